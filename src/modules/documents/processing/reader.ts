import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  type ChildMessage,
  HEADER,
  JSON_FRAME,
  MAX_FRAME,
  MESSAGE_FD,
  TEXT_FRAME,
  type Task,
  VERDICTS,
} from './protocol.js';
import { TOO_MUCH_MEMORY, TOO_MUCH_TIME, Unreadable } from './unreadable.js';
import type { Limits } from './watchdog.js';

/** What a child may use, unless told: 448 MiB and two minutes. */
export const CHILD_LIMITS: Limits = { memory: 448 * 1024 ** 2, time: 120_000 };
/** How large its JavaScript heap may grow, in MiB. */
const HEAP_MIB = 256;
/** How long after its time a child may still be there, in milliseconds: its watchdog should have ended it. */
const GRACE_MS = 5_000;
/** How much a child may say altogether, in bytes. */
const MAX_SAID = 96 * 1024 ** 2;
/** Node ends so when the heap is full. */
const OUT_OF_HEAP: readonly string[] = ['SIGABRT', 'SIGILL', 'SIGTRAP'];

// The child is a program of its own: it runs as it was built, also where this file was not.
const PROGRAM = fileURLToPath(
  new URL('../../../../dist/src/modules/documents/processing/reader-child.js', import.meta.url).href.replace(
    '/dist/dist/',
    '/dist/',
  ),
);

/** A child ended without having said why: it was killed, or the machine has no room for it. Worth another try. */
export class ChildLost extends Error {
  override readonly name = 'ChildLost';
  constructor(how: string) {
    super(`The process that reads a file was lost: ${how}.`);
  }
}

/**
 * What a child of its own finds in an open file, as it finds it. It gets no environment, no name of a file and no
 * connection. Rejects with Unreadable where that lies in the file, and with ChildLost. Ends the child when left.
 */
export async function* readInChild(fd: number, task: Task, limits = CHILD_LIMITS): AsyncGenerator<ChildMessage> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MIB}`, '--disable-proto=throw', PROGRAM], {
    cwd: tmpdir(),
    env: { NODE_ENV: 'production' },
    stdio: ['pipe', 'ignore', 'ignore', fd, 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[code: number | null, signal: string | null]>;
  // One that could not even be started is told of below, where its end is awaited.
  ended.catch(() => undefined);
  const overdue = setTimeout(() => child.kill('SIGKILL'), limits.time + GRACE_MS);
  try {
    // One that died already is told of below.
    child.stdin?.on('error', () => undefined).end(JSON.stringify({ limits, task }));
    let isDone = false;
    for await (const message of messagesOf(child.stdio[MESSAGE_FD] as Readable)) {
      if (message.kind === 'unreadable') throw new Unreadable(message.message, { cause: message });
      if (message.kind === 'done') isDone = true;
      else yield message;
    }
    const [code, signal] = await ended.catch((error: unknown) => {
      throw new ChildLost(String(error));
    });
    if (!isDone) throw verdict(code, signal);
  } finally {
    clearTimeout(overdue);
    child.kill('SIGKILL');
    await ended.catch(() => undefined);
  }
}

function verdict(code: number | null, signal: string | null): Error {
  if (signal === VERDICTS.memory || OUT_OF_HEAP.includes(signal ?? '') || code === 134)
    return new Unreadable(TOO_MUCH_MEMORY);
  if (signal === VERDICTS.time) return new Unreadable(TOO_MUCH_TIME);
  return new ChildLost(signal ?? `exit code ${code}`);
}

async function* messagesOf(pipe: Readable): AsyncGenerator<ChildMessage> {
  let announced: Extract<ChildMessage, { kind: 'text' }> | null = null;
  for await (const { type, body } of framesOf(pipe)) {
    if (type === TEXT_FRAME) {
      if (!announced) throw new ChildLost('it said something out of place');
      yield { ...announced, text: body };
      announced = null;
    } else if (type === JSON_FRAME) {
      const message = JSON.parse(body) as ChildMessage;
      if (message.kind === 'text') announced = message;
      else yield message;
    }
  }
}

interface Frame {
  readonly type: number;
  readonly body: string;
}

async function* framesOf(pipe: Readable): AsyncGenerator<Frame> {
  let parts: Buffer[] = [];
  let [buffered, said, wanted] = [0, 0, HEADER];
  for await (const part of pipe) {
    parts.push(part as Buffer);
    buffered += (part as Buffer).length;
    said += (part as Buffer).length;
    if (said > MAX_SAID) throw new Unreadable(TOO_MUCH_MEMORY);
    while (buffered >= wanted) {
      const all = Buffer.concat(parts);
      const length = all.readUInt32BE(0);
      if (length > MAX_FRAME) throw new Unreadable(TOO_MUCH_MEMORY);
      wanted = HEADER + length;
      parts = [all];
      if (buffered < wanted) break;
      yield { type: all.readUInt8(HEADER - 1), body: all.toString('utf8', HEADER, wanted) };
      parts = [all.subarray(wanted)];
      buffered -= wanted;
      wanted = HEADER;
    }
  }
}
