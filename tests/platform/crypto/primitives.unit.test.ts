import { describe, expect, test } from '@jest/globals';
import { encodeParts } from '../../../src/platform/crypto/encoding.js';
import { DecryptionFailed, KeyUnavailable } from '../../../src/platform/crypto/key-provider.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { unwrapBytes, wrapBytes } from '../../../src/platform/crypto/secret-box.js';
import { hmac, randomToken, sameDigest, sha256 } from '../../../src/platform/crypto/tokens.js';

describe('parts', () => {
  test('have one encoding for each list', () => {
    const lists = [
      [],
      [''],
      ['', ''],
      ['a', 'b'],
      ['ab'],
      ['ab', ''],
      ['', 'ab'],
      ['a', 'b', ''],
      ['1', 12],
      ['11', 2],
    ];
    expect(new Set(lists.map((list) => encodeParts(...list).toString('hex'))).size).toBe(lists.length);
    expect(encodeParts('é', 7)).toEqual(Buffer.from([0, 0, 0, 2, 0xc3, 0xa9, 0, 0, 0, 1, 0x37]));
    expect(encodeParts(Buffer.from('a'))).toEqual(encodeParts('a'));
  });
});

describe('a box', () => {
  const [a, b] = [masterKeyOf(Buffer.alloc(32, 1)), masterKeyOf(Buffer.alloc(32, 2))];
  const bytes = Buffer.from('a private key');
  const aad = Buffer.from('kid-1');
  const keys = { current: a, previous: [] };

  test('opens with its key, be it current or previous', () => {
    const box = wrapBytes(keys, 'label', aad, bytes);
    expect(box.keyId).toBe(a.id);
    expect(unwrapBytes(keys, 'label', aad, box)).toEqual(bytes);
    expect(unwrapBytes({ current: b, previous: [a] }, 'label', aad, box)).toEqual(bytes);
  });

  test('opens with no other key, label, place or byte', () => {
    const box = wrapBytes(keys, 'label', aad, bytes);
    expect(() => unwrapBytes({ current: b, previous: [] }, 'label', aad, box)).toThrow(KeyUnavailable);
    expect(() => unwrapBytes(keys, 'other', aad, box)).toThrow(DecryptionFailed);
    expect(() => unwrapBytes(keys, 'label', Buffer.from('kid-2'), box)).toThrow(DecryptionFailed);
    for (let at = 0; at < box.bytes.length; at += 1) {
      const damaged = Buffer.from(box.bytes);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0x80, at);
      expect(() => unwrapBytes(keys, 'label', aad, { ...box, bytes: damaged })).toThrow(DecryptionFailed);
      expect(() => unwrapBytes(keys, 'label', aad, { ...box, bytes: box.bytes.subarray(0, at) })).toThrow(
        DecryptionFailed,
      );
    }
  });
});

describe('tokens', () => {
  test('are random and fit into a URL', () => {
    const tokens = Array.from({ length: 1000 }, () => randomToken());
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(Buffer.from(randomToken(16), 'base64url')).toHaveLength(16);
  });

  test('digests are those of the standards', () => {
    // FIPS 180-2 appendix B.1, RFC 4231 §4.3
    expect(sha256('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hmac(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('digests of any length can be compared', () => {
    expect(sameDigest(sha256('a'), sha256('a'))).toBe(true);
    expect(sameDigest(sha256('a'), sha256('b'))).toBe(false);
    expect(sameDigest(sha256('a'), sha256('a').subarray(1))).toBe(false);
    expect(sameDigest(Buffer.alloc(0), sha256('a'))).toBe(false);
  });
});
