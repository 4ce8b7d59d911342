import { expect, test } from '@jest/globals';
import { Answer, MAX_ANSWER_BYTES } from '../../../../src/modules/chat/runs/answer.js';

test('puts characters together that come in halves, and replaces what cannot be stored', () => {
  const answer = new Answer();
  expect(answer.add('a\uD83D')).toBe('a');
  expect(answer.text).toBe('a');
  expect(answer.add('\uDE00b')).toBe('😀b');
  expect(answer.text).toBe('a😀b');
  expect(answer.add('\uD83D')).toBe('');
  answer.add('c\0\uDE00');
  expect(answer.text).toBe('a😀b\uFFFDc\uFFFD\uFFFD');
});

test('has an end', () => {
  const answer = new Answer();
  answer.add('é'.repeat(MAX_ANSWER_BYTES / 2));
  expect(answer.isTooLong).toBe(false);
  expect(answer.add('!')).toBe('');
  expect(answer.isTooLong).toBe(true);
  expect(Buffer.byteLength(answer.text)).toBe(MAX_ANSWER_BYTES);
});
