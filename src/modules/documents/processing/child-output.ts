import { writeSync } from 'node:fs';
import { type ChildMessage, HEADER, JSON_FRAME, MESSAGE_FD, TEXT_FRAME } from './protocol.js';

/** Tells a message to the process that waits for it. Blocks until it is taken. */
export function tell(message: ChildMessage): void {
  if (message.kind !== 'text') return frame(JSON_FRAME, JSON.stringify(message));
  const { text, ...rest } = message;
  frame(JSON_FRAME, JSON.stringify(rest));
  frame(TEXT_FRAME, text);
}

function frame(type: number, content: string): void {
  const body = Buffer.from(content, 'utf8');
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(body.length);
  header.writeUInt8(type, HEADER - 1);
  for (const part of [header, body])
    for (let written = 0; written < part.length;) written += writeSync(MESSAGE_FD, part, written);
}

/** How often it is told how far something is, in milliseconds. */
const PROGRESS_MS = 500;

/** Tells how far a step is, but not more often than anybody looks. */
export function progressOf(step: 'EXTRACT' | 'CHUNK'): (done: number, total: number) => void {
  let next = performance.now() + PROGRESS_MS;
  return (done, total) => {
    if (performance.now() < next) return;
    tell({ kind: 'progress', step, done, total });
    next = performance.now() + PROGRESS_MS;
  };
}
