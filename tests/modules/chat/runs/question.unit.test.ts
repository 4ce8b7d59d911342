import { expect, test } from '@jest/globals';
import type { ContextCall, ContextMessage } from '../../../../src/modules/chat/context.repository.js';
import { keptCalls } from '../../../../src/modules/chat/runs/call-arguments.js';
import { toModel } from '../../../../src/modules/chat/runs/question.js';

const message = (
  role: ContextMessage['role'],
  content: string,
  more: Partial<ContextMessage> = {},
): ContextMessage => ({
  ...{ id: content, role, content, status: 'COMPLETE', metadata: {}, model: null, calls: [], toolCallId: null },
  ...more,
});
const call = (id: string, more: Partial<ContextCall> = {}): ContextCall => ({
  ...{ id, callId: `provider-${id}`, name: 'look', arguments: '{"at":1}', refusal: null },
  ...more,
});
const results = (messages: readonly ContextMessage[]) =>
  toModel(messages).flatMap((told) =>
    told.role === 'tool' ? told.content.map((part) => ('output' in part ? part.output : null)) : [],
  );

test('each call stands right before its result, also where there is none', () => {
  const calls = [call('a'), call('b', { arguments: '{"at":' }), call('c', { refusal: 'No.' })];
  const told = toModel([
    message('USER', 'Look.'),
    message('ASSISTANT', 'Wait.', { calls }),
    message('TOOL', 'Seen.', { toolCallId: 'a' }),
    message('ASSISTANT', 'There.'),
  ]);
  expect(told.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant']);
  expect(told[1]?.content).toEqual([
    { type: 'text', text: 'Wait.' },
    { type: 'tool-call', toolCallId: 'provider-a', toolName: 'look', input: { at: 1 } },
    { type: 'tool-call', toolCallId: 'provider-b', toolName: 'look', input: {} },
    { type: 'tool-call', toolCallId: 'provider-c', toolName: 'look', input: { at: 1 } },
  ]);
  expect(told[2]?.content).toMatchObject([
    { toolCallId: 'provider-a', output: { type: 'text', value: 'Seen.' } },
    { toolCallId: 'provider-b', output: { value: 'What came of it is not part of this conversation.' } },
    { toolCallId: 'provider-c', output: { value: 'No.' } },
  ]);
});

test('an answer whose call is not there is not told; one that answers no call is, as by a person', () => {
  const told = toModel([
    message('TOOL', 'Of something left out.', { toolCallId: 'gone' }),
    message('TOOL', 'Of an agent.'),
    message('ASSISTANT', ''),
  ]);
  expect(told).toEqual([{ role: 'user', content: [{ type: 'text', text: 'Of an agent.' }] }]);
  expect(results([message('ASSISTANT', '', { calls: [call('a')] })])).toHaveLength(1);
});

test('calls are kept within bounds, each under an id of its own, as they can be stored', () => {
  const many = Array.from({ length: 100 }, () => ({
    callId: 'same',
    name: 'a\0b'.repeat(99),
    arguments: '{"x":"\0"}',
  }));
  const kept = keptCalls(many);
  expect(kept).toHaveLength(32);
  expect(new Set(kept.map((each) => each.call.callId)).size).toBe(32);
  expect(kept.filter(({ refusal }) => refusal === null)).toHaveLength(16);
  expect(kept[0]?.call).toMatchObject({ arguments: '{"x":"\ufffd"}' });
  expect(kept[0]?.call.name).toHaveLength(128);
  const [long] = keptCalls([{ callId: '', name: '', arguments: 'x'.repeat(65_537) }]);
  expect(long).toEqual({
    call: { callId: 'call', name: 'unnamed', arguments: '' },
    refusal: 'The arguments have more than 64 KiB.',
  });
});
