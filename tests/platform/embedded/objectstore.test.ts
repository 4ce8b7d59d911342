import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedStore, FolderInUse, startObjectStore } from '../../../src/platform/embedded/objectstore.js';
import { createObjectStore } from '../../../src/platform/objectstore/minio.js';
import { ObjectMissing } from '../../../src/platform/objectstore/objectstore.js';
import { Presigner } from '../../../src/platform/objectstore/presigner.js';
import {
  chunkSignature,
  sha256,
  scopeOf,
  signatureOf,
  signingKey,
  timestampOf,
} from '../../../src/platform/objectstore/sigv4.js';
import { type Answer, bytesOf, clientOf, raw, targetOf } from '../../objectstore/support.js';
import { SILENT } from '../../support/log.js';

const PAGE = 'https://app.example.com';
let dataDir: string;
let store: EmbeddedStore;

const start = (more = {}) => startObjectStore({ dataDir, port: 0, origins: new Set([PAGE]), log: SILENT, ...more });
const options = () => ({ ...store, publicEndpoint: store.endpoint });
const presigner = () => new Presigner(options());
const inFolder = (name: string) => readdir(join(dataDir, 'objects', name));

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'steward-store-'));
  store = await start();
});
afterEach(async () => {
  await store.stop();
  await rm(dataDir, { recursive: true });
});

interface Signed {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly query?: readonly (readonly [string, string])[];
  readonly payload?: string;
  readonly body?: string;
  readonly now?: Date;
}

