import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An OpenAI-compatible API in a process of its own whose every token is the time at which it was sent, in milliseconds.
 * It keeps its pace: what it is too late for comes as soon as it can. Arguments: how many tokens an answer has, and how
 * many milliseconds lie between two, and for how many questions it waits before it answers the first. Prints its port.
 */
const [tokens = 0, pause = 1, streams = 1] = process.argv.slice(2).map(Number);
const TICK_MS = 2;
/** They do not all begin in the same moment. */
const RAMP_MS = 5_000;

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const [BEFORE, AFTER] = chunk({ content: '|' }).split('|');

/** An answer that is under way: when its next token is due, and how many there are still. */
interface Writing {
  readonly response: ServerResponse;
  due: number;
  left: number;
}
const writing = new Set<Writing>();
const waiting: ServerResponse[] = [];

/** Sends a token; false where that was the last one. */
function sent(answer: Writing): boolean {
  answer.response.write(`${BEFORE}${Date.now()} ${AFTER}`);
  answer.due += pause;
  answer.left -= 1;
  return answer.left > 0;
}

setInterval(() => {
  for (const answer of writing) {
    let goesOn = !answer.response.destroyed;
    while (goesOn && answer.due <= performance.now()) goesOn = sent(answer);
    if (goesOn) continue;
    writing.delete(answer);
    answer.response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
  }
}, TICK_MS);

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    waiting.push(response);
    if (waiting.length < streams) return;
    for (const each of waiting.splice(0))
      writing.add({ response: each, due: performance.now() + Math.random() * RAMP_MS, left: tokens });
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
