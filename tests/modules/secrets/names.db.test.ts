import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { Conflict, InvalidInput } from '../../../src/platform/problem.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let owner: Actor;
beforeAll(async () => {
  vault = await openVault();
});
beforeEach(async () => {
  owner = await vault.person('Olga');
});
afterAll(() => vault.db.close());

const make = (name: string) => vault.make(owner, 'a value', name);
const rename = (secretId: string, name: string) => vault.services.secrets.update(owner, { secretId, name });

/** Names of which each pair is one name. */
const SAME: readonly [why: string, one: string, other: string][] = [
  ['case', 'API_KEY', 'api_key'],
  ['case of other scripts', 'КЛЮЧ', 'ключ'],
  ['composed or not', '\u00c5ngstr\u00f6m', 'A\u030angstro\u0308m'],
  ['case and form at once', '\u212bNGSTR\u00d6M', 'a\u030angstro\u0308m'],
  ['a ligature', 'o\ufb03ce', 'office'],
  ['wide letters', '\uff21\uff30\uff29', 'api'],
  ['a space of no width', 'api\u200bkey', 'apikey'],
  ['a joiner', 'api\u200dkey', 'apikey'],
  ['a soft hyphen', 'api\u00adkey', 'apikey'],
  ['a byte order mark', 'api\ufeffkey', 'apikey'],
  ['a variation selector', '\u2764\ufe0f', '\u2764'],
  ['blanks around', '  api ', 'api'],
];

describe.each(SAME)('%s makes no other name', (_why, one, other) => {
  test('to create', async () => {
    await make(one);
    await expect(make(other)).rejects.toThrow(Conflict);
  });

  test('to rename', async () => {
    await make(one);
    const free = await make('free');
    await expect(rename(free, other)).rejects.toThrow(Conflict);
  });

  test('to rename itself, which may change its spelling', async () => {
    const id = await make(one);
    await rename(id, other);
    const [row] = await vault.rows(`select name from secrets where id = $1`, [id]);
    expect(row).toEqual({ name: other.trim() });
  });

  test('to promote out of a chat session', async () => {
    const [{ id: sessionId } = { id: '' }] = await vault.rows<{ id: string }>(
      `insert into chat_sessions (owner_id) values ($1) returning id`,
      [owner.id],
    );
    const bound = { name: one, type: 'API_KEY', value: 'x', sessionId } as const;
    const secretId = await vault.services.secrets.create(owner, bound);
    await make(other);
    await expect(vault.services.promotions.promote(owner, secretId)).rejects.toThrow(Conflict);
  });

  test('to restore', async () => {
    const gone = await make(one);
    await vault.services.secrets.delete(owner, gone);
    const taker = await make(other);
    await expect(vault.services.lifecycle.restore(owner, gone)).rejects.toThrow(Conflict);
    await vault.services.secrets.delete(owner, taker);
    await vault.services.lifecycle.restore(owner, gone);
  });
});

test('an import knows the names of others in another spelling', async () => {
  await make('\uff21\uff30\uff29_k\u200bey');
  const entries = await vault.services.imports.import(owner, { content: 'API_KEY=1', dryRun: true });
  expect(entries).toMatchObject([{ action: 'CONFLICT' }]);
});

test('two at once in two spellings: one is made', async () => {
  const both = await Promise.allSettled([make('Straße-\u00e9'), make('STRAßE-e\u0301')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('the database insists, whatever the program says of a name', async () => {
  const id = await make('one');
  await expect(
    vault.rows(
      `insert into secrets (owner_id, name, name_key, type, masked_value)
       select owner_id, 'other', name_key, type, '' from secrets where id = $1`,
      [id],
    ),
  ).rejects.toThrow('secrets_name_uq');
});

test.each([
  ['nothing to be seen', '\u200b\u200d'],
  ['an accent on nothing', '\u0301'],
  ['a turn of direction', 'exe\u202egnp'],
  ['an isolate', 'a\u2066b'],
])('a name of %s is none', async (_what, name) => {
  await expect(make(name)).rejects.toThrow(InvalidInput);
  const id = await make('good');
  await expect(rename(id, name)).rejects.toThrow(InvalidInput);
});

test('letters of scripts that run from right to left are letters, and other letters are other names', async () => {
  await make('\u05de\u05e4\u05ea\u05d7');
  await make('\u0645\u0641\u062a\u0627\u062d');
  await make('paypal');
  // Looks the same in most fonts and is another word: no rule of case or form makes it one.
  await make('p\u0430ypal');
});
