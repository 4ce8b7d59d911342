import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program of this repository in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** Its next line on standard output. Rejects with its standard error when it ends without one. */
  line(): Promise<string>;
  /** Resolves when it has ended, with its exit code, null after a signal. */
  readonly ended: Promise<number | null>;
  /** What it wrote on standard error. */
  stderr(): string;
}

const LOADER = new URL('./typescript.js', import.meta.url).href;

/** Runs a TypeScript file of the tests with Node. */
export function runScript(path: string, args: readonly string[], options: SpawnOptions = {}): Running {
  const file = new URL(path, new URL('../', import.meta.url)).pathname;
  const command = ['--import', LOADER, file, ...args];
  const child = spawn(process.execPath, command, { stdio: 'pipe', ...options });
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const lines = child.stdout ? createInterface({ input: child.stdout }) : null;
  const line = async () => {
    if (!lines) throw new Error('It has no standard output.');
    const gone = ended.then((code) => {
      throw new Error(`It ended with ${code}: ${errors}`);
    });
    return Promise.race([once(lines, 'line').then(([text]) => text as string), gone]);
  };
  return { child, line, ended, stderr: () => errors };
}
