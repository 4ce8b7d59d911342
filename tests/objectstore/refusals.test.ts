import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ObjectMissing } from '../../src/platform/objectstore/objectstore.js';
import { ALGORITHM, encodeComponent } from '../../src/platform/objectstore/sigv4.js';
import { MAX_BYTES, type Probed, probedStore, raw, targetOf } from './support.js';

let probed: Probed;
let secret: string;
beforeAll(async () => {
  probed = await probedStore();
  secret = `${probed.prefix}secret`;
  await probed.minio.putObject(probed.bucket, secret, 'the content', 11, { 'Content-Type': 'text/plain' });
});
afterAll(() => probed.stop());

const [HOUR, DAY] = [3_600_000, 86_400_000];
const TYPE = { 'Content-Type': 'text/plain' };
const refused = (status: number) => status >= 400 && status < 500;
const flip = (text: string) => (text.endsWith('0') ? text.replace(/0$/, '1') : text.replace(/.$/, '0'));
const get = (now?: Date) => probed.presigner.get(secret, { expiresIn: 60 }, now).url;

async function expectRefused(url: string, init?: RequestInit) {
  const answer = await fetch(url, init);
  const text = await answer.text();
  expect([answer.status, refused(answer.status)]).toEqual([answer.status, true]);
  expect(text).not.toContain('the content');
  expect(text).toMatch(/<Code>\w+<\/Code>/);
}

