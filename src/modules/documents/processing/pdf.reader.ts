import { getDocumentProxy } from 'unpdf';
import type { FileBytes } from './file-bytes.js';
import { PageText, type PagedText, TextBuilder } from './page-text.js';
import { DAMAGED, ENCRYPTED, Unreadable } from './unreadable.js';

/** How many pages a document may have. */
const MAX_PAGES = 10_000;

/** Hears how many of how many pages are read. */
export type OnPage = (done: number, total: number) => void;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The text of a PDF, page by page. Throws Unreadable. */
export async function readPdf(file: FileBytes, onPage: OnPage): Promise<PagedText> {
  const pdf = await open(file);
  if (pdf.numPages > MAX_PAGES) throw new Unreadable(`It has more than ${MAX_PAGES.toLocaleString('en')} pages.`);
  const pages = new PageText();
  const builder = new TextBuilder();
  for (let number = 1; number <= pdf.numPages; number++) {
    pages.add(await pageText(pdf, number, builder));
    onPage(number, pdf.numPages);
  }
  return pages.paged();
}

async function open(file: FileBytes): Promise<Pdf> {
  try {
    // Its text is all that is wanted: no forms, no pictures, nothing that would have to be fetched.
    return await getDocumentProxy(new Uint8Array(file.all()), {
      enableXfa: false,
      disableAutoFetch: true,
      useWasm: false,
      verbosity: 0,
    });
  } catch (error) {
    throw new Unreadable(error instanceof Error && error.name === 'PasswordException' ? ENCRYPTED : DAMAGED);
  }
}

async function pageText(pdf: Pdf, number: number, builder: TextBuilder): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) builder.add(item.hasEOL ? `${item.str}\n` : item.str);
    page.cleanup();
    return builder.take();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(DAMAGED);
  }
}
