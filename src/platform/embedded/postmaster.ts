import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../log.js';
import { type Cluster, ENVIRONMENT } from './cluster.js';

type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** The server could not be started; `output` is what it said. */
class StartFailed extends Error {
  constructor(readonly output: string) {
    super(`PostgreSQL did not start: ${output.trim() || 'it said nothing'}`);
  }
}

/** What passes by itself: a port somebody took, or remnants of a server that was killed a moment ago. */
const PASSES =
  /could not bind|Address already in use|lock file "postmaster.pid"|shared memory block|could not create any TCP/;
const START_TRIES = 40;
const RETRY_MS = 250;
const RESTART_FIRST_AFTER_MS = 100;
const RESTART_AT_LEAST_EVERY_MS = 5_000;

/** One PostgreSQL server process, a child of ours in a process group of its own, so that Ctrl-C reaches only us. */
export class Postmaster {
  private child: ChildProcess | null = null;
  private stopping = false;
  private port = 0;
  private readonly onExit = () => this.child?.kill('SIGINT');

  constructor(
    private readonly cluster: Cluster,
    private readonly maxConnections: number,
    private readonly log: Log,
  ) {}

  /** Starts the server on a free port of 127.0.0.1 and answers the port when it accepts connections. */
  async start(): Promise<number> {
    process.once('exit', this.onExit); // a program that ends without stop() leaves no server behind
    for (let i = 1; ; i++) {
      this.port = await freePort();
      try {
        await this.launch();
        break;
      } catch (error) {
        if (i >= START_TRIES || !(error instanceof StartFailed) || !PASSES.test(error.output)) {
          process.removeListener('exit', this.onExit);
          throw error;
        }
        await delay(RETRY_MS);
      }
    }
    return this.port;
  }

  /** Fast shutdown; resolves when the process has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    process.removeListener('exit', this.onExit);
    const { child } = this;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  }

  private async launch(): Promise<void> {
    const { binaries, base, as } = this.cluster;
    const options = { ...as, cwd: base, env: ENVIRONMENT, detached: true };
    const child = spawn(binaries.postgres, this.args(), { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    await this.untilReady(child);
    child.unref();
    child.once('exit', (code, signal) => {
      if (!this.stopping) void this.restart(code ?? signal);
    });
    if (this.stopping) child.kill('SIGINT');
  }

  private args(): string[] {
    const settings: Record<string, string | number> = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: this.maxConnections,
      timezone: 'UTC',
      log_timezone: 'UTC',
      jit: 'off',
      // What a statement says may be confidential: neither it nor the values it was refused for go into the log.
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
      log_line_prefix: '',
      ...(this.cluster.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return ['-D', this.cluster.data, '-p', String(this.port), ...pairs];
  }

  /** Resolves at the line that says so; every line goes to the log. */
  private untilReady(child: ChildProcess): Promise<void> {
    return new Promise((ready, failed) => {
      let output = '';
      child.once('error', failed);
      child.once('close', () => failed(new StartFailed(output))); // and not 'exit': its last words count
      if (!child.stderr) return;
      (child.stderr as unknown as { unref?: () => void }).unref?.(); // a pipe: it must not keep the program alive
      createInterface({ input: child.stderr }).on('line', (line) => {
        output = `${output}${line}\n`.slice(-4_000);
        this.forward(line);
        if (line.includes('database system is ready to accept connections')) ready();
      });
    });
  }

  private forward(line: string): void {
    const text = `postgres: ${line.trim()}`;
    if (/^(WARNING|ERROR|FATAL|PANIC):/.test(line)) this.log.warn(text);
    else this.log.debug(text);
  }

  /** The pools keep asking at the old port, so the server comes back there. */
  private async restart(reason: number | string | null, wait = RESTART_FIRST_AFTER_MS): Promise<void> {
    this.log.error({ reason }, 'PostgreSQL ended unexpectedly: starting it again');
    await delay(wait, undefined, { ref: false });
    if (this.stopping) return;
    await this.launch().catch((error: unknown) => {
      this.log.error({ err: error }, 'PostgreSQL could not be started again');
      return this.restart('start failed', Math.min(wait * 2, RESTART_AT_LEAST_EVERY_MS));
    });
  }
}

/** A port of 127.0.0.1 that nobody uses at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
