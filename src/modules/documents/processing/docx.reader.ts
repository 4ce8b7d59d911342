import { posix } from 'node:path';
import type { Archive } from './archive.js';
import { mainPart } from './ooxml.js';
import { type PagedText, TextBuilder, unpaged } from './page-text.js';
import { DAMAGED, Unreadable } from './unreadable.js';
import { type XmlEvents, readXml } from './xml.js';

/** What is written between the words of a paragraph (ECMA-376 part 1, 17.3.3). */
const MARKS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };
/** What says the same again for older readers, or is no text of the document: what was deleted, and codes of fields. */
const SKIPPED: ReadonlySet<string> = new Set(['Fallback', 'delText', 'instrText', 'del', 'moveFrom']);

/** The text of a Word document with its notes. Throws Unreadable. */
export async function readDocx(archive: Archive): Promise<PagedText> {
  const main = await mainPart(archive, 'word/document.xml');
  if (!archive.has(main)) throw new Unreadable(DAMAGED);
  const text = new TextBuilder();
  for (const part of [main, ...['footnotes.xml', 'endnotes.xml'].map((name) => posix.join(posix.dirname(main), name))])
    await readXml(archive.read(part), wordprocessing(text));
  return unpaged(text.toString());
}

/** Writes down the text of a part: paragraphs and rows of tables end lines, cells end with a tab. */
function wordprocessing(text: TextBuilder): XmlEvents {
  let [isText, skipped, cells] = [false, 0, 0];
  return {
    open: (name) => {
      if (SKIPPED.has(name)) skipped++;
      if (name === 'tc') cells++;
      if (name === 't') isText = true;
      const mark = MARKS[name];
      if (mark !== undefined && skipped === 0) text.add(mark);
    },
    close: (name) => {
      if (SKIPPED.has(name)) skipped--;
      if (name === 't') isText = false;
      // Within a cell a line break would tear the row apart.
      if (name === 'p' && skipped === 0) text.add(cells > 0 ? ' ' : '\n');
      if (name === 'tc') {
        cells--;
        text.add('\t');
      }
      if (name === 'tr') text.add('\n');
    },
    text: (value) => {
      if (isText && skipped === 0) text.add(value);
    },
  };
}
