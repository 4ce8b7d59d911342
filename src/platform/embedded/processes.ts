import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** A process as it can be told from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever form the operating system gives; null where it cannot be found out. */
  readonly startedAt: string | null;
}

/** This process. */
export function self(): ProcessIdentity {
  return { pid: process.pid, startedAt: startOf(process.pid) };
}

/** Whether exactly this process still runs. One whose start cannot be read is taken to run while its number is in use. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  if (!exists(pid)) return false;
  const now = startOf(pid);
  return now === null || startedAt === null || now === startedAt;
}

/** Whether a process is a PostgreSQL server on this data directory, to which every one of them changes. */
export function servesDirectory(pid: number, data: string): boolean {
  if (!exists(pid)) return false;
  const command = process.platform === 'linux' ? read(`/proc/${pid}/cmdline`) : ps(pid, 'command');
  if (!command || !/(^|\/)postgres\b/.test(command)) return false;
  return (process.platform === 'linux' ? link(`/proc/${pid}/cwd`) : null) === data || command.includes(data);
}

/** Waits until `done` holds, for what is no child of ours and so gives no signal. False after `timeoutMs`. */
export async function eventually(done: () => boolean, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!done()) {
    if (Date.now() > end) return false;
    await delay(20);
  }
  return true;
}

/** Whether a number is in use by a process that has not ended; a zombie has ended. */
function exists(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || fieldsOf(pid)?.[0] !== 'Z';
}

function startOf(pid: number): string | null {
  if (process.platform !== 'linux') return ps(pid, 'lstart');
  const ticks = fieldsOf(pid)?.[19];
  return ticks ? `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}/${ticks}` : null;
}

/** The fields of proc_pid_stat(5) from the third on; the second may contain anything, so they are counted from its end. */
function fieldsOf(pid: number): string[] | null {
  const stat = read(`/proc/${pid}/stat`);
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ') : null;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null; // it ended meanwhile, or belongs to somebody who hides it
  }
}

function link(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null; // likewise
  }
}

function ps(pid: number, column: string): string | null {
  const { status, stdout } = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
