import { type Entries, zipOf } from './zip.js';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const relationships = (targets: readonly (readonly [kind: string, target: string])[]) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const office = (main: string, parts: Entries): Entries => ({
  '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  '_rels/.rels': relationships([['officeDocument', main]]),
  ...parts,
});

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** A paragraph of Word with runs for each of these texts. */
export const paragraph = (...runs: readonly string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`;

/** A Word document with this body, and further parts. */
export const docxEntries = (body: string, parts: Entries = {}): Entries =>
  office('word/document.xml', {
    'word/document.xml': `${XML}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
export const docxWith = (body: string, parts: Entries = {}): Buffer => zipOf(docxEntries(body, parts));

/** Footnotes of Word. */
export const footnotes = (text: string): Entries => ({
  'word/footnotes.xml': `${XML}<w:footnotes ${W}><w:footnote>${paragraph(text)}</w:footnote></w:footnotes>`,
});

/** A presentation with a slide for each of these texts, in the order opposite to that of their parts, and its notes. */
export function pptxWith(slides: readonly { readonly text: string; readonly notes?: string }[]): Buffer {
  const A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
  const shape = (text: string) =>
    `<p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r><a:fld type="slidenum"><a:t>99</a:t></a:fld></a:p></p:txBody></p:sp>`;
  const parts: Record<string, string> = {};
  const part = (at: number) => `slides/slide${slides.length - at}.xml`;
  slides.forEach(({ text, notes }, at) => {
    parts[`ppt/${part(at)}`] = `${XML}<p:sld ${A} xmlns:p="p">${shape(text)}</p:sld>`;
    if (notes === undefined) return;
    const name = `notesSlide${at}.xml`;
    parts[`ppt/slides/_rels/slide${slides.length - at}.xml.rels`] = relationships([
      ['notesSlide', `../notesSlides/${name}`],
    ]);
    parts[`ppt/notesSlides/${name}`] = `${XML}<p:notes ${A} xmlns:p="p">${shape(notes)}</p:notes>`;
  });
  const ids = slides.map((_slide, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('');
  return zipOf(
    office('ppt/presentation.xml', {
      'ppt/presentation.xml': `${XML}<p:presentation xmlns:p="p" xmlns:r="${OFFICE}"><p:sldIdLst>${ids}</p:sldIdLst></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': relationships(slides.map((_slide, at) => ['slide', part(at)])),
      ...parts,
    }),
  );
}

/** Formats of cells: any, a date that every program knows, one that is written down, and words that only look like one. */
const STYLES = `${XML}<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** A cell: text, a number, or a number with the place of its format among `STYLES`. */
type Cell = string | number | { readonly number: number; readonly style: number };

/** A workbook with these sheets, each with rows of cells: numbers as such, texts shared. */
export function xlsxWith(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Buffer {
  const shared: string[] = [];
  const cell = (value: Cell) =>
    typeof value === 'object'
      ? `<c s="${value.style}"><v>${value.number}</v></c>`
      : typeof value === 'number'
        ? `<c><v>${value}</v></c>`
        : `<c t="s"><v>${shared.push(value) - 1}</v></c>`;
  const parts: Record<string, string> = {};
  const names = Object.keys(sheets);
  Object.values(sheets).forEach((rows, at) => {
    const data = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
    parts[`xl/worksheets/sheet${at + 1}.xml`] = `${XML}<worksheet><sheetData>${data}</sheetData></worksheet>`;
  });
  const list = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  const targets = names.map((_name, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const);
  const strings = shared.map((text) => `<si><r><t>${text}</t></r><rPh><t>reading</t></rPh></si>`).join('');
  return zipOf(
    office('xl/workbook.xml', {
      'xl/workbook.xml': `${XML}<workbook xmlns:r="${OFFICE}"><sheets>${list}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relationships([
        ...targets,
        ['sharedStrings', 'sharedStrings.xml'],
        ['styles', 'styles.xml'],
      ]),
      'xl/styles.xml': STYLES,
      'xl/sharedStrings.xml': `${XML}<sst>${strings}</sst>`,
      ...parts,
    }),
  );
}

/** An OpenDocument text with this body. */
export const odtWith = (body: string, manifest = ''): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${XML}<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `${XML}<manifest:manifest xmlns:manifest="m">${manifest}</manifest:manifest>`,
  });
