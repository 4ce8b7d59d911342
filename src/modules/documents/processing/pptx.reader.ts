import type { Archive } from './archive.js';
import { type Relationship, mainPart, relationshipsOf } from './ooxml.js';
import { PageText, type PagedText, TextBuilder } from './page-text.js';
import type { OnPage } from './pdf.reader.js';
import { DAMAGED, Unreadable } from './unreadable.js';
import { readXml } from './xml.js';

/** How many slides a presentation may have. */
const MAX_SLIDES = 5000;

/** The text of a presentation, slide by slide in the order they are shown, each with its notes. Throws Unreadable. */
export async function readPptx(archive: Archive, onPage: OnPage): Promise<PagedText> {
  const main = await mainPart(archive, 'ppt/presentation.xml');
  const slides = await slidesOf(archive, main);
  if (slides.length > MAX_SLIDES) throw new Unreadable(`It has more than ${MAX_SLIDES.toLocaleString('en')} slides.`);
  const pages = new PageText();
  const text = new TextBuilder();
  for (const slide of slides) {
    await readShapes(archive, slide, text);
    for (const { kind, target } of (await relationshipsOf(archive, slide)).values())
      if (kind === 'notesSlide') await readShapes(archive, target, text);
    pages.add(text.take());
    onPage(pages.pages, slides.length);
  }
  return pages.paged();
}

async function slidesOf(archive: Archive, main: string): Promise<string[]> {
  if (!archive.has(main)) throw new Unreadable(DAMAGED);
  const relationships = await relationshipsOf(archive, main);
  const found: (Relationship | undefined)[] = [];
  await readXml(archive.read(main), {
    open: (name, attributes) => {
      if (name === 'sldId') found.push(relationships.get(attributes['r:id'] ?? ''));
    },
  });
  return found.flatMap((slide) => (slide && archive.has(slide.target) ? [slide.target] : []));
}

async function readShapes(archive: Archive, part: string, text: TextBuilder): Promise<void> {
  let [isText, fields] = [false, 0];
  await readXml(archive.read(part), {
    open: (name, { type }) => {
      if (name === 't') isText = true;
      // Numbers of slides say nothing.
      if (name === 'fld' && (fields > 0 || type === 'slidenum')) fields++;
      if (name === 'br') text.add('\n');
    },
    close: (name) => {
      if (name === 't') isText = false;
      if (name === 'fld' && fields > 0) fields--;
      if (name === 'p') text.add('\n');
      if (name === 'tc') text.add('\t');
    },
    text: (value) => {
      if (isText && fields === 0) text.add(value);
    },
  });
}
