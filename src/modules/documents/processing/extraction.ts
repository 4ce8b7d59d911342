import { Archive } from './archive.js';
import type { FileBytes } from './file-bytes.js';
import type { Format } from './formats.js';
import type { PagedText } from './page-text.js';
import type { OnPage } from './pdf.reader.js';

/** Reads the text of a file of this format. What a format needs is loaded with it only. Throws Unreadable. */
export async function extract(format: Format, file: FileBytes, onPage: OnPage): Promise<PagedText> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf.reader.js')).readPdf(file, onPage);
    case 'docx':
      return (await import('./docx.reader.js')).readDocx(await Archive.open(file));
    case 'pptx':
      return (await import('./pptx.reader.js')).readPptx(await Archive.open(file), onPage);
    case 'xlsx':
      return (await import('./xlsx.reader.js')).readXlsx(await Archive.open(file), onPage);
    case 'odt':
      return (await import('./odt.reader.js')).readOdt(await Archive.open(file));
    default:
      return textual(format, file);
  }
}

async function textual(format: Format, file: FileBytes): Promise<PagedText> {
  const { readCsv, readHtml, readJson, readPlain } = await import('./text.reader.js');
  switch (format) {
    case 'html':
      return readHtml(file);
    case 'csv':
      return readCsv(file);
    case 'json':
      return readJson(file);
    default:
      return readPlain(file);
  }
}
