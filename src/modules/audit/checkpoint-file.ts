import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The name of the file in DATA_DIR. */
export const CHECKPOINT_FILE = 'audit-checkpoints.jsonl';

/** Lines take some 400 bytes; what is longer was not written by this program. */
const MAX_LINE = 4_096;
const NEWLINE = 0x0a;

/** A whole line of the file. */
export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Without its end. */
  readonly text: string;
  /** How many bytes of the file end with it. */
  readonly end: number;
}

/** The file to which checkpoints are appended: one JSON text a line, only its owner reads it. */
export class CheckpointFile {
  readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, CHECKPOINT_FILE);
  }

  /** Bytes; 0 where there is no file. */
  async size(): Promise<number> {
    return (await unlessMissing(stat(this.path)))?.size ?? 0;
  }

  /**
   * The text of the last line, null where there is none. What a process that was killed left of a line is cut off: it
   * was never acknowledged. Rejects where the file has no lines of such a length.
   */
  async last(): Promise<string | null> {
    const file = await unlessMissing(open(this.path, 'r+'));
    if (!file) return null;
    try {
      const { size } = await file.stat();
      const start = Math.max(0, size - 2 * MAX_LINE);
      const tail = Buffer.alloc(size - start);
      await file.read(tail, 0, tail.length, start);
      const end = tail.lastIndexOf(NEWLINE) + 1;
      if (end === 0 && start > 0) throw new Error(`${this.path} does not hold checkpoints: move it away.`);
      if (end < tail.length) await cut(file, start + end);
      if (end === 0) return null;
      const lines = tail.subarray(0, end - 1);
      return lines.toString('latin1', lines.lastIndexOf(NEWLINE) + 1);
    } finally {
      await file.close();
    }
  }

  /** Appends a line, which is on disk when this resolves; makes the file, with mode 0600, where there is none. */
  async append(text: string): Promise<void> {
    const isNew = (await this.size()) === 0;
    if (isNew) await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a', 0o600);
    try {
      await file.appendFile(`${text}\n`, 'latin1');
      await file.sync();
    } finally {
      await file.close();
    }
    if (isNew) await syncFolder(dirname(this.path));
  }

  /** Hands over whole lines one after the other, never what a process that was killed left of one. */
  async read(onLine: (line: FileLine) => Promise<void>): Promise<void> {
    const file = await unlessMissing(open(this.path, 'r'));
    if (!file) return;
    let [number, end, rest] = [0, 0, ''];
    // The stream closes the file. Every byte is one character: whatever is no ASCII is no checkpoint.
    for await (const chunk of file.createReadStream({ encoding: 'latin1' })) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        end += text.length + 1;
        await onLine({ number: ++number, text, end });
      }
      if (rest.length > MAX_LINE) {
        await onLine({ number: number + 1, text: rest, end: end + rest.length });
        return;
      }
    }
  }
}

async function cut(file: FileHandle, length: number): Promise<void> {
  await file.truncate(length);
  await file.sync();
}

/** A new name in a folder lasts when the folder is on disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
