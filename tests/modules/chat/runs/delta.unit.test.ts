import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Delta, DeltaSender } from '../../../../src/modules/chat/runs/delta.js';
import { MAX_LIVE_BYTES } from '../../../../src/platform/events/live.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function sender() {
  const sent: Delta[] = [];
  return { sent, deltas: new DeltaSender({ send: (_topic, delta) => sent.push(delta as Delta) }, 's', 'm') };
}

test('the first piece goes at once, the others at most thirty times a second, and nothing is left', () => {
  const { sent, deltas } = sender();
  let text = '';
  for (let token = 0; token < 200; token++) {
    text += `${token} `;
    deltas.add(`${token} `);
    if (token === 0) expect(sent).toEqual([{ messageId: 'm', offset: 0, text: '0 ' }]);
    jest.advanceTimersByTime(5);
  }
  expect(sent.length).toBeGreaterThan(25);
  expect(sent.length).toBeLessThanOrEqual(30);
  deltas.flush();
  expect(sent.map((delta) => delta.text).join('')).toBe(text);
  for (const [index, { offset }] of sent.entries())
    expect(offset).toBe(sent.slice(0, index).reduce((length, delta) => length + delta.text.length, 0));
});

test('what is long goes in pieces that a notification holds, none of which cuts a character', () => {
  const { sent, deltas } = sender();
  const text = `${'\u0001'.repeat(3_000)}x${'😀'.repeat(3_000)}`;
  deltas.add(text);
  expect(sent.map((delta) => delta.text).join('')).toBe(text);
  for (const delta of sent) {
    expect(Buffer.byteLength(JSON.stringify(['chat:s', delta]))).toBeLessThan(MAX_LIVE_BYTES);
    expect(delta.text).not.toMatch(/^\p{Cs}|\p{Cs}$/u);
  }
});
