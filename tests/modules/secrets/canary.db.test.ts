import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
beforeAll(async () => {
  vault = await openVault();
});
afterAll(() => vault.db.close());

/** Every row of every table as text, bytes as they would be read. */
async function dump(): Promise<string> {
  const tables = await vault.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await vault.rows<Record<string, unknown>>(`select * from ${name}`);
    for (const row of rows)
      for (const value of Object.values(row))
        parts.push(
          Buffer.isBuffer(value) ? `${value.toString('latin1')} ${value.toString('hex')}` : JSON.stringify(value),
        );
  }
  return parts.join('\n');
}

/** The forms in which a text could lie somewhere. */
const forms = (text: string) => [
  text,
  Buffer.from(text).toString('base64').slice(0, -4),
  Buffer.from(text).toString('base64url').slice(0, -4),
  Buffer.from(text).toString('hex'),
  createHash('sha256').update(text).digest('hex'),
];

test('a value that was created, rotated, revealed, shared and deleted lies nowhere in clear', async () => {
  const [first, second] = [`canary-${randomBytes(24).toString('hex')}`, `canary-${randomBytes(24).toString('hex')}`];
  const [owner, friend] = [await vault.person('Olga'), await vault.person('Fritz')];
  const { reveals, rotations, secrets, sharing } = vault.services;
  const id = await vault.make(owner, first);
  await sharing.share(owner, { secretId: id, userId: friend.id, access: 'REVEAL' });
  await rotations.rotate(owner, { secretId: id, value: second, reason: 'routine' });
  expect((await reveals.reveal(friend, { secretId: id })).value).toBe(second);
  expect((await reveals.reveal(owner, { secretId: id, version: 1 })).value).toBe(first);
  const failures = await Promise.allSettled([
    vault.make(owner, second.repeat(2_000)),
    rotations.rotate(friend, { secretId: id, value: first }),
    rotations.rotate(owner, { secretId: id, value: first, expectedVersion: 1 }),
    rotations.rotate(owner, { secretId: id, value: first, reason: 'x'.repeat(300) }),
  ]);
  await secrets.delete(owner, id);
  const everything = await dump();
  expect(everything).toContain(id);
  for (const value of [first, second]) {
    for (const form of forms(value)) expect(everything).not.toContain(form);
    // Not even half of it.
    expect(everything).not.toContain(value.slice(0, 27));
  }
  for (const failure of failures) {
    if (failure.status === 'fulfilled') throw new Error('It was accepted.');
    const error: unknown = failure.reason;
    const said = error instanceof Error ? `${error.message} ${error.stack} ${JSON.stringify(error)}` : '';
    for (const value of [first, second]) expect(said).not.toContain(value);
  }
});
