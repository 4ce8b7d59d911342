import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { MEDIA_TYPES } from '../../src/modules/documents/processing/formats.js';
import { type File, upload } from '../modules/documents/upload.js';
import { encryptedPdf } from '../support/encrypted-pdf.js';
import { docxEntries, docxWith, paragraph, xlsxWith } from '../support/office.js';
import { pdfOf, pdfWith, stream } from '../support/pdf.js';
import { type Account, register } from '../support/people.js';
import { household } from '../support/process.js';
import { zipOf } from '../support/zip.js';
import { report } from './report.js';

const MIB = 1024 ** 2;
const bomb = (part: string) => zipOf({ ...docxEntries(''), 'word/document.xml': part });
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
const packedTwice = () =>
  pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
    stream(Buffer.alloc(300 * MIB, '(a) Tj '), 2),
  ]);

const { docx, pdf, xlsx } = MEDIA_TYPES;
const HOSTILE: readonly File[] = [
  { contentType: docx, content: bomb(`<w:x>${' '.repeat(150 * MIB)}</w:x>`) },
  { contentType: docx, content: bomb(`<w:x>${'<w:y/>'.repeat(25 * MIB)}</w:x>`) },
  { contentType: docx, content: bomb(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><x>&l9;</x>`) },
  { contentType: docx, content: docxWith(paragraph('x'.repeat(999))).subarray(0, 400) },
  { contentType: pdf, content: packedTwice() },
  { contentType: pdf, content: encryptedPdf('secret words', 'open') },
  { contentType: pdf, content: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type') },
  {
    contentType: xlsx,
    content: xlsxWith(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`S${at}`, [[at]]]))),
  },
  { contentType: 'text/plain', content: 'word '.repeat(2 * MIB + 1) },
  { contentType: 'text/plain', content: pdfWith(['a PDF announced as text']) },
];
const HARMLESS: readonly File[] = ['one', 'two', 'three'].map((word) => ({
  content: `A harmless text, number ${word}.`,
}));
/** What the house promises, in MiB. */
const MEMORY = 512;

/** The most memory that a process has had, in MiB (proc(5), VmHWM). */
const peakOf = (pid: number) =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

const STATUS = `query ($id: ID!) { document(id: $id) { status processingError } }`;
interface Status {
  readonly document: { readonly status: string; readonly processingError: string | null };
}

/** How a document ended. */
async function settled({ person }: Account, id: string): Promise<Status['document']> {
  for (;;) {
    const { document } = await person.ask<Status>(STATUS, { id });
    if (document.status === 'READY' || document.status === 'FAILED') return document;
    await pause(250);
  }
}

test('a whole server that is given every bomb at once fails them in words, reads the others, and stays small', async () => {
  const home = await household();
  const server = await home.start();
  const account = await register(server.url, 'Ada');
  const bombs = await Promise.all(HOSTILE.map((file) => upload(account, file)));
  const others = await Promise.all(HARMLESS.map((file) => upload(account, file)));
  for (const id of others) expect(await settled(account, id)).toEqual({ status: 'READY', processingError: null });
  for (const id of bombs)
    expect(await settled(account, id)).toEqual({
      status: 'FAILED',
      processingError: expect.stringMatching(/^[A-Z].*\.$/),
    });
  const peak = peakOf(server.pid);
  expect(peak).toBeLessThan(MEMORY);
  report('Hostile files', {
    files: HOSTILE.length,
    harmless: HARMLESS.length,
    'peak of the server in MiB': peak.toFixed(0),
  });
  expect(await server.end('SIGTERM')).toBe(0);
  await home.remove();
});