describe('a download', () => {
  test('is given to who has the URL, and nobody else', async () => {
    expect(await (await fetch(get())).text()).toBe('the content');
    await expectRefused(get().split('?')[0]!);
    await expectRefused(get().replace(/&X-Amz-Signature=.*/, ''));
  });

  test.each([
    ['the signature', (url: string) => flip(url)],
    ['the key', (url: string) => url.replace('/secret?', '/other?')],
    ['the time', (url: string) => url.replace(/(X-Amz-Date=\d{8}T\d{5})\d/, (_all, date: string) => `${date}x`)],
    ['the life', (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=61')],
    ['the algorithm', (url: string) => url.replace(ALGORITHM, 'AWS4-HMAC-SHA1')],
    ['the access key', (url: string) => url.replace('X-Amz-Credential=', 'X-Amz-Credential=a')],
    [
      'the region',
      (url: string) => url.replace(encodeComponent(`/${probed.options.region}/s3`), '%2Fmars-north-1%2Fs3'),
    ],
    ['the service', (url: string) => url.replace('%2Fs3%2F', '%2Fiam%2F')],
    ['the signed headers', (url: string) => url.replace('SignedHeaders=host', 'SignedHeaders=')],
    ['the query', (url: string) => `${url}&response-content-type=text%2Fhtml`],
    ['a second life', (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=60&X-Amz-Expires=600')],
  ])('with %s tampered is refused', async (_what, tamper) => {
    expect(tamper(get())).not.toBe(get());
    await expectRefused(tamper(get()));
  });

  test('is not what a URL for another method gives', async () => {
    await expectRefused(get(), { method: 'PUT', body: 'x', headers: TYPE });
    await expectRefused(get(), { method: 'DELETE' });
    await expectRefused(probed.presigner.put(secret, { size: 0, contentType: 'text/plain', expiresIn: 60 }).url);
    expect(await (await fetch(get())).text()).toBe('the content');
  });

  test('ends with its time, and does not begin before it', async () => {
    await expectRefused(get(new Date(Date.now() - 61_000)));
    await expectRefused(get(new Date(Date.now() - DAY)));
    await expectRefused(get(new Date(Date.now() + HOUR)));
    await expectRefused(get(new Date(Date.now() + 365 * DAY)));
  });

  test.each(['604801', '0', '-1', '1e3', '60.5', '', '99999999999999999999'])('with a life of %j is refused', (life) =>
    expectRefused(get().replace('X-Amz-Expires=60', `X-Amz-Expires=${life}`)),
  );

  test('with unsigned x-amz headers is refused', async () => {
    await expectRefused(get(), { headers: { 'x-amz-meta-owner': 'me' } });
    const { url, headers } = probed.presigner.put(`${probed.prefix}acl`, {
      size: 1,
      contentType: 'a/b',
      expiresIn: 60,
    });
    await expectRefused(url, { method: 'PUT', body: 'x', headers: { ...headers, 'x-amz-acl': 'public-read' } });
    const source = { 'x-amz-copy-source': `/${probed.bucket}/${secret}` };
    await expectRefused(url, { method: 'PUT', body: 'x', headers: { ...headers, ...source } });
  });
});

describe('a request signed in its headers', () => {
  test('is refused without signature, with half of one, and with two', async () => {
    const target = `/${probed.bucket}/${secret}`;
    for (const authorization of [undefined, ALGORITHM, `${ALGORITHM} Credential=a, SignedHeaders=host, Signature=b`]) {
      const headers = authorization === undefined ? {} : { authorization };
      for (const method of ['GET', 'HEAD', 'DELETE'])
        expect(refused((await raw(probed.options.endpoint, target, { method, headers })).status)).toBe(true);
    }
    const headers = { authorization: `${ALGORITHM} Credential=a/b, SignedHeaders=host, Signature=${'0'.repeat(64)}` };
    const both = await raw(probed.options.endpoint, targetOf(get()), { headers });
    expect(refused(both.status)).toBe(true);
    expect(both.text).not.toContain('the content');
  });
});

describe('a key that might be a path', () => {
  const names = ['../../../../etc/passwd', 'a/../../secret', '..', './x', 'a/./b', '..%2f..%2fsecret', '%2e%2e/secret'];

  test.each(names)('%s leads nowhere', async (name) => {
    const { presigner, options, prefix } = probed;
    const key = `${prefix}traversal/${decodeURIComponent(name)}`;
    const read = await raw(options.endpoint, targetOf(presigner.get(key, { expiresIn: 60 }).url));
    expect([read.status, read.status >= 400]).toEqual([read.status, true]);
    expect(read.text).not.toMatch(/root:|the content/);
    const put = presigner.put(key, { size: 1, contentType: 'text/plain', expiresIn: 60 });
    const written = await raw(options.endpoint, targetOf(put.url), { method: 'PUT', headers: put.headers, body: 'x' });
    expect([written.status, refused(written.status)]).toEqual([written.status, true]);
    // The same path, written as a signer would not have.
    const encoded = `/${probed.bucket}/${prefix}traversal/${name}`;
    expect(refused((await raw(options.endpoint, encoded)).status)).toBe(true);
  });
});

describe('an upload', () => {
  const key = () => `${probed.prefix}upload`;
  const signed = (size: number, contentType = 'text/plain') =>
    probed.presigner.put(key(), { size, contentType, expiresIn: 60 });
  afterEach(async () => {
    await expect(probed.store.stat(key())).rejects.toBeInstanceOf(ObjectMissing);
  });

  test('larger than signed is refused', () =>
    expectRefused(signed(3).url, { method: 'PUT', headers: TYPE, body: '1234' }));
  test('smaller than signed is refused', () =>
    expectRefused(signed(3).url, { method: 'PUT', headers: TYPE, body: '12' }));
  test('of another type is refused', async () => {
    await expectRefused(signed(3).url, { method: 'PUT', headers: { 'Content-Type': 'text/html' }, body: '123' });
    await expectRefused(signed(3).url, { method: 'PUT', body: new Blob(['123']) });
  });
  test('to an expired or future URL is refused', async () => {
    const terms = { size: 3, contentType: 'text/plain', expiresIn: 60 };
    for (const at of [Date.now() - HOUR, Date.now() + HOUR]) {
      const { url } = probed.presigner.put(key(), terms, new Date(at));
      await expectRefused(url, { method: 'PUT', headers: TYPE, body: '123' });
    }
  });

  test('of no announced length is refused', async () => {
    const headers = { ...TYPE, 'Transfer-Encoding': 'chunked' };
    const answer = await raw(probed.options.endpoint, targetOf(signed(3).url), { method: 'PUT', headers, body: '123' });
    expect(refused(answer.status)).toBe(true);
  });

  test('that is cut off leaves nothing', async () => {
    const { hostname, port } = new URL(probed.options.endpoint);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = [`PUT ${targetOf(signed(1000).url)} HTTP/1.1`, `Host: ${new URL(probed.options.endpoint).host}`];
    socket.write([...head, 'Content-Type: text/plain', 'Content-Length: 1000', '', 'x'.repeat(500)].join('\r\n'));
    socket.end();
    await once(socket.resume(), 'close');
  });

  test('of more than the store takes is refused', async () => {
    if (!probed.embedded) return;
    const size = MAX_BYTES + 1;
    await expectRefused(signed(size).url, { method: 'PUT', headers: TYPE, body: Buffer.alloc(size) });
    const unpinned = await probed.minio.presignedPutObject(probed.bucket, key(), 60);
    await expectRefused(unpinned, { method: 'PUT', body: Buffer.alloc(size) });
  });

  test('of other content than was signed is refused', async () => {
    const unpinned = await probed.minio.presignedPutObject(probed.bucket, key(), 60);
    const digest = { 'Content-MD5': 'XrY7u+Ae7tCTyyK7j1rNww==' };
    await expectRefused(unpinned, { method: 'PUT', headers: digest, body: 'not hello world' });
  });
});
