import { describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { chunkSignature, sha256 } from '../../../src/platform/objectstore/sigv4.js';
import { bytesOf, clientOf, raw, targetOf } from '../../objectstore/support.js';
import { OwnStore, codeOf } from './own-store.js';

const own = new OwnStore();
const { presigner, inFolder, sign, send } = own;

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
    const answer = await send(`/${own.store.bucket}${key}`, { method, query });
    expect([answer.status, codeOf(answer)]).toEqual([501, 'NotImplemented']);
  });

  test.each(['x-amz-acl', 'x-amz-tagging', 'x-amz-server-side-encryption', 'content-encoding'])(
    '%s is refused rather than ignored',
    async (name) => {
      const answer = await send(`/${own.store.bucket}/a`, {
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
      expect(codeOf(await send(`/${own.store.bucket}/a`, { now: new Date(now + off * 60_000) }))).toBe(
        'RequestTimeTooSkewed',
      );
    const { headers } = sign(`/${own.store.bucket}/a`, {});
    for (const [from, to] of [
      [/\/\d{8}\//, '/20200101/'],
      ['/us-east-1/', '/eu-west-1/'],
      ['/s3/', '/sts/'],
      ['Credential=', 'Credential=x'],
    ] as const) {
      const forged = { ...headers, authorization: headers.authorization.replace(from, to) };
      const answer = await raw(own.store.endpoint, `/${own.store.bucket}/a`, { headers: forged });
      expect([400, 403]).toContain(answer.status);
    }
  });

  test('it takes no header or parameter twice', async () => {
    const { url } = presigner().get('a', { expiresIn: 60 });
    expect(codeOf(await raw(own.store.endpoint, `${targetOf(url)}&a=1&a=2`))).toBe('InvalidArgument');
    const path = `/${own.store.bucket}/a`;
    const { headers } = sign(path, { method: 'PUT', headers: { 'x-amz-meta-a': '1' }, payload: 'UNSIGNED-PAYLOAD' });
    const twice = { ...headers, 'x-amz-meta-a': ['1', '2'] };
    expect(codeOf(await raw(own.store.endpoint, path, { method: 'PUT', headers: twice, body: 'x' }))).toBe(
      'InvalidRequest',
    );
  });
});

describe('an aws-chunked upload', () => {
  const path = () => `/${own.store.bucket}/chunked`;
  const CHUNKS = ['a'.repeat(65_536), 'b'.repeat(1024), ''];

  function chunked(tamper: (chunks: string[]) => string[] = (chunks) => chunks, size = 66_560) {
    const headers = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': String(size) };
    const signed = sign(path(), { method: 'PUT', headers, payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' });
    let previous = signed.signature;
    const chunks = CHUNKS.map((data) => {
      previous = chunkSignature(signed.key, signed.scope, previous, sha256(data));
      return `${data.length.toString(16)};chunk-signature=${previous}\r\n${data}\r\n`;
    });
    return raw(own.store.endpoint, path(), { method: 'PUT', headers: signed.headers, body: tamper(chunks).join('') });
  }

  test('is kept where each chunk is signed', async () => {
    expect((await chunked()).status).toBe(200);
    const kept = await bytesOf(await clientOf(own.store).getObject(own.store.bucket, 'chunked'));
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

describe('an upload that asks first', () => {
  async function ask(contentType: string) {
    const { url } = presigner().put('asked', { size: 3, contentType: 'text/plain', expiresIn: 60 });
    const { hostname, port, host } = new URL(own.store.endpoint);
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
