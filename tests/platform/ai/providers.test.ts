import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { embedMany, generateText, streamText } from 'ai';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { AiNotConfigured } from '../../../src/platform/ai/choice.js';
import { describeAiFailure, isUnreachable } from '../../../src/platform/ai/failure.js';
import { type AiProviders, aiProviders } from '../../../src/platform/ai/providers.js';
import { loadConfig } from '../../../src/config.js';
import { MODEL_KEY, freePort, startModels } from '../../support/models.js';

const GPT = { provider: 'openai-compatible', model: 'gpt-5' } as const;
const EMBEDDER = { provider: 'openai-compatible', model: 'text-embedding-3-small' } as const;
/** Stands for what a document says. */
const CONTENT = 'the minutes of the board';

const failureOf = (work: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(work).then(
    () => Promise.reject(new Error('It worked.')),
    (error: unknown) => error,
  );

let models: Awaited<ReturnType<typeof startModels>>;
let ai: AiProviders;

beforeAll(async () => {
  models = await startModels();
  ai = aiProviders(loadConfig({ ...models.env, OLLAMA_BASE_URL: models.mock.url }).ai);
});
beforeEach(() => void models.mock.reset());
afterAll(() => models.stop());

/** An API that answers everything with one status, body and header. */
async function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers.authorization);
    request.resume();
    request.on('end', () => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { ai: aiProviders(loadConfig({ AI_BASE_URL: url, AI_API_KEY: MODEL_KEY }).ai), keys, close };
}

describe('a model that answers', () => {
  test('streams its text', async () => {
    models.mock.onMessage('hello', { content: 'Good morning, all of you.' }, { latency: 20, chunkSize: 7 });
    const parts: string[] = [];
    for await (const part of streamText({ model: ai.languageModel(GPT), prompt: 'hello' }).textStream) parts.push(part);
    expect(parts.join('')).toBe('Good morning, all of you.');
    expect(parts.length).toBeGreaterThan(1);
    expect(models.mock.getLastRequest()).toMatchObject({ path: '/v1/chat/completions', body: { model: 'gpt-5' } });
  });

  test('embeds, and counts the tokens', async () => {
    const { embeddings, usage } = await embedMany({ model: ai.embeddingModel(EMBEDDER), values: ['one', 'two'] });
    expect(embeddings.map((each) => each.length)).toEqual([1536, 1536]);
    expect(embeddings[0]).not.toEqual(embeddings[1]);
    expect(usage.tokens).not.toBeNaN();
  });

  test('is Ollama’s below /v1, without the key of another provider', async () => {
    models.mock.onMessage('hello', { content: 'Hello.' });
    const model = ai.languageModel({ provider: 'ollama', model: 'llama3.2' });
    expect((await generateText({ model, prompt: 'hello' })).text).toBe('Hello.');
    expect(models.mock.getLastRequest()).toMatchObject({ path: '/v1/chat/completions', body: { model: 'llama3.2' } });
    expect(models.mock.getLastRequest()?.headers.authorization).toBeUndefined();
  });

  test('is asked again where it is busy', async () => {
    models.mock.nextRequestError(503, { message: 'busy' });
    const { embeddings } = await embedMany({ model: ai.embeddingModel(EMBEDDER), values: ['one'], maxRetries: 1 });
    expect(embeddings).toHaveLength(1);
  });
});

describe('a provider that is not configured', () => {
  test('is asked nothing, and says which variable is missing', () => {
    const none = aiProviders(loadConfig({}).ai);
    expect(none.isConfigured('ollama')).toBe(false);
    expect(() => none.languageModel({ provider: 'ollama', model: 'llama3.2' })).toThrow(/OLLAMA_BASE_URL/);
    expect(() => none.embeddingModel(EMBEDDER)).toThrow(AiNotConfigured);
  });

  test('is not replaced by one that is', () => {
    const other = aiProviders(loadConfig({ OLLAMA_BASE_URL: models.mock.url }).ai);
    expect(() => other.languageModel(GPT)).toThrow(AiNotConfigured);
    expect(models.mock.getRequests()).toEqual([]);
  });
});

describe('a provider that fails', () => {
  test('cannot be reached where nobody listens', async () => {
    const nowhere = aiProviders(loadConfig({ AI_BASE_URL: `http://127.0.0.1:${await freePort()}/v1` }).ai);
    const work = embedMany({ model: nowhere.embeddingModel(EMBEDDER), values: [CONTENT], maxRetries: 0 });
    const error = await failureOf(work);
    expect(isUnreachable(error)).toBe(true);
    expect(describeAiFailure(error)).toBe('The provider cannot be reached.');
    expect(inspect(error, { depth: 10 })).not.toContain(CONTENT);
  });

  test('is unreachable as well where it is busy, has trouble, or takes too long', async () => {
    for (const status of [429, 500, 503]) {
      models.mock.nextRequestError(status, { message: 'not now' });
      const error = await failureOf(generateText({ model: ai.languageModel(GPT), prompt: CONTENT, maxRetries: 0 }));
      expect([status, isUnreachable(error)]).toEqual([status, true]);
    }
    expect(isUnreachable(new DOMException('late', 'TimeoutError'))).toBe(true);
  });

  test('is not where it refuses: neither the key, nor what was asked is in the error', async () => {
    const body = JSON.stringify({ error: { message: `Incorrect API key provided: ${MODEL_KEY}.`, type: 'auth' } });
    const refusing = await answering(401, body);
    const { ai: refused } = refusing;
    for (const work of [
      embedMany({ model: refused.embeddingModel(EMBEDDER), values: [CONTENT] }),
      generateText({ model: refused.languageModel(GPT), prompt: CONTENT }),
    ]) {
      const error = await failureOf(work);
      expect(isUnreachable(error)).toBe(false);
      expect(describeAiFailure(error)).toBe('The provider answered 401: Incorrect API key provided: [redacted].');
      for (const hidden of [MODEL_KEY, CONTENT]) expect(inspect(error, { depth: 10 })).not.toContain(hidden);
    }
    expect(refusing.keys).toEqual([`Bearer ${MODEL_KEY}`, `Bearer ${MODEL_KEY}`]);
    await refusing.close();
  });

  test('does not send what it is asked on to another host', async () => {
    const elsewhere = await answering(307, '', { location: `${models.mock.url}/v1/embeddings` });
    const work = embedMany({ model: elsewhere.ai.embeddingModel(EMBEDDER), values: [CONTENT], maxRetries: 0 });
    expect(describeAiFailure(await failureOf(work))).toMatch(/^The provider answered 307/);
    expect(models.mock.getRequests()).toEqual([]);
    await elsewhere.close();
  });

  test('answers with something else than such an API does', async () => {
    const other = await answering(200, '<html>Welcome</html>');
    const work = embedMany({ model: other.ai.embeddingModel(EMBEDDER), values: [CONTENT], maxRetries: 0 });
    const error = await failureOf(work);
    expect(isUnreachable(error)).toBe(false);
    expect(inspect(error, { depth: 10 })).not.toContain(CONTENT);
    await other.close();
  });
});
