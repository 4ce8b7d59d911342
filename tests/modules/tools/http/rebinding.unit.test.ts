import { afterEach, expect, test } from '@jest/globals';
import { Destinations, publicResolve } from '../../../../src/modules/tools/http/destinations.js';
import { Exchange } from '../../../../src/modules/tools/http/exchange.js';
import { HttpRunner } from '../../../../src/modules/tools/http/http.runner.js';
import type { RunningExecution } from '../../../../src/modules/tools/runner.js';
import { Actor } from '../../../../src/platform/actor.js';
import { CERTIFICATE, type Named, nameServer, secureServer } from './rebind.js';

const PUBLIC = '93.184.215.14';
const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

interface Asked {
  readonly host?: string;
  readonly path?: string;
  /** Whose certificates are trusted; null for those of the system. */
  readonly ca?: string | null;
  readonly signal?: AbortSignal;
}

/** Has a tool ask for a path of a host, which is looked up with these answers one after the other. */
async function run(answers: readonly Named[], asked: Asked = {}) {
  const { host = 'rebind.test', path = '/there', ca = CERTIFICATE, signal = new AbortController().signal } = asked;
  const [names, there] = [await nameServer(answers), await secureServer()];
  open.push(names, there);
  const runner = new HttpRunner(
    new Destinations(new Set(), publicResolve([names.server])),
    new Exchange(there.dial, ca ?? undefined),
  );
  const execution: RunningExecution = {
    ...{ id: '', toolId: '', toolName: '', definitionHash: '', parameters: {}, sessionId: null, hasSecrets: false },
    ...{ allowedHosts: [host], actor: Actor.system('test') },
    configuration: {
      method: 'GET',
      url: `https://${host}${path}`,
      query: [],
      headers: [],
      body: null,
      bodyFormat: 'JSON',
    },
  };
  const outcome = await runner.run(execution, signal).catch((error: unknown) => String(error));
  return { outcome, dialled: there.dialled, sni: there.names, lookUps: names.lookUps() };
}

test('a name is looked up once, and what was checked is what is called', async () => {
  expect(await run([[PUBLIC], ['127.0.0.1']])).toEqual({
    outcome: { status: 200, contentType: 'application/json', body: { host: 'rebind.test', path: '/there' } },
    ...{ dialled: [`${PUBLIC} 443`], sni: ['rebind.test'], lookUps: 1 },
  });
});

test('a redirection looks it up anew, and then it is private', async () => {
  expect(await run([[PUBLIC], ['127.0.0.1']], { path: '/again' })).toMatchObject({
    outcome: 'Error: The host rebind.test has an address that is not public.',
    ...{ dialled: [`${PUBLIC} 443`], lookUps: 2 },
  });
});

test.each([
  [['127.0.0.1']],
  [['169.254.169.254']],
  [[PUBLIC, '10.0.0.1']],
  [[PUBLIC, '0:0:0:0:0:0:0:1']],
  [['0:0:0:0:0:ffff:5db8:d70e']],
  [['fd00:ec2:0:0:0:0:0:254', '2606:4700:4700:0:0:0:0:1111']],
])('%j is called at no address', async (addresses) => {
  expect(await run([addresses])).toMatchObject({
    outcome: 'Error: The host rebind.test has an address that is not public.',
    dialled: [],
  });
});

test('a host without addresses, or with a certificate of nobody or of somebody else, is not asked anything', async () => {
  expect(await run([[]])).toMatchObject({ outcome: 'Error: The host rebind.test has no address.', dialled: [] });
  expect(await run([[PUBLIC]], { ca: null })).toMatchObject({
    outcome: 'Error: rebind.test cannot be reached (DEPTH_ZERO_SELF_SIGNED_CERT).',
  });
  expect(await run([[PUBLIC]], { host: 'other.test' })).toMatchObject({
    outcome: 'Error: other.test cannot be reached (ERR_TLS_CERT_ALTNAME_INVALID).',
  });
});

test('that nobody could be asked for an address is not told as if there were none', async () => {
  const outcome = 'Error: The name rebind.test could not be looked up.';
  expect(await run(['SERVFAIL'])).toMatchObject({ outcome, dialled: [] });
});

test('what is wanted no more is not asked for', async () => {
  const outcome = (await run([[PUBLIC]], { signal: AbortSignal.abort() })).outcome;
  expect(outcome).toBe('Error: It was stopped.');
});
