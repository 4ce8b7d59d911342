import type { Readable } from 'node:stream';
import { type Entry, type ZipFile, fromFd } from 'yauzl';
import type { FileBytes } from './file-bytes.js';
import type { Format } from './formats.js';
import { DAMAGED, ENCRYPTED, Unreadable } from './unreadable.js';

/** How many entries an archive may have. */
const MAX_ENTRIES = 20_000;
/** How many bytes of it may be unpacked, counted as they come: its headers can say anything. */
const MAX_UNPACKED = 128 * 1024 * 1024;

/** What tells the formats that are archives apart: the entry that each must have. */
const MAIN: readonly (readonly [prefix: string, format: Format])[] = [
  ['word/document', 'docx'],
  ['ppt/presentation', 'pptx'],
  ['xl/workbook', 'xlsx'],
];

/** A zip archive of which only so much is unpacked as is asked for, and never more than is bearable. */
export class Archive {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    /** What it holds; null where that is no format that text is read from. */
    readonly format: Format | null,
  ) {}

  /** Reads the directory of an archive. Throws Unreadable. */
  static async open(file: FileBytes): Promise<Archive> {
    const zip = await damagedUnless(
      new Promise<ZipFile>((resolve, reject) =>
        fromFd(file.fd, { lazyEntries: true, autoClose: false }, (error, opened) =>
          error ? reject(error) : resolve(opened),
        ),
      ),
    );
    const entries = await damagedUnless(directory(zip));
    const archive = new Archive(zip, entries, formatOf(entries));
    return (await archive.isOpenDocument()) ? new Archive(zip, entries, 'odt') : archive;
  }

  /** Whether there is such an entry. */
  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of an entry, nothing where it is missing. Throws Unreadable. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) return;
    if (entry.isEncrypted()) throw new Unreadable(ENCRYPTED);
    const stream = await damagedUnless(
      new Promise<Readable>((resolve, reject) =>
        this.zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
      ),
    );
    try {
      for await (const chunk of stream) {
        this.count((chunk as Buffer).length);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable(DAMAGED);
    } finally {
      stream.destroy();
    }
  }

  private count(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > MAX_UNPACKED)
      throw new Unreadable(`It unpacks to more than ${MAX_UNPACKED / 1024 ** 2} MiB, which is more than is read.`);
  }

  /** OpenDocument names itself in an entry of its own (ODF 1.3 part 2, 3.3). */
  private async isOpenDocument(): Promise<boolean> {
    if (!this.entries.has('mimetype') || !this.entries.has('content.xml')) return false;
    let name = '';
    for await (const chunk of this.read('mimetype')) {
      name += chunk.toString('latin1');
      if (name.length > 255) return false;
    }
    return name.trim() === 'application/vnd.oasis.opendocument.text';
  }
}

function formatOf(entries: ReadonlyMap<string, Entry>): Format | null {
  for (const [prefix, format] of MAIN)
    for (const name of entries.keys()) if (name.startsWith(prefix) && name.endsWith('.xml')) return format;
  return null;
}

async function directory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw new Unreadable(`It has more than ${MAX_ENTRIES.toLocaleString('en')} parts.`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw new Unreadable(DAMAGED);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function damagedUnless<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(DAMAGED);
  }
}
