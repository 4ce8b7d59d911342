import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, startObjectStore } from '../../../src/platform/embedded/objectstore.js';
import { createObjectStore } from '../../../src/platform/objectstore/minio.js';
import { ObjectMissing } from '../../../src/platform/objectstore/objectstore.js';
import { sha256 } from '../../../src/platform/objectstore/sigv4.js';
import { bytesOf, clientOf } from '../../objectstore/support.js';
import { SILENT } from '../../support/log.js';
import { OwnStore, PAGE, codeOf } from './own-store.js';

const own = new OwnStore();
const { start, options, presigner, inFolder, send } = own;

describe('the store', () => {
  test('keeps its key, its port and its objects from one run to the next', async () => {
    const before = own.store;
    await clientOf(own.store).putObject(own.store.bucket, 'kept', 'content');
    await own.store.stop();
    own.store = await start();
    const { endpoint, accessKey, secretKey } = before;
    expect(own.store).toMatchObject({ endpoint, accessKey, secretKey });
    expect((await bytesOf(await clientOf(own.store).getObject(own.store.bucket, 'kept'))).toString()).toBe('content');
  });

  test('has a key of its own, which only its owner can read', async () => {
    const path = join(own.dataDir, 'objects', 'credentials.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(own.dataDir, 'objects'))).mode & 0o077).toBe(0);
    expect(own.store.secretKey).toMatch(/^[0-9a-f]{64}$/);
    await own.store.stop();
    await chmod(path, 0o644);
    await expect(start()).rejects.toThrow(`chmod 600 ${path}`);
    await chmod(path, 0o600);
    await writeFile(path, 'garbage');
    await expect(start()).rejects.toThrow('holds no credentials');
    await rm(path);
    own.store = await start();
  });

  test('is used by one server at a time', async () => {
    await expect(start()).rejects.toBeInstanceOf(FolderInUse);
  });

  test('takes another port where that of the last time is in use', async () => {
    const port = Number(new URL(own.store.endpoint).port);
    await own.store.stop();
    const other = await mkdtemp(join(tmpdir(), 'steward-store-'));
    const squatter = await startObjectStore({ dataDir: other, port, origins: new Set(), log: SILENT });
    own.store = await start();
    expect(own.store.endpoint).not.toBe(squatter.endpoint);
    await expect(startObjectStore({ dataDir: `${other}/b`, port, origins: new Set(), log: SILENT })).rejects.toThrow(
      'EADDRINUSE',
    );
    await squatter.stop();
    await rm(other, { recursive: true });
  });

  test('never makes a path of a key', async () => {
    await clientOf(own.store).putObject(own.store.bucket, 'a/b/c.txt', 'content');
    expect(await inFolder('meta')).toEqual([`${sha256(`${own.store.bucket}\0a/b/c.txt`)}.json`]);
    expect(await inFolder('blobs')).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect((await readdir(join(own.dataDir, 'objects'))).sort()).toEqual([
      'blobs',
      'credentials.json',
      'drafts',
      'lock',
      'meta',
      'port',
    ]);
  });

  test('leaves no content behind that it replaced, deleted or refused', async () => {
    const minio = clientOf(own.store);
    await minio.putObject(own.store.bucket, 'a', 'first');
    await minio.putObject(own.store.bucket, 'a', 'second');
    await minio.putObject(own.store.bucket, 'b', 'third');
    await minio.removeObject(own.store.bucket, 'b');
    const wrong = await send(`/${own.store.bucket}/c`, { method: 'PUT', payload: sha256('other'), body: 'content' });
    expect([wrong.status, codeOf(wrong)]).toEqual([400, 'XAmzContentSHA256Mismatch']);
    expect([await inFolder('blobs'), await inFolder('drafts')]).toEqual([[expect.any(String)], []]);
  });

  test('removes what a crash left, and nothing while an object is damaged', async () => {
    await clientOf(own.store).putObject(own.store.bucket, 'a', 'content');
    await own.store.stop();
    const folder = join(own.dataDir, 'objects');
    await writeFile(join(folder, 'blobs', 'orphan'), 'x');
    await writeFile(join(folder, 'drafts', 'draft'), '{"half');
    const [name = ''] = await inFolder('meta');
    const meta = await readFile(join(folder, 'meta', name), 'utf8');
    await writeFile(join(folder, 'meta', name), meta.slice(0, 20));
    own.store = await start();
    expect(await inFolder('blobs')).toHaveLength(2);
    await expect(createObjectStore(options()).stat('a')).rejects.toBeInstanceOf(ObjectMissing);
    await own.store.stop();
    await writeFile(join(folder, 'meta', name), meta);
    own.store = await start();
    expect([await inFolder('blobs'), await inFolder('drafts')]).toEqual([[expect.any(String)], []]);
    expect((await createObjectStore(options()).stat('a')).size).toBe(7);
  });

  test('gives a reader the whole of what was there when it began, whatever is written meanwhile', async () => {
    const minio = clientOf(own.store);
    const contents = Array.from({ length: 6 }, () => randomBytes(300_000));
    await minio.putObject(own.store.bucket, 'a', contents[0]!);
    const writing = contents.map((content) => minio.putObject(own.store.bucket, 'a', content));
    const reading = Array.from({ length: 12 }, async () => bytesOf(await minio.getObject(own.store.bucket, 'a')));
    for (const read of await Promise.all(reading)) expect(contents.some((content) => content.equals(read))).toBe(true);
    await Promise.all(writing);
    expect(await inFolder('blobs')).toHaveLength(1);
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
