import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { CopyConditions } from 'minio';
import { type Probed, bytesOf, probedStore } from './support.js';

let probed: Probed;
beforeAll(async () => {
  probed = await probedStore();
});
afterAll(() => probed.stop());

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');

describe('the minio client, which we did not write, finds a store', () => {
  test('with its bucket and region', async () => {
    const { minio, bucket, options } = probed;
    expect(await minio.bucketExists(bucket)).toBe(true);
    expect(await minio.bucketExists('there-is-no-such-bucket')).toBe(false);
    const unaware = new (minio.constructor as new (o: object) => typeof minio)({
      ...{ endPoint: new URL(options.endpoint).hostname, port: Number(new URL(options.endpoint).port) || undefined },
      ...{ useSSL: options.endpoint.startsWith('https:'), accessKey: options.accessKey, secretKey: options.secretKey },
    });
    expect((await unaware.getBucketRegionAsync(bucket)) || 'us-east-1').toBe(options.region);
  });

  test.each([0, 1, 1000, 3_000_000])('that keeps %i bytes, with their type and metadata', async (size) => {
    const { minio, bucket, prefix } = probed;
    const [key, content] = [`${prefix}round-trip/${size}`, randomBytes(size)];
    const put = await minio.putObject(bucket, key, content, size, { 'Content-Type': 'text/x-probe', Owner: 'nobody' });
    expect(put.etag).toBe(md5(content));
    const stat = await minio.statObject(bucket, key);
    expect(stat).toMatchObject({ size, etag: put.etag, metaData: { 'content-type': 'text/x-probe', owner: 'nobody' } });
    expect(Math.abs(Date.now() - stat.lastModified.getTime())).toBeLessThan(60_000);
    expect((await bytesOf(await minio.getObject(bucket, key))).equals(content)).toBe(true);
    await minio.removeObject(bucket, key);
    await expect(minio.statObject(bucket, key)).rejects.toMatchObject({ code: 'NotFound' });
    await expect(minio.getObject(bucket, key)).rejects.toMatchObject({ code: 'NoSuchKey' });
    await minio.removeObject(bucket, key);
  });

  test('that takes any key as a name, and gives it back', async () => {
    const { minio, bucket, prefix } = probed;
    const names = ['a b+c%2F&=?#.txt', 'ünïcødé/日本/🦊', "!'()*~$,;:@", 'a..b/...c', 'trailing/'];
    for (const name of names) await minio.putObject(bucket, `${prefix}names/${name}`, Buffer.from(name));
    for (const name of names.filter((n) => !n.endsWith('/')))
      expect((await bytesOf(await minio.getObject(bucket, `${prefix}names/${name}`))).toString()).toBe(name);
    const listed: string[] = [];
    for await (const { name } of minio.listObjectsV2(bucket, `${prefix}names/`, true)) listed.push(String(name));
    expect(listed.map((name) => name.slice(`${prefix}names/`.length)).sort()).toEqual([...names].sort());
  });

  test('that reads ranges', async () => {
    const { minio, bucket, prefix } = probed;
    const key = `${prefix}ranges`;
    await minio.putObject(bucket, key, '0123456789');
    const part = async (offset: number, length?: number) =>
      (await bytesOf(await minio.getPartialObject(bucket, key, offset, length))).toString();
    expect(await part(0, 1)).toBe('0');
    expect(await part(3, 4)).toBe('3456');
    expect(await part(8)).toBe('89');
    expect(await part(8, 100)).toBe('89');
    await expect(part(10, 1)).rejects.toMatchObject({ code: 'InvalidRange' });
    const url = await minio.presignedGetObject(bucket, key, 60);
    const suffix = await fetch(url, { headers: { Range: 'bytes=-3' } });
    expect([suffix.status, suffix.headers.get('content-range'), await suffix.text()]).toEqual([
      206,
      'bytes 7-9/10',
      '789',
    ]);
    const unsatisfiable = await fetch(url, { headers: { Range: 'bytes=10-' } });
    expect([unsatisfiable.status, unsatisfiable.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  test('that copies what still is what was meant', async () => {
    const { minio, bucket, prefix } = probed;
    const [from, to] = [`${prefix}copy/from é`, `${prefix}copy/to`];
    const { etag } = await minio.putObject(bucket, from, 'first', 5, { 'Content-Type': 'text/x-first' });
    const conditions = new CopyConditions();
    conditions.setMatchETag(etag);
    const source = `/${bucket}/${from}`;
    expect(await minio.copyObject(bucket, to, source, conditions)).toMatchObject({ etag });
    await minio.putObject(bucket, from, 'second');
    await expect(minio.copyObject(bucket, to, source, conditions)).rejects.toMatchObject({
      code: 'PreconditionFailed',
    });
    expect((await minio.statObject(bucket, to)).metaData).toMatchObject({ 'content-type': 'text/x-first' });
    await minio.removeObject(bucket, from);
    await expect(minio.copyObject(bucket, to, source, conditions)).rejects.toMatchObject({ code: 'NoSuchKey' });
    expect((await bytesOf(await minio.getObject(bucket, to))).toString()).toBe('first');
  });

  test('that lists page by page, and folders as one', async () => {
    const { minio, bucket, prefix } = probed;
    const keys = Array.from(
      { length: 25 },
      (_, i) => `${prefix}list/${i % 3 ? 'a/' : ''}${String(i).padStart(2, '0')}`,
    );
    await Promise.all(keys.map((key) => minio.putObject(bucket, key, key)));
    for (const size of [1, 7, 25, 1000])
      expect((await pages(`${prefix}list/`, '', size)).flat()).toEqual([...keys].sort());
    const roots = keys.filter((_, i) => i % 3 === 0);
    for (const size of [1, 2, 1000])
      expect((await pages(`${prefix}list/`, '/', size)).flat()).toEqual([...roots, `${prefix}list/a/`].sort());
    expect(await pages(`${prefix}list/nothing`, '', 10)).toEqual([[]]);
  });
});

/** What one page after the other lists, by way of the client's own request for one page. */
async function pages(prefix: string, delimiter: string, size: number): Promise<string[][]> {
  const { minio, bucket } = probed;
  const found: string[][] = [];
  for (let token = ''; ;) {
    const page = await minio.listObjectsV2Query(bucket, prefix, token, delimiter, size, '');
    expect(page.objects.length).toBeLessThanOrEqual(size);
    found.push(page.objects.map((item) => String('name' in item && item.name ? item.name : item.prefix)).sort());
    if (!page.isTruncated) return found;
    token = page.nextContinuationToken;
  }
}
