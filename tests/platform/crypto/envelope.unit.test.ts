import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Envelope, type EnvelopePlace, open, seal } from '../../../src/platform/crypto/envelope.js';
import { DecryptionFailed, type KeyProvider, KeyUnavailable } from '../../../src/platform/crypto/key-provider.js';
import { LocalKeyProvider } from '../../../src/platform/crypto/local-key-provider.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';

const [first, second] = [masterKeyOf(Buffer.alloc(32, 1)), masterKeyOf(Buffer.alloc(32, 2))];
const local = new LocalKeyProvider({ current: first, previous: [] });
const place: EnvelopePlace = { table: 'secret_versions', id: randomUUID(), version: 3, field: 'ciphertext' };
const plaintext = Buffer.from('correct horse battery staple ✓');

/** Every envelope that differs from this one in a single bit of each byte in turn. */
function* damaged(envelope: Envelope): Generator<Envelope> {
  for (const part of ['wrappedKey', 'nonce', 'ciphertext'] as const)
    for (let at = 0; at < envelope[part].length; at += 1) {
      const bytes = Buffer.from(envelope[part]);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
      yield { ...envelope, [part]: bytes };
    }
}

describe('an envelope', () => {
  test('opens at the place it was sealed for', async () => {
    const envelope = await seal(local, plaintext, place);
    expect(envelope).toMatchObject({ format: 1, provider: 'local', keyId: first.id });
    expect(envelope.nonce).toHaveLength(12);
    expect(await open(local, envelope, { ...place })).toEqual(plaintext);
  });

  test.each([0, 1, 15, 16, 17, 65_536])('holds %i bytes', async (length) => {
    const bytes = Buffer.alloc(length, 0xa5);
    expect(await open(local, await seal(local, bytes, place), place)).toEqual(bytes);
  });

  test('never looks the same twice, and shows nothing', async () => {
    const [a, b] = [await seal(local, plaintext, place), await seal(local, plaintext, place)];
    for (const part of ['wrappedKey', 'nonce', 'ciphertext'] as const) expect(a[part].equals(b[part])).toBe(false);
    expect(a.ciphertext.includes(plaintext.subarray(0, 8))).toBe(false);
  });

  test('does not open with any byte of it changed', async () => {
    for (const envelope of damaged(await seal(local, plaintext, place)))
      await expect(open(local, envelope, place)).rejects.toThrow(DecryptionFailed);
  });

  test('does not open cut short or made longer', async () => {
    const envelope = await seal(local, plaintext, place);
    for (const part of ['wrappedKey', 'nonce', 'ciphertext'] as const)
      for (const bytes of [
        envelope[part].subarray(0, 0),
        envelope[part].subarray(0, -1),
        envelope[part].subarray(1),
        Buffer.concat([envelope[part], Buffer.alloc(1)]),
      ])
        await expect(open(local, { ...envelope, [part]: bytes }, place)).rejects.toThrow(DecryptionFailed);
  });

  test('does not open in another row, version, table or field', async () => {
    const envelope = await seal(local, plaintext, place);
    const moved: Partial<EnvelopePlace>[] = [
      { id: randomUUID() },
      { version: 2 },
      { table: 'secrets' },
      { field: 'metadata' },
      { table: 'secret_version', id: `s${place.id}` },
      { version: 31, field: place.field },
    ];
    for (const change of moved)
      await expect(open(local, envelope, { ...place, ...change })).rejects.toThrow(DecryptionFailed);
  });

  test('does not open with the ciphertext or data key of another one', async () => {
    const [a, b] = [await seal(local, plaintext, place), await seal(local, plaintext, place)];
    await expect(open(local, { ...a, wrappedKey: b.wrappedKey }, place)).rejects.toThrow(DecryptionFailed);
    await expect(open(local, { ...a, ciphertext: b.ciphertext, nonce: b.nonce }, place)).rejects.toThrow(
      DecryptionFailed,
    );
  });

  test('of an unknown format is refused', async () => {
    const envelope = await seal(local, plaintext, place);
    for (const format of [0, 2, -1, 1.5, Number.NaN])
      await expect(open(local, { ...envelope, format }, place)).rejects.toThrow(DecryptionFailed);
  });

  test('leaves no data key behind, also where wrapping fails', async () => {
    const seen: Buffer[] = [];
    const spying: KeyProvider = {
      name: 'spying',
      wrap: async (dataKey) => {
        seen.push(dataKey);
        throw new KeyUnavailable('not today');
      },
      unwrap: async () => {
        seen.push(Buffer.alloc(32, 7));
        return seen.at(-1) ?? Buffer.alloc(0);
      },
    };
    await expect(seal(spying, plaintext, place)).rejects.toThrow(KeyUnavailable);
    await expect(open(spying, await seal(local, plaintext, place), place)).rejects.toThrow(DecryptionFailed);
    expect(seen).toEqual([Buffer.alloc(32), Buffer.alloc(32)]);
  });
});

describe('the local key provider', () => {
  test('opens with a previous key what that key closed, and closes with the current one', async () => {
    const rotated = new LocalKeyProvider({ current: second, previous: [first] });
    expect(await open(rotated, await seal(local, plaintext, place), place)).toEqual(plaintext);
    expect((await seal(rotated, plaintext, place)).keyId).toBe(second.id);
  });

  test('says so when the key is not configured, and tries no other', async () => {
    const other = new LocalKeyProvider({ current: second, previous: [] });
    const envelope = await seal(local, plaintext, place);
    await expect(open(other, envelope, place)).rejects.toThrow(KeyUnavailable);
    await expect(open(other, { ...envelope, keyId: second.id }, place)).rejects.toThrow(DecryptionFailed);
  });

  test('does not stand in for another provider', async () => {
    const envelope = await seal(local, plaintext, place);
    await expect(open(local, { ...envelope, provider: 'transit' }, place)).rejects.toThrow(KeyUnavailable);
  });

  test('binds a data key to its context', async () => {
    const dataKey = Buffer.alloc(32, 9);
    const wrapped = await local.wrap(dataKey, Buffer.from('here'));
    expect(await local.unwrap(wrapped, Buffer.from('here'))).toEqual(dataKey);
    await expect(local.unwrap(wrapped, Buffer.from('there'))).rejects.toThrow(DecryptionFailed);
  });
});
