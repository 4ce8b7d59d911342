import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One event of a stream of the API of chat completions. */
export const event = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

/** An event that adds to an answer, or ends it. */
export const chunk = (delta: object, finish: string | null = null, more: object = {}): string =>
  event({ id: 'x', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }], ...more });

/** The end of an answer. */
export const said = (content: string, more: object = {}): string => chunk({ content }) + chunk({}, 'stop', more);

/** A call of a tool, with which an answer ends. */
export const called = (name: string, text: string, id = 'call'): string =>
  chunk({ tool_calls: [{ index: 0, id, function: { name, arguments: text } }] }) + chunk({}, 'tool_calls');

/** Whether a question tells what came of a tool. */
export const isTold = (question: string): boolean => question.includes('"role":"tool"');

/**
 * An OpenAI-compatible API on a port of its own that answers each question as a test says, piece by piece and whenever it
 * wants: what a model takes time for never depends on how fast the machine is. Null breaks off. With the variables that point a Steward to it.
 */
export async function startProvider(answer: (question: string) => AsyncIterable<string | null>) {
  const server = createServer((request, response) => {
    let question = '';
    request.setEncoding('utf8').on('data', (text: string) => (question += text));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      void (async () => {
        for await (const piece of answer(question)) {
          if (response.destroyed || piece === null) return response.destroy();
          response.write(piece);
        }
        response.end('data: [DONE]\n\n');
      })();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const env = {
    AI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    ...{ DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'm-1' },
  };
  return { env, stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}

/** Something that is waited for, and the way to end that. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
