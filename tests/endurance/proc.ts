import { readFileSync, readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The kernel tells a processor's time in hundredths of a second. */
const TICKS_A_SECOND = 100;
const GONE = new Set(['ENOENT', 'ESRCH']);

/** What a process has used of the processors so far, in seconds; nothing where it has ended. */
function statOf(pid: number) {
  try {
    // The name of the program stands in parentheses and may have spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const seconds = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) / TICKS_A_SECOND;
    return { parent: Number(fields[1]), own: seconds(11), ofEndedChildren: seconds(13) };
  } catch (error) {
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** How many seconds of the processors a process has used. */
export const cpuSeconds = (pid: number): number => statOf(pid)?.own ?? NaN;

/** How many seconds the main thread of a process could have run but had to wait for a processor. */
export const waitedSeconds = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e9;

/** How many kilobytes of memory a process holds. */
export const kilobytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** The same in megabytes. */
export const megabytes = (pid: number): number => Math.round(kilobytes(pid) / 1024);

/** How many seconds of the processors the embedded database of a data folder has used. */
export async function databaseSeconds(dataDir: string): Promise<number> {
  const file = (await readdir(dataDir, { recursive: true })).find((path) => path.endsWith('postmaster.pid'));
  if (file === undefined) throw new Error('There is no database here.');
  const postmaster = Number((await readFile(join(dataDir, file), 'utf8')).split('\n')[0]);
  const main = statOf(postmaster);
  let seconds = (main?.own ?? NaN) + (main?.ofEndedChildren ?? NaN);
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const stat = statOf(pid);
    if (stat?.parent === postmaster) seconds += stat.own;
  }
  return seconds;
}
