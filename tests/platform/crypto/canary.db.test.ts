import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WrongMasterKey, makeCanary, verifyMasterKeys } from '../../../src/platform/crypto/canary.js';
import { type MasterKey, masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

const [a, b, c] = [1, 2, 3].map((byte) => masterKeyOf(Buffer.alloc(32, byte))) as [MasterKey, MasterKey, MasterKey];

describe('the check of the master key', () => {
  let db: TestDatabase;
  beforeEach(async () => {
    db = await testDatabase();
    await db.owner.query('delete from master_keys');
  });
  afterEach(async () => {
    await db.close();
  });
  const verify = (current: MasterKey, ...previous: MasterKey[]) => verifyMasterKeys(db.database, { current, previous });
  const known = async () =>
    (await db.owner.query<{ key_id: string }>('select key_id from master_keys order by created_at, key_id')).rows.map(
      ({ key_id }) => key_id,
    );

  test('remembers the first key, and passes it from then on', async () => {
    await verify(a);
    await verify(a);
    expect(await known()).toEqual([a.id]);
  });

  test('refuses another key, says what to do, and remembers nothing of it', async () => {
    await verify(a);
    await expect(verify(b)).rejects.toThrow(WrongMasterKey);
    await expect(verify(b)).rejects.toThrow(new RegExp(`${a.id}.*${b.id}.*STEWARD_PREVIOUS_KEYS`));
    await expect(verify(b, c)).rejects.toThrow(WrongMasterKey);
    expect(await known()).toEqual([a.id]);
  });

  test('takes a new key that comes with the old one, and then needs both', async () => {
    await verify(a);
    await verify(b, a);
    expect(await known()).toEqual([a.id, b.id]);
    await verify(b, a);
    await verify(a, b);
    await expect(verify(b)).rejects.toThrow(`${a.id} encrypted`);
    await expect(verify(c, b)).rejects.toThrow(WrongMasterKey);
    await verify(c, b, a);
    expect(await known()).toEqual([a.id, b.id, c.id]);
  });

  test('is not fooled by a row of the right name with the canary of another key', async () => {
    await db.owner.query('insert into master_keys (key_id, canary) values ($1, $2)', [a.id, makeCanary(b)]);
    await expect(verify(a)).rejects.toThrow(WrongMasterKey);
    await expect(verify(b, a)).rejects.toThrow(WrongMasterKey);
  });

  test('lets one of two different keys be first, and refuses the other', async () => {
    const outcomes = await Promise.allSettled([verify(a), verify(b), verify(a), verify(b)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(await known()).toHaveLength(1);
  });
});
