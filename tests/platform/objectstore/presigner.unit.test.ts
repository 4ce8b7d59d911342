import { describe, expect, test } from '@jest/globals';
import { Presigner } from '../../../src/platform/objectstore/presigner.js';
import { chunkSignature, sha256, signatureOf, signingKey } from '../../../src/platform/objectstore/sigv4.js';

// The examples of the S3 documentation ("Authenticating Requests", query parameters, headers and chunked upload).
const KEY = { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const SCOPE = { timestamp: '20130524T000000Z', region: 'us-east-1' };
const NOW = new Date('2013-05-24T00:00:00Z');

describe('signatures are those of the documentation', () => {
  test('for a presigned GET', () => {
    const credential = `${KEY.accessKey}/20130524/us-east-1/s3/aws4_request`;
    const query = Object.entries({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': credential,
      'X-Amz-Date': SCOPE.timestamp,
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'host',
    });
    const headers = new Map([['host', 'examplebucket.s3.amazonaws.com']]);
    const parts = { method: 'GET', path: '/test.txt', query, headers, payload: 'UNSIGNED-PAYLOAD' };
    expect(signatureOf(signingKey(KEY.secretKey, SCOPE), SCOPE, parts)).toBe(
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });

  test('for a GET with signed headers', () => {
    const headers = new Map([
      ['host', 'examplebucket.s3.amazonaws.com'],
      ['range', 'bytes=0-9'],
      ['x-amz-content-sha256', sha256('')],
      ['x-amz-date', SCOPE.timestamp],
    ]);
    const parts = { method: 'GET', path: '/test.txt', query: [], headers, payload: sha256('') };
    expect(signatureOf(signingKey(KEY.secretKey, SCOPE), SCOPE, parts)).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });

  test('for the chunks of an upload', () => {
    const key = signingKey(KEY.secretKey, SCOPE);
    const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
    const first = chunkSignature(key, SCOPE, seed, sha256('a'.repeat(65_536)));
    const second = chunkSignature(key, SCOPE, first, sha256('a'.repeat(1024)));
    expect([first, second, chunkSignature(key, SCOPE, second, sha256(''))]).toEqual([
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ]);
  });
});

describe('presigned URLs', () => {
  const presigner = new Presigner({
    ...{ ...KEY, publicEndpoint: 'https://objects.example.com', region: 'eu-central-1', bucket: 'files' },
  });
  const put = { size: 5, contentType: 'application/pdf', expiresIn: 900 };

  test('name the public endpoint, and sign size and type', () => {
    const { url, method, headers, expiresAt } = presigner.put('a b/ü.pdf', put, new Date('2026-11-21T10:00:00.999Z'));
    expect(url).toMatch(
      /^https:\/\/objects\.example\.com\/files\/a%20b\/%C3%BC\.pdf\?X-Amz-Algorithm=AWS4-HMAC-SHA256&/,
    );
    expect(url).toMatch(/&X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost&X-Amz-Signature=[0-9a-f]{64}$/);
    expect({ method, headers }).toEqual({ method: 'PUT', headers: { 'Content-Type': 'application/pdf' } });
    expect(expiresAt).toEqual(new Date('2026-11-21T10:15:00Z'));
  });

  test('differ in signature where anything differs', () => {
    const urls = [
      presigner.put('a', put, NOW),
      presigner.put('b', put, NOW),
      presigner.put('a', { ...put, size: 6 }, NOW),
      presigner.put('a', { ...put, contentType: 'text/html' }, NOW),
      presigner.get('a', { expiresIn: 900 }, NOW),
    ];
    expect(new Set(urls.map(({ url }) => url.slice(-64))).size).toBe(urls.length);
  });

  test.each([
    { size: -1 },
    { size: 0.5 },
    { size: 2 ** 53 },
    { contentType: '' },
    { contentType: 'a\r\nb: c' },
    { contentType: ' a' },
  ])('of terms %j are not made', (terms) => expect(() => presigner.put('a', { ...put, ...terms })).toThrow(RangeError));

  test.each([0, -1, 3601, 1.5, Number.NaN])('of %p seconds are not made', (expiresIn) => {
    expect(() => presigner.put('a', { ...put, expiresIn })).toThrow(RangeError);
    expect(() => presigner.get('a', { expiresIn })).toThrow(RangeError);
  });

  test('answer with no header that cannot be sent', () => {
    expect(() => presigner.get('a', { expiresIn: 1, contentType: 'a/b\r\nSet-Cookie: a' })).toThrow(RangeError);
    const filename = 'a\r\nSet-Cookie: b';
    const { url } = presigner.get('a', { expiresIn: 1, disposition: { type: 'attachment', filename } });
    expect(new URL(url).searchParams.get('response-content-disposition')).toMatch(/^[\x20-\x7e]+$/);
  });
});
