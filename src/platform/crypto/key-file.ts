import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A key file that cannot be used as it is; the message says why and what to do. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/**
 * The key in a file that only its owner may read, as one line of base64. Where there is no file, one is made with the
 * bytes of `create`, whole or not at all: two processes that start together end up with one key, and a crash leaves no
 * half of one. Rejects with KeyFileError.
 */
export async function readOrCreateKeyFile(path: string, create: () => Buffer): Promise<Buffer> {
  const bytes = await readKeyFile(path);
  if (bytes) return bytes;
  await writeOnce(path, create());
  const created = await readKeyFile(path);
  if (!created) throw new KeyFileError(`${path} was removed while it was being made.`);
  return created;
}

/** The key in the file, or null where there is no file. */
async function readKeyFile(path: string): Promise<Buffer | null> {
  // Whatever lies there, opening it must not wait.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw new KeyFileError(`${path} cannot be read (${String(codeOf(error))}).`, { cause: error });
  });
  if (!file) return null;
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new KeyFileError(`${path} is no file. Move it away, and put the master key there.`);
    if ((stats.mode & 0o077) !== 0) {
      const shown = (stats.mode & 0o777).toString(8).padStart(3, '0');
      throw new KeyFileError(`${path} can be used by others (mode ${shown}). Run: chmod 600 ${path}`);
    }
    return keyIn(stats.size > 100 ? '' : await file.readFile('ascii'), path);
  } finally {
    await file.close();
  }
}

function keyIn(text: string, path: string): Buffer {
  const line = text.trim();
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length === 32 && bytes.toString('base64') === line) return bytes;
  throw new KeyFileError(
    `${path} does not hold 32 bytes in base64. Restore it from your backup; a new key cannot open what the old one closed.`,
  );
}

/** Creates the file with mode 0600, unless there is one by now. Both the bytes and the name are on disk afterwards. */
async function writeOnce(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    try {
      await file.writeFile(`${bytes.toString('base64')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // Unlike rename, link does not replace the key that somebody else has made meanwhile.
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  } finally {
    await unlink(draft);
  }
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
