import { describe, expect, test } from '@jest/globals';
import { MEDIA_TYPES } from '../../../../src/modules/documents/processing/formats.js';
import { docxWith, footnotes, odtWith, paragraph, pptxWith, xlsxWith } from '../../../support/office.js';
import { pdfWith } from '../../../support/pdf.js';
import { reading } from './reading.js';

/** What each page says. */
const pagesOf = ({ text, pageOffsets }: { text: string; pageOffsets: readonly number[] | null }) =>
  pageOffsets?.map((from, at) => text.slice(from, pageOffsets[at + 1]).trim());

describe('the text', () => {
  test('of a Word document: paragraphs, tables, notes, and nothing that was deleted or is said twice', async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph('Rent')}</w:tc><w:tc>${paragraph('900')}</w:tc></w:tr></w:tbl>`;
    const twice = `<mc:AlternateContent><mc:Choice>${paragraph('Box')}</mc:Choice><mc:Fallback>${paragraph('Box')}</mc:Fallback></mc:AlternateContent>`;
    const deleted = '<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>';
    const body = `${paragraph('Hello ', 'wörld &amp; all')}${table}${twice.replaceAll('mc:', 'w:')}${deleted}`;
    const found = await reading(docxWith(body, footnotes('A note.')), MEDIA_TYPES.docx);
    expect(found.contentType).toBe(MEDIA_TYPES.docx);
    expect(found.text.split(/\s*\n\s*/)).toEqual(['Hello wörld & all', 'Rent \t900', 'Box', 'A note.']);
    expect(found.pageOffsets).toBeNull();
  });

  test('of a presentation: a page a slide, in the order shown, with notes and without numbers', async () => {
    const found = await reading(
      pptxWith([{ text: 'First', notes: 'Say hello' }, { text: 'Second' }, { text: 'Third' }]),
      MEDIA_TYPES.pptx,
    );
    expect(pagesOf(found)).toEqual(['First\nSay hello', 'Second', 'Third']);
    expect(found.chunks.map(({ page }) => page)).toEqual([1, 2, 3]);
  });

  test('of a workbook: a page a sheet, with its name, rows as lines', async () => {
    const found = await reading(
      xlsxWith({
        Rents: [
          ['Tenant', 'Rent'],
          ['Ada', 900],
        ],
        'Empty &amp; late': [],
        Costs: [['Water', 12.5]],
      }),
      MEDIA_TYPES.xlsx,
    );
    expect(pagesOf(found)).toEqual(['Rents\nTenant\tRent\nAda\t900', 'Empty & late', 'Costs\nWater\t12.5']);
    expect(found.pageLabels).toEqual(['Rents', 'Empty & late', 'Costs']);
  });

  test('of cells that are dates: the dates', async () => {
    const cells = [1, 2, 3].map((style) => ({ number: 46347.75, style }));
    const { text } = await reading(
      xlsxWith({ Dates: [[46347, ...cells, { number: 46347, style: 1 }]] }),
      MEDIA_TYPES.xlsx,
    );
    expect(text).toBe('Dates\n46347\t2026-11-21 18:00\t2026-11-21 18:00\t46347.75\t2026-11-21');
  });

  test('of an OpenDocument text: paragraphs, spaces that are numbers, tables, no remarks', async () => {
    const body = `<text:h>Title</text:h><text:p>A<text:s text:c="3"/>B<text:s text:c="1000000000"/><text:tab/>C<office:annotation><text:p>remark</text:p></office:annotation></text:p>
      <table:table-row><table:table-cell><text:p>x</text:p></table:table-cell><table:table-cell><text:p>y</text:p></table:table-cell></table:table-row>`;
    const { text } = await reading(odtWith(body), MEDIA_TYPES.odt);
    expect(text.replace(/ {50,}/, '…')).toBe('Title\nA   B…\tC\nx \ty');
  });

  test('of HTML: what is shown, in whatever encoding it declares', async () => {
    const html = `<html><head><meta charset="windows-1251"><title>T</title><script>alert(1)</script><style>p{}</style></head>
      <body><h1>Договор</h1><p>One <a href="http://x">link</a></p><ul><li>item</li></ul><img alt="picture" src="x"></body></html>`;
    const bytes = Buffer.from(html.replace('Договор', ''), 'latin1');
    const at = bytes.indexOf('<h1>') + 4;
    const russian = Buffer.from([0xc4, 0xee, 0xe3, 0xee, 0xe2, 0xee, 0xf0]);
    const { text } = await reading(Buffer.concat([bytes.subarray(0, at), russian, bytes.subarray(at)]), 'text/html');
    expect(text).toMatch(/^Договор\n+One link\n+ \* item$/);
  });

  test('of CSV: rows as lines, whatever stands between the cells, also where quotes never end', async () => {
    const { text } = await reading('Name;Note\r\nAda;"Two\nlines; quoted"\r\n', 'text/csv');
    expect(text).toBe('Name\tNote\nAda\tTwo lines; quoted');
    expect((await reading('a,b\n1,"never ends\n', 'text/csv')).text).toContain('never ends');
  });

  test('of JSON: as it is written, but for escapes of letters', async () => {
    const json = String.raw`{"name":"Zo\u00eb","path":"c:\\u00eb","nul":"\u0000","pair":"\ud83d\ude00"}`;
    const { text, contentType } = await reading(json, 'application/octet-stream', { filename: 'x.JSON' });
    expect(text).toBe(String.raw`{"name":"Zoë","path":"c:\\u00eb","nul":"\u0000","pair":"😀"}`);
    expect(contentType).toBe('application/json');
  });

  test('of PDF: page by page, each where it is said to begin', async () => {
    const found = await reading(pdfWith(['One.', '', 'Three.']), 'application/pdf');
    expect(found.pageOffsets).toHaveLength(3);
    expect(pagesOf(found)).toEqual(['One.', '', 'Three.']);
    expect(found.chunks.map(({ page }) => page)).toEqual([1, 3]);
  });
});

describe('plain text', () => {
  const euro = 'Grüße für 5 €, <|endoftext|> \u{1F600}';
  test.each([
    ['UTF-8', Buffer.from(euro)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${euro}`)],
    ['UTF-16, little end first, with a mark', Buffer.from(`\ufeff${euro}`, 'utf16le')],
    ['UTF-16, big end first, with a mark', Buffer.from(`\ufeff${euro}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(euro, 'utf16le')],
  ])(
    'in %s is read',
    async (_name, bytes) => {
      const { text, chunks } = await reading(bytes, 'text/plain');
      expect(text).toBe(euro);
      expect(chunks).toHaveLength(1);
    },
    60_000,
  );

  test('in windows-1252 is read, NULs and other controls left out, accents composed, lines ended alike', async () => {
    const bytes = Buffer.concat([Buffer.from('Gr\xfc\xdfe\x00 f\xfcr 5 \x80\r\n\r\n\r\n\r\nende\x07  \r', 'latin1')]);
    expect((await reading(bytes, 'text/plain')).text).toBe('Grüße für 5 €\n\nende');
    expect((await reading('Zoe\u0308', 'text/plain')).text).toBe('Zoë');
  });
});
