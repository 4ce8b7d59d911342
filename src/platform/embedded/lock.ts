import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessIdentity, isRunning, self } from './processes.js';

/** Another process uses the folder. */
export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `The folder ${folder} is in use by another Steward server (process ${pid}). ` +
        `Stop that one first, or choose another folder with DATA_DIR.`,
    );
    this.name = 'FolderInUse';
  }
}

const TRIES = 20;

/**
 * Takes the lock of a folder: a file that names the process which holds it. A file left behind by a process that was
 * killed is taken over, also when its number is in use again. Answers the way to give it back. Throws FolderInUse, in
 * which `name` stands for the folder.
 */
export function lockFolder(folder: string, name: string): () => void {
  const path = join(folder, 'lock');
  const content = JSON.stringify(self());
  const own = `${path}.${process.pid}.${randomUUID()}`;
  writeFileSync(own, content, { mode: 0o644 });
  try {
    for (let i = 0; i < TRIES; i++) {
      if (link(own, path)) return () => unlock(path, content);
      const held = read(path);
      if (held === null) continue;
      const holder = parse(held);
      if (holder && isRunning(holder)) throw new FolderInUse(name, holder.pid);
      removeStale(path, held);
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Error(`Could not lock ${folder}: other processes keep taking and leaving ${path}.`);
}

function unlock(path: string, content: string): void {
  if (read(path) === content) rmSync(path, { force: true });
}

/** link(2) is atomic and never replaces: of several processes one succeeds, and nobody ever reads half a file. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Of several processes that saw the same stale file one moves it away; what turns out to be a new lock is put back. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) link(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(content: string): ProcessIdentity | null {
  try {
    const value = JSON.parse(content) as Partial<ProcessIdentity> | null;
    return typeof value?.pid === 'number' ? { pid: value.pid, startedAt: value.startedAt ?? null } : null;
  } catch {
    return null; // no lock that this program wrote
  }
}
