import { expect, test } from '@jest/globals';
import { FollowStream, type Found } from '../../../src/platform/events/follow-stream.js';

/** A source that can be added to, and the stream that follows it, two items at a time. */
function source() {
  const items: number[] = [];
  const state = { reads: 0, ends: 0, over: false };
  let at = 0;
  const read = async (): Promise<Found<number>> => {
    state.reads += 1;
    const found = items.slice(at, at + 2);
    at += found.length;
    return { items: found, more: at < items.length, over: state.over && at === items.length };
  };
  const stream = new FollowStream<number>({ read, onEnd: () => void (state.ends += 1) });
  const add = (...more: number[]) => {
    items.push(...more);
    stream.wake();
  };
  return { state, stream, add, items };
}

const values = async (stream: FollowStream<number>, count: number) => {
  const got: (number | undefined)[] = [];
  for (let n = 0; n < count; n++) got.push((await stream.next()).value);
  return got;
};

test('what is there is read without being woken, and a burst of wake-ups costs one read a page', async () => {
  const { state, stream, add, items } = source();
  items.push(1, 2, 3);
  expect(await values(stream, 3)).toEqual([1, 2, 3]);
  const waiting = stream.next();
  await new Promise(setImmediate);
  const { reads } = state;
  for (let n = 4; n < 8; n++) add(n);
  expect((await waiting).value).toBe(4);
  expect(await values(stream, 3)).toEqual([5, 6, 7]);
  expect(state.reads - reads).toBeLessThanOrEqual(3);
});

test('several that wait are served in order, and all are settled by the end', async () => {
  const { state, stream, add } = source();
  const waiting = [stream.next(), stream.next(), stream.next()];
  add(1);
  expect(await waiting[0]).toEqual({ value: 1, done: false });
  await stream.return();
  expect(await Promise.all(waiting.slice(1))).toEqual([1, 2].map(() => ({ value: undefined, done: true })));
  expect(state.ends).toBe(1);
});

test('the source says when it is over, after everything was told', async () => {
  const { state, stream, items } = source();
  items.push(1, 2, 3);
  state.over = true;
  const got: number[] = [];
  for await (const value of stream) got.push(value);
  expect(got).toEqual([1, 2, 3]);
  expect(state.ends).toBe(1);
});

test('a read that fails ends it with that, once; one that never ends does not keep it', async () => {
  const fails = new FollowStream<number>({ read: () => Promise.reject(new Error('gone')), onEnd: () => undefined });
  await expect(fails.next()).rejects.toThrow('gone');
  expect((await fails.next()).done).toBe(true);
  const hangs = new FollowStream<number>({ read: () => new Promise(() => undefined), onEnd: () => undefined });
  const waiting = hangs.next();
  await new Promise(setImmediate);
  await hangs.return();
  expect((await waiting).done).toBe(true);
  await expect(hangs.throw(new Error('stop'))).rejects.toThrow('stop');
});
