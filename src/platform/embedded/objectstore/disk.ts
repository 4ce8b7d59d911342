import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, link, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Catalogue, type StoredObject, nameOf } from './catalogue.js';

/** What is said of an object when it is put. */
export interface ObjectTerms {
  readonly contentType: string;
  /** `x-amz-meta-*`, by lower-case name. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Content that is on the disk, and belongs to no object yet. */
export interface Blob {
  readonly id: string;
  readonly size: number;
  readonly etag: string;
}

/**
 * Objects on a disk. Content lies in `blobs/<uuid>` and never changes; what an object is stands in
 * `meta/<SHA-256 of bucket and key>.json`, which one rename replaces whole. Both are on the disk before anybody is told:
 * a crash at any moment leaves each object as it was before or as it is after, and at worst a blob of nobody, which the
 * next start removes. Keys are never part of a path.
 */
export class Disk {
  readonly #folder: string;
  readonly #durable: boolean;
  readonly #catalogue: Catalogue;
  /** The last change of each object that has not ended: two of one object happen one after the other. */
  readonly #changes = new Map<string, Promise<unknown>>();

  constructor(folder: string, catalogue: Catalogue, durable: boolean) {
    this.#folder = folder;
    this.#catalogue = catalogue;
    this.#durable = durable;
  }

  find(bucket: string, key: string): StoredObject | undefined {
    return this.#catalogue.get(bucket, key);
  }

  /** The objects of a bucket in the order of their keys' bytes, from the first whose key is not below `from`. */
  list(bucket: string, from: string): Iterable<StoredObject> {
    return this.#catalogue.from(bucket, from);
  }

  /** Opens an object to read; a reader keeps what it opened, whatever happens to the object. Undefined where there is none. */
  async open(bucket: string, key: string): Promise<{ object: StoredObject; file: FileHandle } | undefined> {
    for (;;) {
      const object = this.find(bucket, key);
      if (!object) return undefined;
      try {
        return { object, file: await open(this.#blob(object.blob), 'r') };
      } catch (error) {
        // Replaced, and its content removed, since it was looked up: look again.
        if (!isMissing(error) || this.find(bucket, key) === object) throw error;
      }
    }
  }

  /** Writes content. Rejects with what the content throws, and leaves nothing then. */
  async write(content: AsyncIterable<Buffer>): Promise<Blob> {
    const id = randomUUID();
    const hash = createHash('md5');
    let size = 0;
    const file = await open(this.#blob(id), constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      try {
        for await (const chunk of content) {
          hash.update(chunk);
          await writeAll(file, chunk);
          size += chunk.length;
        }
        if (this.#durable) await file.sync();
      } finally {
        await file.close();
      }
      await this.#sync('blobs');
      return { id, size, etag: hash.digest('hex') };
    } catch (error) {
      await this.discard(id);
      throw error;
    }
  }

  /** Removes content that became nobody's. */
  async discard(id: string): Promise<void> {
    await rm(this.#blob(id), { force: true });
  }

  /** Makes content an object, in place of the one that had the key. */
  async publish(bucket: string, key: string, blob: Blob, terms: ObjectTerms): Promise<StoredObject> {
    return this.#alone(bucket, key, async () => {
      const before = this.find(bucket, key);
      const { id, size, etag } = blob;
      const { contentType, metadata } = terms;
      const lastModified = new Date().toISOString();
      const object = { bucket, key, blob: id, size, etag, contentType, metadata, lastModified };
      const draft = await this.#draft(object);
      // From here on the blob may be an object's; if one of these fails, the next start sees whether it is.
      await rename(draft, this.#meta(object));
      await this.#sync('meta');
      this.#catalogue.set(object);
      if (before) await this.discard(before.blob);
      return object;
    });
  }

  /** The content of an object under another name. Null where the object is not `expected` any more. */
  async duplicate(expected: StoredObject): Promise<Blob | null> {
    const { bucket, key, size, etag } = expected;
    return this.#alone(bucket, key, async () => {
      if (this.find(bucket, key) !== expected) return null;
      const id = randomUUID();
      // Content never changes, so a second link to it is as good as a copy, and each is removed alone.
      await link(this.#blob(expected.blob), this.#blob(id));
      await this.#sync('blobs');
      return { id, size, etag };
    });
  }

  /** Removes an object, where there is one. */
  async remove(bucket: string, key: string): Promise<void> {
    await this.#alone(bucket, key, async () => {
      const object = this.find(bucket, key);
      if (!object) return;
      await unlink(this.#meta(object));
      await this.#sync('meta');
      this.#catalogue.delete(object);
      await this.discard(object.blob);
    });
  }

  /** What is to be written of an object, on the disk already. Where that fails, neither it nor the content is kept. */
  async #draft(object: StoredObject): Promise<string> {
    const draft = join(this.#folder, 'drafts', randomUUID());
    try {
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(JSON.stringify(object));
        if (this.#durable) await file.sync();
      } finally {
        await file.close();
      }
      return draft;
    } catch (error) {
      await rm(draft, { force: true });
      await this.discard(object.blob);
      throw error;
    }
  }

  /** Runs a change of an object after those that came before it. */
  async #alone<T>(bucket: string, key: string, change: () => Promise<T>): Promise<T> {
    const name = nameOf(bucket, key);
    const before = this.#changes.get(name) ?? Promise.resolve();
    const result = before.then(change, change);
    this.#changes.set(name, result);
    try {
      return await result;
    } finally {
      if (this.#changes.get(name) === result) this.#changes.delete(name);
    }
  }

  /** A file's name is on the disk when its folder is. */
  async #sync(folder: 'blobs' | 'meta'): Promise<void> {
    if (!this.#durable) return;
    const directory = await open(join(this.#folder, folder), 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  #blob(id: string): string {
    return join(this.#folder, 'blobs', id);
  }

  #meta({ bucket, key }: StoredObject): string {
    return join(this.#folder, 'meta', `${nameOf(bucket, key)}.json`);
  }
}

/** Makes the folders of a store. */
export async function makeFolders(folder: string): Promise<void> {
  for (const name of ['blobs', 'meta', 'drafts']) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  let offset = 0;
  while (offset < chunk.length) offset += (await file.write(chunk, offset)).bytesWritten;
}
