import { SaxesParser } from 'saxes';
import { DAMAGED, Unreadable } from './unreadable.js';

/** How deep elements may lie in each other. */
const MAX_DEPTH = 1000;

/** The attributes of an element by their names as written, prefix included. */
export type Attributes = Readonly<Record<string, string>>;

/** What is told of an XML document, in its order. Names come without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Tells an XML document as it is read. There is no document type declaration in the formats that are read here, so one
 * is refused before it can declare an entity. Throws Unreadable.
 */
export async function readXml(chunks: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser<{ xmlns?: false; position: false }>({ position: false });
  let depth = 0;
  parser.on('error', () => refuse(DAMAGED));
  parser.on('doctype', () => refuse('It declares XML entities, which files of its kind must not.'));
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) refuse(`Its parts lie deeper than ${MAX_DEPTH} in each other.`);
    events.open?.(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close?.(local(name));
  });
  parser.on('text', (text) => events.text?.(text));
  parser.on('cdata', (text) => events.text?.(text));
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  if (decoder) parser.write(decoder.decode()).close();
}

function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function refuse(message: string): never {
  throw new Unreadable(message);
}
