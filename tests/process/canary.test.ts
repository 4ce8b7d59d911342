import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CREATE_SECRET, DELETE_SECRET, REVEAL_SECRET, ROTATE_SECRET, SHARE_SECRET } from '../support/operations.js';
import { register } from '../support/people.js';
import { household, type Household } from '../support/process.js';

let home: Household;

beforeAll(async () => {
  home = await household();
});
afterAll(() => home.remove());

const FIRST = `canary-${randomBytes(24).toString('hex')}`;
const SECOND = `canary-${randomBytes(24).toString('hex')}`;
const forms = (canary: string) => [
  Buffer.from(canary),
  Buffer.from(Buffer.from(canary).toString('base64').slice(0, 60)),
  Buffer.from(Buffer.from(canary).toString('hex')),
];

test('a value that was created, rotated, shared, revealed and deleted is nowhere in clear', async () => {
  const server = await home.start({ LOG_LEVEL: 'trace' });
  const owner = await register(server.url, 'Owner');
  const friend = await register(server.url, 'Friend');
  const made = await owner.person.must(CREATE_SECRET, { name: 'canary', type: 'CUSTOM', value: FIRST });
  const secretId = (made['secret'] as { id: string }).id;
  await owner.person.must(ROTATE_SECRET, { secretId, value: SECOND });
  await owner.person.must(SHARE_SECRET, { secretId, userId: friend.id, access: 'REVEAL' });
  expect(await friend.person.must(REVEAL_SECRET, { secretId })).toMatchObject({ value: SECOND });
  expect(await owner.person.must(REVEAL_SECRET, { secretId, version: 1 })).toMatchObject({ value: FIRST });
  await owner.person.do(CREATE_SECRET, { name: 'canary', type: 'CUSTOM', value: FIRST });
  const inline = `mutation { createSecret(input: { name: "x", type: NO_SUCH_TYPE, value: "${FIRST}" }) { __typename } }`;
  await expect(owner.person.ask(inline)).rejects.toThrow();
  await owner.person.must(DELETE_SECRET, { secretId });
  expect(await server.end('SIGTERM')).toBe(0);

  const needles = [FIRST, SECOND].flatMap(forms);
  for (const needle of needles) expect(server.output().includes(needle.toString())).toBe(false);
  let files = 0;
  for (const entry of await readdir(home.dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const needle of needles) expect({ [entry.name]: bytes.includes(needle) }).toEqual({ [entry.name]: false });
  }
  expect(files).toBeGreaterThan(500);
});
