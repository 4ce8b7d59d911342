import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { getDocumentProxy } from 'unpdf';
import { MEDIA_TYPES } from '../../../../src/modules/documents/processing/formats.js';
import { Unreadable } from '../../../../src/modules/documents/processing/unreadable.js';
import { encryptedPdf } from '../../../support/encrypted-pdf.js';
import { docxEntries, docxWith, odtWith, paragraph, xlsxWith } from '../../../support/office.js';
import { pdfOf, pdfWith, stream } from '../../../support/pdf.js';
import { zipOf } from '../../../support/zip.js';
import { reading } from './reading.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const MIB = 1024 ** 2;
const nested = (count: number) => '<w:a>'.repeat(count) + '</w:a>'.repeat(count);
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
const bomb = (part: string) => ({ 'word/document.xml': part });

/** Says why a file cannot be read. */
const refusal = (content: string | Buffer, type: string, options?: Parameters<typeof reading>[2]): Promise<string> =>
  reading(content, type, options).then(
    () => 'It was read.',
    (error: unknown) => {
      if (!(error instanceof Unreadable)) throw error;
      return error.message;
    },
  );

describe('a file is refused with words for its owner', () => {
  const cases: readonly (readonly [name: string, make: () => string | Buffer, type: string, words: RegExp])[] = [
    [
      'a document announced as another',
      () => docxWith(paragraph('x')),
      MEDIA_TYPES.pdf,
      /announced as application\/pdf, but its bytes are .*wordprocessingml/,
    ],
    ['text announced as a PDF', () => 'no pdf', MEDIA_TYPES.pdf, /but its bytes are text\/plain/],
    ['a PDF announced as text', () => pdfWith(['x']), 'text/plain', /but its bytes are application\/pdf/],
    ['a picture announced as text', () => PNG, 'text/plain', /but its bytes are image\/png/],
    ['a picture', () => PNG, 'image/png', /No text can be read from files of the type image\/png, only from PDF, Word/],
    [
      'noise announced as text',
      () => Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256)),
      'text/plain',
      /something else/,
    ],
    [
      'an archive of something else',
      () => zipOf({ 'a.txt': 'a' }),
      'application/zip',
      /No text can be read from files of the type application\/zip/,
    ],
    ['nothing', () => '', 'text/plain', /^The file is empty\.$/],
    ['white space', () => ' \n\t\n ', 'text/plain', /^No text could be read from it/],
    ['a scanned PDF', () => pdfWith(['']), MEDIA_TYPES.pdf, /^No text could be read from it/],
    [
      'a PDF with a password',
      () => encryptedPdf('secret words', 'open'),
      MEDIA_TYPES.pdf,
      /^It is protected by a password/,
    ],
    ['a PDF that ends too early', () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type'), MEDIA_TYPES.pdf, /^It is damaged/],
    [
      'a Word document that ends too early',
      () => docxWith(paragraph('x'.repeat(999))).subarray(0, 400),
      MEDIA_TYPES.docx,
      /^It is damaged or incomplete\.$/,
    ],
    ['a Word document that is no XML', () => zipOf(docxEntries('<w:p>')), MEDIA_TYPES.docx, /^It is damaged/],
    [
      'an encrypted OpenDocument text',
      () => odtWith('', '<manifest:encryption-data/>'),
      MEDIA_TYPES.odt,
      /protected by a password/,
    ],
    [
      'entities of entities',
      () => zipOf({ ...docxEntries(''), ...bomb(`<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><x>&l9;</x>`) }),
      MEDIA_TYPES.docx,
      /^It declares XML entities/,
    ],
    ['elements too deep', () => docxWith(nested(100_000)), MEDIA_TYPES.docx, /deeper than 1000/],
    [
      'an archive that unpacks to more than is bearable',
      () => zipOf({ ...docxEntries(''), ...bomb(`<w:x>${' '.repeat(150 * MIB)}</w:x>`) }),
      MEDIA_TYPES.docx,
      /memory|unpacks to more than 128 MiB/,
    ],
    [
      'one whose headers lie',
      () => zipOf({ ...docxEntries(''), ...bomb(`<w:x>${'<w:p/>'.repeat(20 * MIB)}</w:x>`) }, () => 10),
      MEDIA_TYPES.docx,
      /^It is damaged/,
    ],
    [
      'markup without end',
      () => zipOf({ ...docxEntries(''), ...bomb(`<w:x>${'<w:y/>'.repeat(25 * MIB)}</w:x>`) }),
      MEDIA_TYPES.docx,
      /unpacks to more than 128 MiB/,
    ],
    [
      'ten thousand sheets',
      () => xlsxWith(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`S${at}`, [[at]]]))),
      MEDIA_TYPES.xlsx,
      /^It has more than 1,000 sheets\.$/,
    ],
    ['one long text in every cell', () => xlsxWith({ A: [['x'.repeat(MIB)]] }), MEDIA_TYPES.xlsx, /It was read/],
    [
      'more text than there may be',
      () => 'word '.repeat(2 * MIB + 1),
      'text/plain',
      /more text than the 10,000,000 characters/,
    ],
    ['JSON that is none', () => '{"a":', 'application/json', /It is no JSON/],
  ];
  test.each(cases)(
    '%s',
    async (_name, make, type, words) => {
      expect(await refusal(make(), type)).toMatch(words);
    },
    120_000,
  );

  test('a PDF whose content is packed twice and unpacks to gigabytes', async () => {
    const content = stream(Buffer.alloc(600 * MIB, '(a) Tj '), 2);
    const bombed = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
      content,
    ]);
    expect(bombed.length).toBeLessThan(MIB);
    expect(await refusal(bombed, MEDIA_TYPES.pdf)).toMatch(/too much memory|too long|more text/);
  }, 180_000);
});

test('the fixture with a password is a real one: with it, it opens', async () => {
  const bytes = new Uint8Array(encryptedPdf('secret words', 'open'));
  const pdf = await getDocumentProxy(bytes, { password: 'open' });
  const { items } = await (await pdf.getPage(1)).getTextContent();
  expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toBe('secret words');
});

test('text that begins like the magic number of something else is text', async () => {
  expect((await reading('BM25 ranks. MZ is a prefix.', 'text/plain')).text).toBe('BM25 ranks. MZ is a prefix.');
});

test('what takes too long or too much is ended, and leaves no file', async () => {
  const text = 'word '.repeat(MIB);
  expect(await refusal(text, 'text/plain', { limits: { memory: 2 ** 40, time: 1 } })).toBe(
    'It takes too long to be read.',
  );
  expect(await refusal(text, 'text/plain', { limits: { memory: 80 * MIB, time: 60_000 } })).toBe(
    'It needs too much memory to be read.',
  );
  // Other test files have files there at the same time.
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`steward-${process.pid}-`))).toEqual([]);
});
