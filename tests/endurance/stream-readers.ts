import { createInterface } from 'node:readline';
import WebSocket from 'ws';

/**
 * Many readers in a process of their own, so that what they cost is not measured as the server's: each follows one
 * conversation on a socket of its own. The first line of standard input is JSON: where the server is, and whose
 * conversations are read. Prints `ready` when all are subscribed, `begun` when all hear text, and at the end, as JSON, how old the oldest token of
 * each delta was when it came, in milliseconds.
 */
interface Task {
  readonly url: string;
  readonly conversations: readonly { readonly token: string; readonly sessionId: string }[];
}
interface News {
  readonly __typename: string;
  readonly status?: string;
  readonly offset?: number;
  readonly text?: string;
}

const CHAT_EVENTS = `subscription ($sessionId: ID!) { chatEvents(sessionId: $sessionId, after: 0) {
  __typename ... on ChatRunChanged { status } ... on ChatMessageSnapshot { text offset } ... on ChatTextDelta { offset text } } }`;

const ages: number[] = [];
/** The same of the first one of each reader. */
const firsts: number[] = [];
/** How many deltas each reader heard a second, while it heard any. */
const rates: number[] = [];

/** Follows one conversation; `ready` when it is subscribed. Resolves with the text when its run is over. */
function read(url: string, token: string, sessionId: string, ready: () => void, hears: () => void): Promise<string> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const send = (message: object) => socket.send(JSON.stringify(message));
  let written = '';
  let deltas = 0;
  let begun = 0;
  const hear = ({ __typename, text = '', offset = 0 }: News) => {
    if (__typename === 'ChatMessageSnapshot') written = text;
    if (__typename !== 'ChatTextDelta') return;
    const now = performance.timeOrigin + performance.now();
    if (offset !== written.length) throw new Error(`A delta begins at ${offset}, after ${written.length}.`);
    written += text;
    deltas += 1;
    if (begun === 0) hears();
    begun ||= now;
    const age = now - Number(text.slice(0, text.indexOf(' ')));
    ages.push(age);
    if (deltas === 1) firsts.push(age);
  };
  return new Promise((resolve, reject) => {
    socket.on('close', (code) => reject(new Error(`The socket was closed with ${code}.`)));
    socket.on('open', () => send({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } }));
    socket.on('message', (data: Buffer) => {
      const { type, payload } = JSON.parse(data.toString()) as {
        type: string;
        payload?: { data?: { chatEvents: News } };
      };
      if (type === 'ping') return send({ type: 'pong' });
      if (type === 'connection_ack') {
        const query = { query: CHAT_EVENTS, variables: { sessionId } };
        send({ id: '1', type: 'subscribe', payload: query });
        // Answered after it, on the same socket.
        send({ id: '2', type: 'subscribe', payload: { query: '{ me { id } }' } });
      }
      if (type === 'complete') ready();
      const news = payload?.data?.chatEvents;
      if (!news) return;
      hear(news);
      if (!['COMPLETED', 'FAILED', 'CANCELLED'].includes(news.status ?? '')) return;
      rates.push((deltas * 1_000) / (performance.timeOrigin + performance.now() - begun));
      socket.removeAllListeners('close');
      socket.close();
      resolve(written);
    });
  });
}

createInterface({ input: process.stdin }).once('line', (line) => {
  const { url, conversations } = JSON.parse(line) as Task;
  const all = (word: string) => {
    let waiting = conversations.length;
    return () => {
      waiting -= 1;
      if (waiting === 0) process.stdout.write(`${word}\n`);
    };
  };
  const [ready, hears] = [all('ready'), all('begun')];
  void Promise.all(conversations.map(({ token, sessionId }) => read(url, token, sessionId, ready, hears))).then(
    (texts) => {
      const tokens = texts.map((text) => text.trim().split(' ').length);
      process.stdout.write(`${JSON.stringify({ ages, firsts, rates, tokens })}\n`, () => process.exit());
    },
  );
});
