import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file without a name: it is gone with the process, however that ends. */
export interface ScratchFile {
  readonly fd: number;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of them in hexadecimal. */
  readonly hash: string;
  close(): Promise<void>;
}

/** More bytes came than there may be. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

/** Writes bytes, at most `limit` of them, to a file that only this process can reach. Rejects with TooManyBytes. */
export async function scratchFile(
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>,
  limit: number,
): Promise<ScratchFile> {
  const path = join(tmpdir(), `steward-${process.pid}-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    const { size, hash } = await fill(file, bytes, limit);
    return { fd: file.fd, size, hash, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function fill(file: FileHandle, bytes: AsyncIterable<Buffer> | Iterable<Buffer>, limit: number) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    if (size + chunk.length > limit) throw new TooManyBytes('There are more bytes than there may be.');
    hash.update(chunk);
    await file.write(chunk, 0, chunk.length, size);
    size += chunk.length;
  }
  return { size, hash: hash.digest('hex') };
}
