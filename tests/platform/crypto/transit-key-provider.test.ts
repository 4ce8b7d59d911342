import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { DecryptionFailed, KeyServiceUnavailable, KeyUnavailable } from '../../../src/platform/crypto/key-provider.js';
import { KeyProviders } from '../../../src/platform/crypto/key-providers.js';
import { LocalKeyProvider } from '../../../src/platform/crypto/local-key-provider.js';
import { TransitKeyProvider } from '../../../src/platform/crypto/transit-key-provider.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { type TransitFault, TransitServer } from '../../support/transit.js';

const context = Buffer.from('a place, and only this one\0é');
const dataKey = randomBytes(32);
let server: TransitServer;
let provider: TransitKeyProvider;
beforeAll(async () => {
  server = await TransitServer.start();
  provider = new TransitKeyProvider(server.options);
});
beforeEach(() => {
  server.fault = null;
  server.minDecryptionVersion = 1;
  server.ignoresAssociatedData = false;
  server.requests.length = 0;
});
afterAll(() => server.stop());

const refused = async (promise: Promise<unknown>): Promise<Error> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('Nothing was refused.');
  const shown = inspect(error, { depth: 9, showHidden: true });
  for (const secret of [server.token, server.origin, dataKey.toString('base64')]) expect(shown).not.toContain(secret);
  return error;
};

describe('a data key', () => {
  test('is wrapped as Transit documents it, and unwrapped again', async () => {
    const wrapped = await provider.wrap(dataKey, context);
    expect(wrapped).toMatchObject({ provider: 'transit', keyId: 'steward:v1' });
    expect(wrapped.bytes.toString()).toMatch(/^vault:v1:/);
    expect(await provider.unwrap(wrapped, context)).toEqual(dataKey);
    const associated_data = context.toString('base64');
    expect(server.requests).toEqual([
      {
        url: '/v1/transit/encrypt/steward',
        token: server.token,
        body: { plaintext: dataKey.toString('base64'), associated_data },
      },
      {
        url: '/v1/transit/decrypt/steward',
        token: server.token,
        body: { ciphertext: wrapped.bytes.toString(), associated_data },
      },
    ]);
  });

  test('of an older version of the key still opens, and new ones are of the new version', async () => {
    const before = await provider.wrap(dataKey, context);
    server.rotate('steward');
    const after = await provider.wrap(dataKey, context);
    expect(Number(after.keyId.slice('steward:v'.length))).toBe(Number(before.keyId.slice('steward:v'.length)) + 1);
    for (const wrapped of [before, after]) expect(await provider.unwrap(wrapped, context)).toEqual(dataKey);
    server.minDecryptionVersion = 2;
    expect(await refused(provider.unwrap(before, context))).toBeInstanceOf(KeyUnavailable);
  });

  test('opens with the key that wrapped it after another one was configured', async () => {
    const wrapped = await provider.wrap(dataKey, context);
    server.rotate('another');
    const other = new TransitKeyProvider({ ...server.options, key: 'another' });
    expect(await other.unwrap(wrapped, context)).toEqual(dataKey);
    expect((await other.wrap(dataKey, context)).keyId).toBe('another:v1');
  });

  test('does not open in another place, with a byte changed, or as another version or key', async () => {
    const wrapped = await provider.wrap(dataKey, context);
    const flipped = Buffer.from(wrapped.bytes);
    flipped[20] = flipped[20] === 0x41 ? 0x42 : 0x41;
    server.rotate('another');
    for (const [key, place] of [
      [wrapped, Buffer.from('elsewhere')],
      [{ ...wrapped, bytes: flipped }, context],
      [{ ...wrapped, bytes: Buffer.from('vault:v1:') }, context],
      [{ ...wrapped, bytes: Buffer.from('garbage') }, context],
      [{ ...wrapped, bytes: wrapped.bytes.subarray(0, 30) }, context],
      [{ ...wrapped, keyId: 'steward:v77' }, context],
      [{ ...wrapped, keyId: wrapped.keyId.replace('steward', 'another') }, context],
    ] as const)
      expect(await refused(provider.unwrap(key, place))).toBeInstanceOf(DecryptionFailed);
  });

  test('of a version or key that is not there is not available', async () => {
    const bytes = Buffer.from(`vault:v99:${randomBytes(60).toString('base64')}`);
    for (const keyId of ['steward:v99', 'gone:v99']) {
      const error = await refused(provider.unwrap({ provider: 'transit', keyId, bytes }, context));
      expect(error).toBeInstanceOf(KeyUnavailable);
      expect(error).not.toBeInstanceOf(KeyServiceUnavailable);
    }
  });

  test('never makes a path of the name of its key', async () => {
    const { bytes } = await provider.wrap(dataKey, context);
    server.requests.length = 0;
    for (const keyId of ['../../sys/seal:v1', 'a/b:v1', 'a?b:v1', ':v1', '.:v1', '', 'steward%2f:v1'])
      await refused(provider.unwrap({ provider: 'transit', keyId, bytes }, context));
    expect(server.requests).toEqual([]);
    expect(() => new TransitKeyProvider({ ...server.options, key: '../x' })).toThrow(RangeError);
  });
});

