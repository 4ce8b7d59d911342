import { once } from 'node:events';
import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somewhere outside, where what tools do is written down before they are answered. */
export interface Ledger {
  /** As `TOOL_PRIVATE_HOSTS` and `allowedHosts` have it. */
  readonly host: string;
  /** How often each line was written. */
  readonly written: ReadonlyMap<string, number>;
  /** Who was not answered yet. */
  readonly unanswered: ServerResponse[];
  /** Resolves when so many wait for an answer. */
  untilUnanswered(count: number): Promise<void>;
  /** From now on everybody is answered. */
  answerAll(): void;
  /** From now on nobody whose line is new. */
  answerNobody(): void;
  close(): Promise<void>;
}

/**
 * A ledger that takes `{"line": …}` by POST. It answers nobody at first whose line is new. What `isOnce` says so of is
 * written once however often it comes, as whoever calls an idempotent tool relies on.
 */
export async function startLedger(isOnce: (line: string) => boolean): Promise<Ledger> {
  const written = new Map<string, number>();
  let unanswered: ServerResponse[] = [];
  let answersAll = false;
  let wake: () => void = () => undefined;
  const enter = (line: string, response: ServerResponse) => {
    const times = written.get(line) ?? 0;
    if (times === 0 || !isOnce(line)) written.set(line, times + 1);
    const ok = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"written":true}');
    if (answersAll || times > 0) return void ok();
    unanswered.push(response);
    response.once('close', () => (unanswered = unanswered.filter((other) => other !== response)));
    wake();
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => enter((JSON.parse(body) as { line: string }).line, response));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    written,
    get unanswered() {
      return unanswered;
    },
    untilUnanswered: async (count) => {
      while (unanswered.length < count) await new Promise<void>((resolve) => (wake = resolve));
    },
    answerAll: () => (answersAll = true),
    answerNobody: () => (answersAll = false),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
