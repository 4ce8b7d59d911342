import { beforeEach, expect, jest, test } from '@jest/globals';
import type { Delta } from '../../../../src/modules/chat/runs/delta.js';
import { LiveText } from '../../../../src/modules/chat/runs/live-text.js';

const TEXT = 'The quick brown fox';
let send: (delta: Delta) => void;
let stopped: boolean;
let woken: number;
let reader: LiveText;
/** What is in the database. */
let kept: Map<string, string>;

beforeEach(() => {
  [stopped, woken, kept] = [false, 0, new Map()];
  const live = {
    on: (_topic: string, handler: (data: unknown) => void) => {
      send = handler;
      return () => (stopped = true);
    },
  };
  reader = new LiveText(live, 's', { wake: () => (woken += 1), stir: () => undefined });
});

const read = () => reader.refresh(async () => [...kept].map(([messageId, text]) => ({ messageId, text })));
const delta = (offset: number, end: number, messageId = 'm'): Delta => ({
  ...{ messageId, offset, text: TEXT.slice(offset, end) },
});

function told(): string[] {
  const news: string[] = [];
  for (let next = reader.take(); next; next = reader.take())
    news.push(`${next.__typename === 'ChatTextDelta' ? 'delta' : 'snapshot'} ${next.offset} ${next.text}`);
  return news;
}

test('begins with what there is, cuts what that has already, and goes on', async () => {
  kept.set('m', 'The quick');
  send(delta(4, 9));
  send(delta(7, 12));
  await read();
  send(delta(12, 15));
  expect(told()).toEqual(['snapshot 9 The quick', 'delta 9  brown']);
  send(delta(15, 19));
  expect(told()).toEqual(['delta 15  fox']);
});

test('who is slow is told a gap once: what was to be told before is in the text that follows it', async () => {
  kept.set('m', 'The');
  send(delta(0, 3));
  await read();
  send(delta(3, 5));
  send(delta(7, 9));
  kept.set('m', 'The quick');
  await read();
  send(delta(9, 12));
  expect(told()).toEqual(['snapshot 9 The quick', 'delta 9  br']);
});

test('a message that begins is told from its first character, once it was read', async () => {
  await read();
  kept.set('m', '');
  send(delta(0, 3));
  expect([told(), woken]).toEqual([[], 1]);
  await read();
  send(delta(3, 5));
  expect(told()).toEqual(['delta 0 The q']);
});

test('what is missing is read where it is kept, at once or when it is', async () => {
  jest.useFakeTimers();
  kept.set('m', 'The');
  await read();
  send(delta(3, 4));
  send(delta(9, 12));
  expect([told(), woken]).toEqual([['snapshot 3 The', 'delta 3  '], 1]);
  kept.set('m', 'The qu');
  await read();
  expect([told(), woken]).toEqual([[], 1]);
  jest.advanceTimersByTime(100);
  expect(woken).toBe(2);
  send(delta(12, 15));
  kept.set('m', 'The quick b');
  await read();
  expect(told()).toEqual(['snapshot 11 The quick b', 'delta 11 rown']);
  jest.useRealTimers();
});

test('of a message that is over nothing more is told, whether its end was told or is about to be', async () => {
  await read();
  for (const messageId of ['m', 'n']) kept.set(messageId, '');
  send(delta(0, 3));
  send(delta(0, 3, 'n'));
  await read();
  reader.over('m');
  kept.delete('n');
  send(delta(5, 7, 'n'));
  await read();
  send(delta(3, 5));
  expect(told()).toEqual([]);
  reader.close();
  expect(stopped).toBe(true);
});
