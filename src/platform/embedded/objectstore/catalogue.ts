import { createHash } from 'node:crypto';
import { readFile, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../log.js';

/** What is written of an object. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  /** The name of its content in `blobs`. */
  readonly blob: string;
  /** Bytes. */
  readonly size: number;
  /** The MD5 of the content, in hexadecimal. */
  readonly etag: string;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly lastModified: string;
}

/** The name under which an object is written; the bucket has no NUL, so no two objects share one. */
export const nameOf = (bucket: string, key: string) => createHash('sha256').update(`${bucket}\0${key}`).digest('hex');

/** Text whose order by UTF-16 code units is that of the key's UTF-8 bytes, in which S3 lists. */
export const orderOf = (key: string) => Buffer.from(key).toString('latin1');

interface Entry {
  readonly order: string;
  readonly object: StoredObject;
}

/** The objects there are, in memory. What is on the disk was read once; this process alone changes it. */
export class Catalogue {
  readonly #objects = new Map<string, StoredObject>();
  /** Those of each bucket in order; made anew when it is asked for after a change. */
  readonly #sorted = new Map<string, readonly Entry[]>();

  get(bucket: string, key: string): StoredObject | undefined {
    return this.#objects.get(`${bucket}\0${key}`);
  }

  set(object: StoredObject): void {
    this.#objects.set(`${object.bucket}\0${object.key}`, object);
    this.#sorted.delete(object.bucket);
  }

  delete({ bucket, key }: StoredObject): void {
    this.#objects.delete(`${bucket}\0${key}`);
    this.#sorted.delete(bucket);
  }

  /** Those of a bucket whose key is not below `from`, in the order of their keys' bytes. */
  *from(bucket: string, from: string): Iterable<StoredObject> {
    const entries = this.#inOrder(bucket);
    const order = orderOf(from);
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((entries[middle]?.order ?? '') < order) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < entries.length; i++) {
      const entry = entries[i];
      if (entry) yield entry.object;
    }
  }

  #inOrder(bucket: string): readonly Entry[] {
    const known = this.#sorted.get(bucket);
    if (known) return known;
    const objects = [...this.#objects.values()].filter((object) => object.bucket === bucket);
    const entries = objects.map((object) => ({ order: orderOf(object.key), object }));
    entries.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    this.#sorted.set(bucket, entries);
    return entries;
  }
}

/**
 * Reads what a folder holds, and removes what a crash left: drafts, and content of no object. Where something cannot be
 * read nothing is removed, since its content might be among it.
 */
export async function readCatalogue(folder: string, log: Pick<Logger, 'info' | 'error'>): Promise<Catalogue> {
  const catalogue = new Catalogue();
  const blobs = new Set(await readdir(join(folder, 'blobs')));
  const drafts = await readdir(join(folder, 'drafts'));
  let damaged = 0;
  for (const name of await readdir(join(folder, 'meta'))) {
    const object = parse(await readFile(join(folder, 'meta', name), 'utf8'), name);
    if (object && blobs.delete(object.blob)) {
      catalogue.set(object);
      continue;
    }
    damaged++;
    log.error(
      { file: join(folder, 'meta', name) },
      'The object store has an object that is damaged; it is not served.',
    );
  }
  const orphans = damaged > 0 ? [] : [...blobs].map((id) => join('blobs', id));
  for (const name of [...orphans, ...drafts.map((id) => join('drafts', id))]) await unlink(join(folder, name));
  if (orphans.length > 0) log.info({ blobs: orphans.length }, 'Removed content that belonged to no object.');
  return catalogue;
}

function parse(text: string, name: string): StoredObject | null {
  try {
    const object = JSON.parse(text) as Partial<StoredObject>;
    const { bucket, key, blob, size } = object;
    const whole = bucket !== undefined && key !== undefined && /^[0-9a-f-]{36}$/.test(blob ?? '') && size !== undefined;
    return whole && name === `${nameOf(bucket, key)}.json` ? (object as StoredObject) : null;
  } catch {
    return null; // reported by whoever asked
  }
}
