import { LLMock, type MockServerOptions } from '@copilotkit/aimock';
import { createServer } from 'node:net';

/** The key that the mocked API is called with. */
export const MODEL_KEY = 'sk-test-2b7e151628aed2a6';

/** An OpenAI-compatible API that listens on a port of its own, and the variables that point a Steward to it. */
export async function startModels(options: MockServerOptions = {}) {
  const mock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent', journalMaxEntries: 0, ...options });
  await mock.start();
  const env = { AI_BASE_URL: `${mock.url}/v1`, AI_API_KEY: MODEL_KEY };
  return { mock, env, stop: () => mock.stop() };
}

/** A port of this machine on which nobody listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
