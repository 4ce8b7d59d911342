import { createInterface } from 'node:readline';
import WebSocket from 'ws';

/**
 * Readers of conversations in which nothing happens, each on a socket of its own, in a process of their own. Each line of
 * standard input is JSON that adds some; prints how many there are once they have subscribed, and `heard` once so many have
 * heard something all the same as the line said. Ends with its input.
 */
interface More {
  readonly url: string;
  readonly count: number;
  readonly hearing: number;
  readonly conversations: readonly { readonly token: string; readonly sessionId: string }[];
}

/** So many connect at a time. */
const AT_ONCE = 50;
const CHAT_EVENTS = `subscription ($sessionId: ID!) { chatEvents(sessionId: $sessionId) {
  __typename ... on ChatSessionEvent { sequence }
  ... on ChatMessageAdded { message { id role content status } } ... on ChatMessageUpdated { message { id content status } }
  ... on ChatRunChanged { runId status } ... on ChatMessageSnapshot { messageId text offset }
  ... on ChatTextDelta { messageId offset text } } }`;

let subscribed = 0;
let [heard, hearing] = [0, 0];

/** Resolves when the server has the subscription: it has answered what came after it on the same socket. */
function subscribe(url: string, token: string, sessionId: string): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    perMessageDeflate: true,
  });
  const send = (message: object) => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`The socket was closed with ${code}.`)));
    socket.on('open', () => send({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } }));
    socket.on('message', (data: Buffer) => {
      const { id, type, payload } = JSON.parse(data.toString()) as { id?: string; type: string; payload?: unknown };
      if (type === 'error') reject(new Error(JSON.stringify(payload)));
      if (type === 'complete') resolve();
      if (type === 'next' && id === '1' && ++heard === hearing) process.stdout.write('heard\n');
      if (type !== 'connection_ack') return;
      send({ id: '1', type: 'subscribe', payload: { query: CHAT_EVENTS, variables: { sessionId } } });
      send({ id: '2', type: 'subscribe', payload: { query: '{ me { id } }' } });
    });
  });
}

async function add({ url, count, conversations, ...more }: More): Promise<void> {
  hearing = more.hearing;
  const wanted = subscribed + count;
  const one = async () => {
    while (subscribed < wanted) {
      const { token, sessionId } = conversations[subscribed++ % conversations.length] ?? { token: '', sessionId: '' };
      await subscribe(url, token, sessionId);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  process.stdout.write(`${subscribed}\n`);
}

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => void add(JSON.parse(line) as More));
lines.on('close', () => process.exit());
