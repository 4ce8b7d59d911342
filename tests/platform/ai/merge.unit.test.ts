import { describe, expect, test } from '@jest/globals';
import { merged } from '../../../src/platform/ai/merge.js';

const event = (delta: object, more: object = {}) =>
  `data: ${JSON.stringify({ id: 'x', choices: [{ index: 0, delta, finish_reason: null }], ...more })}\n\n`;
const text = (content: string) => event({ content });

describe('events of one text', () => {
  test('become one', () => {
    expect(merged(text('Good ') + text('morning') + text('.'))).toBe(text('Good morning.'));
  });

  test('keep quotation marks, backslashes, line ends and halves of characters', () => {
    const pieces = ['"', '\\', '\\"', '\n\n', 'data: {"delta":{"content":"', '\ud83d', '\ude00', '', '\u2028'];
    const whole = merged(pieces.map(text).join(''));
    expect(whole).toBe(text(pieces.join('')).replace(JSON.stringify('😀').slice(1, -1), '\\ud83d\\ude00'));
    expect(JSON.parse(whole.slice('data: '.length))).toMatchObject({
      choices: [{ delta: { content: pieces.join('') } }],
    });
  });

  test('stay in their order around others', () => {
    const call = event({ tool_calls: [{ index: 0, function: { name: 'f', arguments: '{}' } }] });
    expect(merged(text('a') + text('b') + call + text('c') + text('d'))).toBe(text('ab') + call + text('cd'));
  });
});

describe('everything else stays as it is:', () => {
  test.each([
    ['what tells more than a text', text('a') + event({ content: 'b' }, { usage: { total_tokens: 2 } })],
    ['the end', event({ content: 'a' }) + 'data: [DONE]\n\n'],
    ['what has no end yet', text('a') + text('b').slice(0, -2)],
    ['reasoning', event({ reasoning_content: 'a' }) + event({ reasoning_content: 'b' })],
    ['named events', `event: x\n${text('a')}event: x\n${text('b')}`],
    ['events of several lines', `${text('a').trim()}\ndata: 1\n\n${text('b').trim()}\ndata: 1\n\n`],
    ['lines that end in another way', (text('a') + text('b')).replaceAll('\n', '\r\n')],
    [
      'a string without an end',
      'data: {"choices":[{"delta":{"content":"a\n\ndata: {"choices":[{"delta":{"content":"a\n\n',
    ],
    ['no event at all', '<html>\n\n</html>'],
    ['nothing', ''],
  ])('%s', (_what, events) => {
    expect(merged(events)).toBe(events);
  });
});
