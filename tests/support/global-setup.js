import './typescript.js';

/** One PostgreSQL for the whole run. Jest loads this file outside its module system, which knows no TypeScript. */
export default async function setup() {
  const { startTestServer } = await import('./server.ts');
  const { stop, ...server } = await startTestServer();
  process.env.STEWARD_TEST_POSTGRES = JSON.stringify(server);
  globalThis.stopTestServer = stop;
}
