import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A Steward running as a process of its own. */
export interface StewardProcess {
  readonly url: string;
  readonly pid: number;
  /** What it has written to standard output and standard error so far. */
  readonly output: () => string;
  /** Sends a signal and resolves with the exit code, null where the signal ended it, once the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built server and resolves when it says where it listens; rejects with its output where it ends before. */
export async function startProcess(env: Readonly<Record<string, string>>): Promise<StewardProcess> {
  const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url).href.replace('/dist/dist/', '/dist/'));
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      const found = /(http:\/\/[\w.:[\]-]+)\/graphql/.exec(line)?.[1];
      if (found) resolve(found);
    });
    void exited.then((code) => reject(new Error(`The server ended with code ${code} before it was ready:\n${output}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    end: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}
