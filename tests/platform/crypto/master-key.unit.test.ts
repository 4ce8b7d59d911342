import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { checkCanary, makeCanary } from '../../../src/platform/crypto/canary.js';
import { KeyFileError } from '../../../src/platform/crypto/key-file.js';
import { loadMasterKeys, masterKeyOf } from '../../../src/platform/crypto/master-key.js';

const [A, B, C] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.alloc(32, 3)];

/** RFC 5869, written out for one block of output. */
function hkdf(key: Buffer, label: string): Buffer {
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(key).digest();
  return createHmac('sha256', extracted)
    .update(label)
    .update(Buffer.from([1]))
    .digest();
}

describe('a master key', () => {
  test('derives by HKDF-SHA-256, another key for each label', () => {
    const key = masterKeyOf(A);
    expect(key.derive('one')).toEqual(hkdf(A, 'one'));
    expect(key.derive('one', 16)).toEqual(hkdf(A, 'one').subarray(0, 16));
    expect(key.derive('two')).not.toEqual(key.derive('one'));
    expect(masterKeyOf(B).derive('one')).not.toEqual(key.derive('one'));
  });

  test('has an id of its own, the same every time, that is no digest of the key', () => {
    expect(masterKeyOf(A).id).toMatch(/^[0-9a-f]{16}$/);
    expect(masterKeyOf(A).id).toBe(masterKeyOf(Buffer.from(A)).id);
    expect(masterKeyOf(A).id).not.toBe(masterKeyOf(B).id);
    expect(createHash('sha256').update(A).digest('hex')).not.toContain(masterKeyOf(A).id);
  });

  test('keeps its bytes to itself', () => {
    const bytes = Buffer.from('0123456789abcdef0123456789abcdef');
    const shown = inspect(masterKeyOf(bytes), { depth: 9, showHidden: true }) + JSON.stringify(masterKeyOf(bytes));
    expect(shown).not.toContain('0123456789abcdef0123456789abcdef');
    expect(shown).not.toContain('30 31 32 33');
  });

  test('has 32 bytes', () => {
    for (const length of [0, 16, 31, 33]) expect(() => masterKeyOf(Buffer.alloc(length))).toThrow(RangeError);
  });

  test('proves itself by its canary and by no other', () => {
    expect(checkCanary(masterKeyOf(A), makeCanary(masterKeyOf(A)))).toBe(true);
    expect(checkCanary(masterKeyOf(B), makeCanary(masterKeyOf(A)))).toBe(false);
    expect(checkCanary(masterKeyOf(A), makeCanary(masterKeyOf(A)).subarray(1))).toBe(false);
    expect(checkCanary(masterKeyOf(A), Buffer.alloc(0))).toBe(false);
  });
});

describe('the key file', () => {
  let dataDir: string;
  let path: string;
  beforeEach(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'steward-key-')), 'data');
    path = join(dataDir, 'master.key');
  });
  afterEach(async () => {
    await rm(join(dataDir, '..'), { recursive: true });
  });
  const load = () => loadMasterKeys({ masterKey: null, previousKeys: [], dataDir });
  const put = async (content: string | Buffer, mode = 0o600) => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(path, content, { mode });
    await chmod(path, mode);
  };

  test('is made on the first start, for its owner alone, and read on the next', async () => {
    const { current } = await load();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['master.key']);
    expect(masterKeyOf(Buffer.from(await readFile(path, 'ascii'), 'base64')).id).toBe(current.id);
    expect((await load()).current.id).toBe(current.id);
  });

  test('is one file and one key when several start at once', async () => {
    const started = await Promise.all(Array.from({ length: 16 }, load));
    expect(new Set(started.map(({ current }) => current.id)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['master.key']);
  });

  test('is not made and not read where the environment gives the key', async () => {
    const { current } = await loadMasterKeys({ masterKey: A, previousKeys: [], dataDir });
    expect(current.id).toBe(masterKeyOf(A).id);
    await expect(stat(dataDir)).rejects.toThrow('ENOENT');
  });

  test.each([0o640, 0o604, 0o660, 0o644, 0o601])('is refused with mode %o', async (mode) => {
    await put(`${A.toString('base64')}\n`, mode);
    await expect(load()).rejects.toThrow(KeyFileError);
    await expect(load()).rejects.toThrow('chmod 600');
  });

  test.each([
    ['nothing', ''],
    ['31 bytes', Buffer.alloc(31).toString('base64')],
    ['33 bytes', Buffer.alloc(33).toString('base64')],
    ['raw bytes', A],
    ['two keys', `${A.toString('base64')}\n${B.toString('base64')}\n`],
    ['a large file', 'A'.repeat(10_000)],
  ])('is refused with %s in it, and left as it is', async (_what, content) => {
    await put(content);
    await expect(load()).rejects.toThrow(KeyFileError);
    expect(await readFile(path)).toEqual(Buffer.from(content));
  });

  test('is refused where it is a directory', async () => {
    await mkdir(path, { recursive: true });
    await expect(load()).rejects.toThrow('is no file');
  });

  test('its errors show nothing of what is in it', async () => {
    await put('c4n4ry-c4n4ry');
    const error: unknown = await load().catch((reason: unknown) => reason);
    expect(inspect(error, { depth: 9 })).not.toContain('c4n4ry');
  });
});

test('previous keys are kept in order, each once and never the current one', async () => {
  const { current, previous } = await loadMasterKeys({
    masterKey: A,
    previousKeys: [B, C, B, A],
    dataDir: '/nonexistent',
  });
  expect(current.id).toBe(masterKeyOf(A).id);
  expect(previous.map(({ id }) => id)).toEqual([masterKeyOf(B).id, masterKeyOf(C).id]);
});
