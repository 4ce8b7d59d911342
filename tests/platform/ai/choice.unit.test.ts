import { describe, expect, test } from '@jest/globals';
import { AiNotConfigured, resolveChoice } from '../../../src/platform/ai/choice.js';

describe('whose model works for somebody', () => {
  const mine = { provider: 'openai-compatible', model: 'mine' } as const;
  const ours = { provider: 'openai-compatible', model: 'ours' } as const;

  test('is the own pair, else the configured one, else that of Ollama', () => {
    expect(resolveChoice(mine, { defaultChoice: ours })).toEqual(mine);
    expect(resolveChoice(null, { defaultChoice: ours })).toEqual(ours);
    expect(resolveChoice(null, { defaultChoice: null })).toEqual({ provider: 'ollama', model: 'llama3.2' });
  });
});

test('a provider that is not configured names the variable that would', () => {
  expect(new AiNotConfigured('ollama').message).toContain('OLLAMA_BASE_URL');
  expect(new AiNotConfigured('openai-compatible').message).toContain('AI_BASE_URL');
});
