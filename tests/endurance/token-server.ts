import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An OpenAI-compatible API in a process of its own whose every token is the time at which it was sent, in milliseconds.
 * Arguments: how many tokens an answer has, and how many milliseconds lie between two. Prints its port.
 */
const [tokens = 0, pause = 0] = process.argv.slice(2).map(Number);

const chunk = (delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

function answer(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let left = tokens;
  const timer = setInterval(() => {
    if (response.destroyed) clearInterval(timer);
    else if (left-- > 0) response.write(chunk({ content: `${Date.now()} ` }));
    else {
      clearInterval(timer);
      response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
    }
  }, pause);
}

const server = createServer((request, response) => {
  request.resume().on('end', () => answer(response));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
