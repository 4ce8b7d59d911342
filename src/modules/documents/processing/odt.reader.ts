import type { Archive } from './archive.js';
import { type PagedText, TextBuilder, unpaged } from './page-text.js';
import { ENCRYPTED, Unreadable } from './unreadable.js';
import { type Attributes, readXml } from './xml.js';

/** What is no text of the document: what was deleted, remarks, and settings (ODF 1.3 part 3). */
const SKIPPED: ReadonlySet<string> = new Set(['tracked-changes', 'annotation', 'font-face-decls', 'automatic-styles']);
/** A row of spaces is written as a number, which can be any. */
const MAX_SPACES = 100;

/** The text of an OpenDocument text. Throws Unreadable. */
export async function readOdt(archive: Archive): Promise<PagedText> {
  if (await isEncrypted(archive)) throw new Unreadable(ENCRYPTED);
  const text = new TextBuilder();
  let [paragraphs, cells, skipped] = [0, 0, 0];
  await readXml(archive.read('content.xml'), {
    open: (name, attributes) => {
      if (SKIPPED.has(name)) skipped++;
      if (name === 'p' || name === 'h') paragraphs++;
      if (name === 'table-cell') cells++;
      if (skipped === 0) text.add(mark(name, attributes));
    },
    close: (name) => {
      if (SKIPPED.has(name)) skipped--;
      if (name === 'p' || name === 'h') {
        paragraphs--;
        if (skipped === 0) text.add(cells > 0 ? ' ' : '\n');
      }
      if (name === 'table-cell') {
        cells--;
        text.add('\t');
      }
      if (name === 'table-row') text.add('\n');
    },
    text: (value) => {
      if (paragraphs > 0 && skipped === 0) text.add(value);
    },
  });
  return unpaged(text.toString());
}

/** What is written between words (ODF 1.3 part 3, 6.1). */
function mark(name: string, attributes: Attributes): string {
  if (name === 'tab') return '\t';
  if (name === 'line-break') return '\n';
  if (name !== 's') return '';
  const count = Number(attributes['text:c'] ?? '1');
  return ' '.repeat(Math.min(MAX_SPACES, Number.isInteger(count) && count > 0 ? count : 1));
}

/** Each entry that is encrypted says so in the manifest (ODF 1.3 part 2, 4.4). */
async function isEncrypted(archive: Archive): Promise<boolean> {
  let found = false;
  await readXml(archive.read('META-INF/manifest.xml'), {
    open: (name) => {
      if (name === 'encryption-data') found = true;
    },
  });
  return found;
}
