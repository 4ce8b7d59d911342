import { workerData } from 'node:worker_threads';
import { VERDICTS } from './protocol.js';

/** What one child may use. */
export interface Limits {
  /** Bytes of resident memory, those outside of the JavaScript heap included. */
  readonly memory: number;
  /** Milliseconds from its start. */
  readonly time: number;
}

const LOOK_MS = 25;

/**
 * Runs beside the reading of a file in a thread of its own, which goes on while the other is stuck, and ends the process
 * when it uses too much or nobody waits for it any more.
 */
function watch({ memory, time }: Limits): void {
  const parent = process.ppid;
  const deadline = performance.now() + time;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
    if (process.memoryUsage.rss() > memory) process.kill(process.pid, VERDICTS.memory);
    if (performance.now() > deadline) process.kill(process.pid, VERDICTS.time);
  }, LOOK_MS);
}

watch(workerData as Limits);
