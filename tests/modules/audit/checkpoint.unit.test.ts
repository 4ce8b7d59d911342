import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { CheckpointFile, type FileLine } from '../../../src/modules/audit/checkpoint-file.js';
import { CheckpointKeys, FIRST, lineOf, parseLine } from '../../../src/modules/audit/checkpoint.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { TEST_KEYS } from '../../support/master-keys.js';

const content = {
  ...{ file: '6c9e2f0a-1f5d-4f0e-9a55-3d8b5f0f2b11', number: 1, seq: 7n, hash: Buffer.alloc(32, 1), previous: FIRST },
  at: '2026-11-21T10:00:00.000000Z',
};
const keys = new CheckpointKeys(TEST_KEYS);

describe('a checkpoint', () => {
  test('is one line that reads back as the very same', () => {
    const checkpoint = keys.sign(content);
    expect(parseLine(lineOf(checkpoint))).toEqual(checkpoint);
    expect(keys.fault(checkpoint)).toBeNull();
  });

  test.each([
    ['no JSON', 'x'],
    ['no object', 'null'],
    ['a white space more', lineOf(keys.sign(content)).replace(':', ': ')],
    ['a member more', lineOf(keys.sign(content)).replace('{', '{"a":1,')],
    ['a number that is none', lineOf(keys.sign(content)).replace('"seq":"7"', '"seq":"07"')],
  ])('is not a text with %s', (_name, text) => {
    expect(parseLine(text)).toBeNull();
  });

  test.each([
    ['number', { number: 2 }],
    ['seq', { seq: 6n }],
    ['hash', { hash: Buffer.alloc(32, 2) }],
    ['previous', { previous: Buffer.alloc(32, 2) }],
    ['at', { at: '2026-11-21T10:00:00.000001Z' }],
    ['file', { file: '6c9e2f0a-1f5d-4f0e-9a55-3d8b5f0f2b12' }],
    ['signature', { signature: Buffer.alloc(32) }],
  ])('with another %s has no good signature', (_name, change) => {
    expect(keys.fault({ ...keys.sign(content), ...change })).toContain('was changed');
  });

  test('of a key that was replaced stays good as long as that is configured', () => {
    const current = masterKeyOf(Buffer.alloc(32, 9));
    const old = keys.sign(content);
    expect(new CheckpointKeys({ current, previous: [TEST_KEYS.current] }).fault(old)).toBeNull();
    expect(new CheckpointKeys({ current, previous: [] }).fault(old)).toContain('not configured');
  });
});

describe('the file', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let file: CheckpointFile;
  beforeEach(async () => {
    folder = await temporaryFolder('steward-checkpoints-');
    file = new CheckpointFile(join(folder.path, 'data'));
  });
  afterEach(() => folder.remove());

  const lines = async () => {
    const read: FileLine[] = [];
    await file.read(async (line) => void read.push(line));
    return read;
  };

  test('is made on the first line, for its owner alone, and appended to', async () => {
    expect([await file.size(), await file.last(), await lines()]).toEqual([0, null, []]);
    await file.append('one');
    expect(await file.last()).toBe('one');
    await file.append('two');
    expect(await file.last()).toBe('two');
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    expect(await readFile(file.path, 'utf8')).toBe('one\ntwo\n');
    expect(await lines()).toEqual([
      { number: 1, text: 'one', end: 4 },
      { number: 2, text: 'two', end: 8 },
    ]);
  });

  test.each(['one\n{"fi', '{"file":"half of the first', 'one\ntwo\n\0'])(
    'what is left of a line is cut off: %j',
    async (text) => {
      await file.append('');
      await writeFile(file.path, text);
      const whole = text.slice(0, text.lastIndexOf('\n') + 1);
      const expected = whole.split('\n').slice(0, -1);
      expect((await lines()).map((line) => line.text)).toEqual(expected);
      expect(await file.last()).toBe(expected.at(-1) ?? null);
      expect(await readFile(file.path, 'utf8')).toBe(whole);
      await file.append('next');
      expect((await lines()).map((line) => line.text)).toEqual([...expected, 'next']);
    },
  );

  test('finds the last line of a long file, and refuses what has no lines', async () => {
    await file.append('x'.repeat(400));
    await appendFile(file.path, `${'y'.repeat(400)}\n`.repeat(100));
    await file.append('last');
    expect(await file.last()).toBe('last');
    expect(await lines()).toHaveLength(102);
    await writeFile(file.path, 'z'.repeat(100_000));
    await expect(file.last()).rejects.toThrow('does not hold checkpoints');
    expect(await lines()).toMatchObject([{ number: 1 }]);
  });
});