describe('Transit that fails', () => {
  const FAULTS: readonly [string, TransitFault][] = [
    ['sealed', { status: 503, body: '{"errors":["Vault is sealed"]}' }],
    ['permission denied', { status: 403, body: '{"errors":["1 error occurred:\\n\\t* permission denied\\n\\n"]}' }],
    ['no engine', { status: 404, body: '{"errors":["no handler for route"]}' }],
    ['overloaded', { status: 429, body: '' }],
    ['an internal error', { status: 500, body: '{"errors":["internal error"]}' }],
    ['a proxy', { status: 502, body: '<html>bad gateway</html>' }],
    ['garbage with a good status', { status: 200, body: '\0\xff not json' }],
    ['nothing with a good status', { status: 200, body: '' }],
    ['other JSON', { status: 200, body: '{"data":{"ciphertext":7,"plaintext":[]}}' }],
    ['an array', { status: 200, body: '[1]' }],
    ['no content', { status: 204, body: '' }],
    ['an endless answer', 'endless'],
    ['resets', 'reset'],
  ];

  test.each(FAULTS)('(%s) makes its keys unavailable', async (_name, fault) => {
    const wrapped = await provider.wrap(dataKey, context);
    server.fault = fault;
    expect(await refused(provider.wrap(dataKey, context))).toBeInstanceOf(KeyServiceUnavailable);
    expect(await refused(provider.unwrap(wrapped, context))).toBeInstanceOf(KeyServiceUnavailable);
  });

  test.each(['silence', 'silence after headers'] as const)('by %s is given up on in time', async (fault) => {
    const wrapped = await provider.wrap(dataKey, context);
    server.fault = fault;
    const errors = await Promise.all([
      refused(provider.wrap(dataKey, context)),
      refused(provider.unwrap(wrapped, context)),
    ]);
    for (const error of errors) expect(error).toEqual(new KeyUnavailable('Transit did not answer within 3 seconds.'));
  });

  test('by resetting a connection is asked once more, and only once', async () => {
    server.fault = 'reset once';
    const wrapped = await provider.wrap(dataKey, context);
    expect(server.requests).toHaveLength(2);
    server.fault = 'reset';
    await refused(provider.unwrap(wrapped, context));
    expect(server.requests).toHaveLength(4);
  });

  test('by not listening, and works again when it does', async () => {
    const wrapped = await provider.wrap(dataKey, context);
    await server.stop();
    expect(await refused(provider.wrap(dataKey, context))).toEqual(
      new KeyUnavailable('Transit cannot be reached (ECONNREFUSED).'),
    );
    await server.listen();
    expect(await provider.unwrap(wrapped, context)).toEqual(dataKey);
  });

  test('or redirects does not get the token sent elsewhere', async () => {
    let visits = 0;
    const elsewhere = createServer((_request, response) => void response.end(String(++visits)));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    server.fault = { status: 307, body: '', headers: { location } };
    expect(await refused(provider.wrap(dataKey, context))).toBeInstanceOf(KeyUnavailable);
    expect(visits).toBe(0);
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  test('by decrypting to what is no data key is not believed', async () => {
    const wrapped = await provider.wrap(dataKey, context);
    for (const plaintext of ['', 'AAAA', 'not base64!', Buffer.alloc(33).toString('base64')]) {
      server.fault = { status: 200, body: JSON.stringify({ data: { plaintext } }) };
      expect(await refused(provider.unwrap(wrapped, context))).toBeInstanceOf(DecryptionFailed);
    }
  });

  test('refuses a wrong token', async () => {
    const stranger = new TransitKeyProvider({ ...server.options, token: 'hvs.wrong' });
    expect(await refused(stranger.wrap(dataKey, context))).toEqual(
      new KeyUnavailable('Transit denies its key to this token (403).'),
    );
  });
});

describe('a probe', () => {
  test('finds nothing wrong with what works', async () => expect(await provider.probe()).toBeNull());

  test('says what is wrong', async () => {
    server.ignoresAssociatedData = true;
    expect(await provider.probe()).toMatch('does not authenticate associated_data');
    server.fault = { status: 503, body: '{"errors":["Vault is sealed"]}' };
    expect(await provider.probe()).toBe('Transit is sealed or not ready (503).');
  });
});

describe('several providers', () => {
  const local = new LocalKeyProvider(TEST_KEYS);

  test('wrap with the first, and unwrap each their own', async () => {
    const both = new KeyProviders(provider, [local]);
    const [mine, old] = [await both.wrap(dataKey, context), await local.wrap(dataKey, context)];
    expect(mine.provider).toBe('transit');
    for (const wrapped of [mine, old]) expect(await both.unwrap(wrapped, context)).toEqual(dataKey);
  });

  test('never stand in for each other', async () => {
    const both = new KeyProviders(provider, [local]);
    const [mine, old] = [await both.wrap(dataKey, context), await local.wrap(dataKey, context)];
    server.fault = { status: 503, body: '' };
    expect(await refused(both.wrap(dataKey, context))).toBeInstanceOf(KeyUnavailable);
    expect(await refused(both.unwrap(mine, context))).toBeInstanceOf(KeyUnavailable);
    expect(await both.unwrap(old, context)).toEqual(dataKey);
    server.fault = null;
    await expect(both.unwrap({ ...mine, provider: 'local' }, context)).rejects.toBeInstanceOf(KeyUnavailable);
    await expect(both.unwrap({ ...old, provider: 'transit' }, context)).rejects.toBeInstanceOf(KeyUnavailable);
    await expect(new KeyProviders(local).unwrap(mine, context)).rejects.toBeInstanceOf(KeyUnavailable);
  });
});
