import type { Archive } from './archive.js';
import { mainPart, relationshipsOf } from './ooxml.js';
import { PageText, type PagedText, TextBuilder } from './page-text.js';
import type { OnPage } from './pdf.reader.js';
import { DAMAGED, Unreadable } from './unreadable.js';
import { type Attributes, type XmlEvents, readXml } from './xml.js';
import { dateFormats, dateOf } from './xlsx-dates.js';

/** How many sheets a workbook may have. */
const MAX_SHEETS = 1000;
/** How many different texts its cells may share. */
const MAX_SHARED = 1_000_000;

interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** What the cells of a workbook refer to. */
interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly shared: readonly string[];
  /** The formats that show dates. */
  readonly dates: ReadonlySet<number>;
  /** The year in which its calendar begins. */
  readonly calendar: 1900 | 1904;
}

/** The text of a workbook, sheet by sheet: its name, then a line for each row, its cells between tabs. Throws Unreadable. */
export async function readXlsx(archive: Archive, onPage: OnPage): Promise<PagedText> {
  const main = await mainPart(archive, 'xl/workbook.xml');
  if (!archive.has(main)) throw new Unreadable(DAMAGED);
  const book = await workbook(archive, main);
  const { sheets } = book;
  const pages = new PageText();
  const text = new TextBuilder();
  for (const { name, part } of sheets) {
    text.add(`${name}\n`);
    await readXml(archive.read(part), worksheet(text, book));
    pages.add(text.take(), name);
    onPage(pages.pages, sheets.length);
  }
  return pages.paged();
}

async function workbook(archive: Archive, main: string): Promise<Workbook> {
  const relationships = await relationshipsOf(archive, main);
  const sheets: Sheet[] = [];
  let calendar: Workbook['calendar'] = 1900;
  await readXml(archive.read(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) calendar = 1904;
      if (name !== 'sheet') return;
      const part = relationships.get(attributes['r:id'] ?? '')?.target ?? '';
      if (archive.has(part)) sheets.push({ name: attributes['name'] ?? '', part });
      if (sheets.length > MAX_SHEETS)
        throw new Unreadable(`It has more than ${MAX_SHEETS.toLocaleString('en')} sheets.`);
    },
  });
  const partOf = (wanted: string) => [...relationships.values()].find(({ kind }) => kind === wanted)?.target ?? '';
  return {
    ...{ sheets, calendar },
    shared: await sharedStrings(archive, partOf('sharedStrings')),
    dates: await dateFormats(archive, partOf('styles')),
  };
}

/** The texts that cells refer to by number (ECMA-376 part 1, 18.4). */
async function sharedStrings(archive: Archive, part: string): Promise<string[]> {
  const shared: string[] = [];
  const total = new TextBuilder();
  let [isText, phonetic, current] = [false, 0, ''];
  await readXml(archive.read(part), {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 't') isText = true;
      if (name === 'rPh') phonetic++;
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic--;
      if (name !== 'si') return;
      shared.push(current);
      if (shared.length > MAX_SHARED) throw new Unreadable('It has more than a million different texts.');
    },
    text: (value) => {
      if (!isText || phonetic > 0) return;
      total.add(value);
      current += value;
    },
  });
  return shared;
}

/** Writes down the cells of a sheet: dates as such, other numbers as they are kept. */
function worksheet(text: TextBuilder, { shared, dates, calendar }: Workbook): XmlEvents {
  let [type, value, isDate, isValue] = ['n', '', false, false];
  const shown = () => {
    if (type === 's') return shared[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    return type === 'n' && isDate ? dateOf(value, calendar) : value;
  };
  return {
    open: (name, attributes: Attributes) => {
      if (name === 'c') [type, value, isDate] = [attributes['t'] ?? 'n', '', dates.has(Number(attributes['s'] ?? '0'))];
      // `v` is the value of any cell, `t` that of one with its own text.
      if (name === 'v' || name === 't') isValue = true;
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c' && value !== '') text.add(`${shown().replace(/\s*\n\s*/g, ' ')}\t`);
      if (name === 'row') text.add('\n');
    },
    text: (piece) => {
      if (isValue) value += piece;
    },
  };
}