/** A request that we sign in its headers. Answers its signature too. */
function sign(
  path: string,
  { method = 'GET', headers = {}, query = [], payload = sha256(''), now = new Date() }: Signed,
) {
  const scope = { timestamp: timestampOf(now), region: store.region };
  const host = new URL(store.endpoint).host;
  const all = { ...headers, host, 'x-amz-content-sha256': payload, 'x-amz-date': scope.timestamp };
  const signed = new Map(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
  const key = signingKey(store.secretKey, scope);
  const signature = signatureOf(key, scope, { method, path, query, headers: signed, payload });
  const authorization = `AWS4-HMAC-SHA256 Credential=${store.accessKey}/${scopeOf(scope)}, SignedHeaders=${[...signed.keys()].sort().join(';')}, Signature=${signature}`;
  return { headers: { ...all, authorization }, signature, key, scope };
}

async function send(path: string, request: Signed): Promise<Answer> {
  const { headers } = sign(path, request);
  const query = (request.query ?? []).map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return raw(store.endpoint, query ? `${path}?${query}` : path, { ...request, headers });
}

const codeOf = ({ text }: Answer) => /<Code>(\w+)<\/Code>/.exec(text)?.[1];

describe('the store', () => {
  test('keeps its key, its port and its objects from one run to the next', async () => {
    const before = store;
    await clientOf(store).putObject(store.bucket, 'kept', 'content');
    await store.stop();
    store = await start();
    const { endpoint, accessKey, secretKey } = before;
    expect(store).toMatchObject({ endpoint, accessKey, secretKey });
    expect((await bytesOf(await clientOf(store).getObject(store.bucket, 'kept'))).toString()).toBe('content');
  });

  test('has a key of its own, which only its owner can read', async () => {
    const path = join(dataDir, 'objects', 'credentials.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'objects'))).mode & 0o077).toBe(0);
    expect(store.secretKey).toMatch(/^[0-9a-f]{64}$/);
    await store.stop();
    await chmod(path, 0o644);
    await expect(start()).rejects.toThrow(`chmod 600 ${path}`);
    await chmod(path, 0o600);
    await writeFile(path, 'garbage');
    await expect(start()).rejects.toThrow('holds no credentials');
    await rm(path);
    store = await start();
  });

  test('is used by one server at a time', async () => {
    await expect(start()).rejects.toBeInstanceOf(FolderInUse);
  });

  test('takes another port where that of the last time is in use', async () => {
    const port = Number(new URL(store.endpoint).port);
    await store.stop();
    const other = await mkdtemp(join(tmpdir(), 'steward-store-'));
    const squatter = await startObjectStore({ dataDir: other, port, origins: new Set(), log: SILENT });
    store = await start();
    expect(store.endpoint).not.toBe(squatter.endpoint);
    await expect(startObjectStore({ dataDir: `${other}/b`, port, origins: new Set(), log: SILENT })).rejects.toThrow(
      'EADDRINUSE',
    );
    await squatter.stop();
    await rm(other, { recursive: true });
  });

  test('never makes a path of a key', async () => {
    await clientOf(store).putObject(store.bucket, 'a/b/c.txt', 'content');
    expect(await inFolder('meta')).toEqual([`${sha256(`${store.bucket}\0a/b/c.txt`)}.json`]);
    expect(await inFolder('blobs')).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect((await readdir(join(dataDir, 'objects'))).sort()).toEqual([
      'blobs',
      'credentials.json',
      'drafts',
      'lock',
      'meta',
      'port',
    ]);
  });

  test('leaves no content behind that it replaced, deleted or refused', async () => {
    const minio = clientOf(store);
    await minio.putObject(store.bucket, 'a', 'first');
    await minio.putObject(store.bucket, 'a', 'second');
    await minio.putObject(store.bucket, 'b', 'third');
    await minio.removeObject(store.bucket, 'b');
    const wrong = await send(`/${store.bucket}/c`, { method: 'PUT', payload: sha256('other'), body: 'content' });
    expect([wrong.status, codeOf(wrong)]).toEqual([400, 'XAmzContentSHA256Mismatch']);
    expect([await inFolder('blobs'), await inFolder('drafts')]).toEqual([[expect.any(String)], []]);
  });

  test('removes what a crash left, and nothing while an object is damaged', async () => {
    await clientOf(store).putObject(store.bucket, 'a', 'content');
    await store.stop();
    const folder = join(dataDir, 'objects');
    await writeFile(join(folder, 'blobs', 'orphan'), 'x');
    await writeFile(join(folder, 'drafts', 'draft'), '{"half');
    const [name = ''] = await inFolder('meta');
    const meta = await readFile(join(folder, 'meta', name), 'utf8');
    await writeFile(join(folder, 'meta', name), meta.slice(0, 20));
    store = await start();
    expect(await inFolder('blobs')).toHaveLength(2);
    await expect(createObjectStore(options()).stat('a')).rejects.toBeInstanceOf(ObjectMissing);
    await store.stop();
    await writeFile(join(folder, 'meta', name), meta);
    store = await start();
    expect([await inFolder('blobs'), await inFolder('drafts')]).toEqual([[expect.any(String)], []]);
    expect((await createObjectStore(options()).stat('a')).size).toBe(7);
  });

  test('gives a reader the whole of what was there when it began, whatever is written meanwhile', async () => {
    const minio = clientOf(store);
    const contents = Array.from({ length: 6 }, () => randomBytes(300_000));
    await minio.putObject(store.bucket, 'a', contents[0]!);
    const writing = contents.map((content) => minio.putObject(store.bucket, 'a', content));
    const reading = Array.from({ length: 12 }, async () => bytesOf(await minio.getObject(store.bucket, 'a')));
    for (const read of await Promise.all(reading)) expect(contents.some((content) => content.equals(read))).toBe(true);
    await Promise.all(writing);
    expect(await inFolder('blobs')).toHaveLength(1);
  });
});

describe('what it does not do', () => {
  test.each([
    ['POST', '', [['delete', '']]],
    ['POST', '/a', [['uploads', '']]],
    [
      'PUT',
      '/a',
      [
        ['partNumber', '1'],
        ['uploadId', 'x'],
      ],
    ],
    ['GET', '/a', [['acl', '']]],
    ['GET', '/a', [['versionId', '1']]],
    ['GET', '', []],
    ['GET', '', [['policy', '']]],
    ['PUT', '', [['policy', '']]],
    ['DELETE', '', []],
    ['PATCH', '/a', []],
  ] as const)('%s of %j with %j is answered with 501', async (method, key, query) => {
    const answer = await send(`/${store.bucket}${key}`, { method, query });
    expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplemented']);
  });

  test.each(['x-amz-acl', 'x-amz-tagging', 'x-amz-server-side-encryption', 'content-encoding'])(
    '%s is refused rather than ignored',
    async (name) => {
      const answer = await send(`/${store.bucket}/a`, {
        method: 'PUT',
        headers: { [name]: 'private' },
        payload: 'UNSIGNED-PAYLOAD',
        body: 'x',
      });
      expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplemented']);
    },
  );

  test('it knows one bucket', async () => {
    expect(codeOf(await send('/other/a', {}))).toBe('NoSuchBucket');
    expect((await send('/', {})).status).toBe(404);
  });

  test('it believes no clock that is off, and no key of another day, region or service', async () => {
    const now = Date.now();
    for (const off of [-16, 16])
      expect(codeOf(await send(`/${store.bucket}/a`, { now: new Date(now + off * 60_000) }))).toBe(
        'RequestTimeTooSkewed',
      );
    const { headers } = sign(`/${store.bucket}/a`, {});
    for (const [from, to] of [
      [/\/\d{8}\//, '/20200101/'],
      ['/us-east-1/', '/eu-west-1/'],
      ['/s3/', '/sts/'],
      ['Credential=', 'Credential=x'],
    ] as const) {
      const forged = { ...headers, authorization: headers.authorization.replace(from, to) };
      const answer = await raw(store.endpoint, `/${store.bucket}/a`, { headers: forged });
      expect([400, 403]).toContain(answer.status);
    }
  });

  test('it takes no header or parameter twice', async () => {
    const { url } = presigner().get('a', { expiresIn: 60 });
    expect(codeOf(await raw(store.endpoint, `${targetOf(url)}&a=1&a=2`))).toBe('InvalidArgument');
    const path = `/${store.bucket}/a`;
    const { headers } = sign(path, { method: 'PUT', headers: { 'x-amz-meta-a': '1' }, payload: 'UNSIGNED-PAYLOAD' });
    const twice = { ...headers, 'x-amz-meta-a': ['1', '2'] };
    expect(codeOf(await raw(store.endpoint, path, { method: 'PUT', headers: twice, body: 'x' }))).toBe(
      'InvalidRequest',
    );
  });
});

describe('an aws-chunked upload', () => {
  const path = () => `/${store.bucket}/chunked`;
  const CHUNKS = ['a'.repeat(65_536), 'b'.repeat(1024), ''];

  function chunked(tamper: (chunks: string[]) => string[] = (chunks) => chunks, size = 66_560) {
    const headers = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': String(size) };
    const signed = sign(path(), { method: 'PUT', headers, payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' });
    let previous = signed.signature;
    const chunks = CHUNKS.map((data) => {
      previous = chunkSignature(signed.key, signed.scope, previous, sha256(data));
      return `${data.length.toString(16)};chunk-signature=${previous}\r\n${data}\r\n`;
    });
    return raw(store.endpoint, path(), { method: 'PUT', headers: signed.headers, body: tamper(chunks).join('') });
  }

  test('is kept where each chunk is signed', async () => {
    expect((await chunked()).status).toBe(200);
    const kept = await bytesOf(await clientOf(store).getObject(store.bucket, 'chunked'));
    expect(kept.toString()).toBe(CHUNKS.join(''));
  });

  test.each<[string, (chunks: string[]) => string[]]>([
    ['changed', ([a = '', ...rest]) => [a.replace('aaa', 'aab'), ...rest]],
    ['exchanged', ([a = '', b = '', ...rest]) => [b, a, ...rest]],
    ['left out', ([, ...rest]) => rest],
    ['the end', (chunks) => chunks.slice(0, -1)],
    ['followed by more', (chunks) => [...chunks, 'x']],
    ['no chunks at all', () => ['x'.repeat(1000)]],
    ['endless lines', () => ['0'.repeat(100_000)]],
  ])('with chunks %s is refused', async (_what, tamper) => {
    const answer = await chunked(tamper);
    expect([400, 403]).toContain(answer.status);
    expect(await inFolder('blobs')).toEqual([]);
  });

  test('of another length is refused', async () => {
    for (const size of [66_559, 66_561]) expect(codeOf(await chunked(undefined, size))).toBe('IncompleteBody');
  });

  test('signed in a way it does not know is answered with 501', async () => {
    const answer = await send(path(), { method: 'PUT', payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', body: 'x' });
    expect(answer.status).toBe(501);
  });
});

describe('browsers', () => {
  const put = () => presigner().put('a', { size: 3, contentType: 'text/html', expiresIn: 60 });
  const preflight = (origin: string, method = 'PUT') =>
    fetch(put().url, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': 'content-type',
      },
    });

  test('may send from the origins that are allowed', async () => {
    const answer = await preflight(PAGE);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type');
    expect(answer.headers.get('vary')).toContain('Origin');
    for (const other of ['https://evil.example.com', 'null', `${PAGE}.evil.com`]) {
      const refused = await preflight(other);
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    expect((await preflight(PAGE, 'DELETE')).status).toBe(403);
  });

  test('may read the answers, refusals too', async () => {
    const headers = { Origin: PAGE, 'Content-Type': 'text/html' };
    for (const [body, status] of [
      ['123', 200],
      ['1234', 403],
    ] as const) {
      const answer = await fetch(put().url, { method: 'PUT', headers, body });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([status, PAGE]);
    }
  });

  test('neither guess nor run what they get', async () => {
    await fetch(put().url, { method: 'PUT', headers: { 'Content-Type': 'text/html' }, body: '<p>' });
    const { headers } = await fetch(presigner().get('a', { expiresIn: 60 }).url);
    expect(headers.get('content-type')).toBe('text/html');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test('see why a large upload is refused, because all of it is read', async () => {
    const answer = await fetch(put().url, {
      method: 'PUT',
      headers: { 'Content-Type': 'text/html' },
      body: Buffer.alloc(20_000_000),
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('SignatureDoesNotMatch');
  });
});

describe('an upload that asks first', () => {
  async function ask(contentType: string) {
    const { url } = presigner().put('asked', { size: 3, contentType: 'text/plain', expiresIn: 60 });
    const { hostname, port, host } = new URL(store.endpoint);
    const socket = connect(Number(port), hostname);
    const head = [`PUT ${targetOf(url)} HTTP/1.1`, `Host: ${host}`, `Content-Type: ${contentType}`];
    socket.write([...head, 'Content-Length: 3', 'Expect: 100-continue', 'Connection: close', '', ''].join('\r\n'));
    const [first] = (await once(socket, 'data')) as [Buffer];
    if (first.toString().startsWith('HTTP/1.1 100')) socket.write('123');
    const rest = await bytesOf(socket);
    return `${first.toString()}${rest.toString()}`;
  }

  test('is told to go on, or why not, before it sends anything', async () => {
    expect(await ask('text/plain')).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
    expect(await ask('text/html')).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  });
});
