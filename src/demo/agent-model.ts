import type { LLMock } from '@copilotkit/aimock';

/** A stand-in for a language model, which speaks the API of OpenAI over HTTP. */
export interface StandIn {
  /** What points a Steward to it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const SLOWLY = { latency: 25, chunkSize: 6 };
const order = (item: string, quantity: number) => ({
  ...{ name: 'place_order', arguments: JSON.stringify({ item, quantity }) },
});

/** Starts it. Throws where the packages for development are not installed, of which it is one. */
export async function startModel(): Promise<StandIn> {
  const { LLMock } = await import('@copilotkit/aimock').catch((error: unknown) => {
    throw new Error('The stand-in for a model comes with the packages for development: npm ci', { cause: error });
  });
  const mock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
  await mock.start();
  learn(mock);
  return {
    env: {
      ...{ AI_BASE_URL: `${mock.url}/v1`, AI_API_KEY: 'none', DEFAULT_AI_PROVIDER: 'openai-compatible' },
      DEFAULT_AI_MODEL: 'stand-in',
    },
    stop: () => mock.stop(),
  };
}

/** What it says: first what it wants to be done, and then what it makes of the outcome. */
function learn(mock: LLMock): void {
  const says = (userMessage: string, toolResultContains: string, content: string) =>
    mock.on({ userMessage, toolResultContains }, { content }, SLOWLY);
  const wants = (userMessage: string, content: string, toolCall: { name: string; arguments: string }) =>
    mock.on({ userMessage, hasToolResult: false }, { content, toolCalls: [toolCall] }, SLOWLY);
  wants('lamps', 'I will order them at once.', order('desk lamp', 500));
  says('lamps', '"order":1', 'Done: 50 desk lamps are on their way. I had 500 in mind, and 50 were agreed to.');
  wants('helicopter', 'I will order one.', order('helicopter', 1));
  says('helicopter', 'denied', 'I was not allowed to order it: it is not in this year’s budget.');
}
