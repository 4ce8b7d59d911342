import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { createObjectStore } from '../../src/platform/objectstore/minio.js';
import { ObjectChanged, ObjectMissing, ObjectStoreUnavailable } from '../../src/platform/objectstore/objectstore.js';
import { contentDisposition } from '../../src/platform/objectstore/disposition.js';
import { type Probed, bytesOf, probedStore } from './support.js';

let probed: Probed;
beforeAll(async () => {
  probed = await probedStore();
});
afterAll(() => probed.stop());

async function upload(key: string, content: Buffer, contentType = 'application/pdf') {
  const { url, method, headers } = probed.store.presignPut(key, { size: content.length, contentType, expiresIn: 60 });
  return fetch(url, { method, headers, body: content });
}

test('an upload is put, confirmed by a copy, listed, downloaded and deleted', async () => {
  const { store, prefix } = probed;
  const [staged, final, content] = [`${prefix}port/staged`, `${prefix}port/final.pdf`, randomBytes(100_000)];
  expect((await upload(staged, content)).status).toBe(200);
  const stat = await store.stat(staged);
  const etag = createHash('md5').update(content).digest('hex');
  expect(stat).toMatchObject({ key: staged, size: content.length, contentType: 'application/pdf', etag });
  await store.copy(staged, final, stat.etag);
  await store.delete(staged);
  await store.delete(staged);
  const listed: unknown[] = [];
  for await (const object of store.list(`${prefix}port/`)) listed.push(object);
  expect(listed).toEqual([{ key: final, size: content.length, etag, lastModified: expect.any(Date) }]);
  expect((await bytesOf(await store.read(final))).equals(content)).toBe(true);

  const disposition = { type: 'attachment', filename: 'Bericht "ü".pdf' } as const;
  const answer = await fetch(store.presignGet(final, { expiresIn: 60, disposition, contentType: 'text/plain' }).url);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition': contentDisposition('attachment', disposition.filename),
    'content-type': 'text/plain',
    'content-length': '100000',
    etag: `"${etag}"`,
  });
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
});

test('a replayed PUT after the copy changes nothing that anyone downloads', async () => {
  const { store, prefix } = probed;
  const [staged, final] = [`${prefix}replay/staged`, `${prefix}replay/final`];
  await upload(staged, Buffer.from('first'));
  const { etag } = await store.stat(staged);
  await store.copy(staged, final, etag);
  expect((await upload(staged, Buffer.from('other'))).status).toBe(200);
  expect((await bytesOf(await store.read(final))).toString()).toBe('first');
  await expect(store.copy(staged, final, etag)).rejects.toBeInstanceOf(ObjectChanged);
});

test('what is missing is missing, in a typed way', async () => {
  const { store, prefix } = probed;
  const key = `${prefix}missing`;
  await expect(store.stat(key)).rejects.toMatchObject({ name: 'ObjectMissing', key });
  await expect(store.read(key)).rejects.toBeInstanceOf(ObjectMissing);
  await expect(store.copy(key, `${key}/copy`, 'd41d8cd98f00b204e9800998ecf8427e')).rejects.toBeInstanceOf(
    ObjectMissing,
  );
  expect((await fetch(store.presignGet(key, { expiresIn: 60 }).url)).status).toBe(404);
});

describe('a store that is away', () => {
  const away = (endpoint: string, more = {}) => createObjectStore({ ...probed.options, endpoint, ...more });

  async function expectUnavailable(endpoint: string, more = {}) {
    const store = away(endpoint, more);
    const calls = [
      ...[store.prepare(), store.stat('a'), store.copy('a', 'b', 'c'), store.delete('a'), store.read('a')],
      ...[store.list('')[Symbol.asyncIterator]().next()],
    ];
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(ObjectStoreUnavailable) });
    store.close();
  }

  test('refuses connections', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await expectUnavailable(`http://127.0.0.1:${port}`);
  });

  test('accepts and says nothing', async () => {
    const sockets: { destroy(): unknown }[] = [];
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await expectUnavailable(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { timeoutMs: 300 });
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });

  test('says that it is overloaded, or what no store says', async () => {
    for (const [status, body] of [
      [503, ''],
      [500, '<Error><Code>InternalError</Code></Error>'],
      [200, 'hello'],
    ] as const) {
      const server = createHttpServer((_request, response) => response.writeHead(status).end(body));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const store = away(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      await expect(store.copy('a', 'b', 'c')).rejects.toBeInstanceOf(ObjectStoreUnavailable);
      await expect(store.stat('a')).rejects.toBeInstanceOf(ObjectStoreUnavailable);
      server.closeAllConnections();
      server.close();
    }
  });

  test('does not believe our key', async () => {
    const store = createObjectStore({ ...probed.options, secretKey: 'not-the-secret-key' });
    await expect(store.stat('a')).rejects.toBeInstanceOf(ObjectStoreUnavailable);
    await expect(store.delete('a')).rejects.toBeInstanceOf(ObjectStoreUnavailable);
  });
});
