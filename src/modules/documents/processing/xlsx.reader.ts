import type { Archive } from './archive.js';
import { mainPart, relationshipsOf } from './ooxml.js';
import { PageText, type PagedText, TextBuilder } from './page-text.js';
import type { OnPage } from './pdf.reader.js';
import { DAMAGED, Unreadable } from './unreadable.js';
import { type Attributes, type XmlEvents, readXml } from './xml.js';

/** How many sheets a workbook may have. */
const MAX_SHEETS = 1000;
/** How many different texts its cells may share. */
const MAX_SHARED = 1_000_000;

interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** The text of a workbook, sheet by sheet: its name, then a line for each row, its cells between tabs. Throws Unreadable. */
export async function readXlsx(archive: Archive, onPage: OnPage): Promise<PagedText> {
  const main = await mainPart(archive, 'xl/workbook.xml');
  if (!archive.has(main)) throw new Unreadable(DAMAGED);
  const { sheets, shared } = await workbook(archive, main);
  const pages = new PageText();
  const text = new TextBuilder();
  for (const { name, part } of sheets) {
    text.add(`${name}\n`);
    await readXml(archive.read(part), worksheet(text, shared));
    pages.add(text.take(), name);
    onPage(pages.pages, sheets.length);
  }
  return pages.paged();
}

async function workbook(archive: Archive, main: string): Promise<{ sheets: Sheet[]; shared: string[] }> {
  const relationships = await relationshipsOf(archive, main);
  const sheets: Sheet[] = [];
  await readXml(archive.read(main), {
    open: (name, attributes) => {
      if (name !== 'sheet') return;
      const part = relationships.get(attributes['r:id'] ?? '')?.target ?? '';
      if (archive.has(part)) sheets.push({ name: attributes['name'] ?? '', part });
      if (sheets.length > MAX_SHEETS)
        throw new Unreadable(`It has more than ${MAX_SHEETS.toLocaleString('en')} sheets.`);
    },
  });
  const strings = [...relationships.values()].find(({ kind }) => kind === 'sharedStrings');
  return { sheets, shared: strings ? await sharedStrings(archive, strings.target) : [] };
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

/** Writes down the cells of a sheet as they are shown, dates excepted, which are numbers of days. */
function worksheet(text: TextBuilder, shared: readonly string[]): XmlEvents {
  let [type, value, isValue] = ['n', '', false];
  const shown = () => {
    if (type === 's') return shared[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    return value;
  };
  return {
    open: (name, attributes: Attributes) => {
      if (name === 'c') [type, value] = [attributes['t'] ?? 'n', ''];
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
