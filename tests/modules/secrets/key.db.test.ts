import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { rewrapRetained, withRetained } from '../../../src/platform/crypto/retained-keys.js';
import { verifyMasterKeys } from '../../../src/platform/crypto/canary.js';
import { type MasterKeys } from '../../../src/platform/crypto/master-key.js';
import { sealTotpSecret } from '../../../src/modules/identity/mfa.secret.js';
import { KeyInUse } from '../../../src/modules/secrets/key.problems.js';
import { AuditTrail, auditModule } from '../../../src/modules/audit/index.js';
import { Actor } from '../../../src/platform/actor.js';
import { Database } from '../../../src/platform/database/database.js';
import { openSources } from '../../../src/platform/database/sources.js';
import { ENTITIES } from '../../../src/entities.js';
import { Conflict, Forbidden, NotFound } from '../../../src/platform/problem.js';
import { SILENT } from '../../support/log.js';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { type HouseOfKeys, KEY, openHouseOfKeys } from './house-of-keys.js';

let house: HouseOfKeys;
const AB: MasterKeys = { current: KEY.b, previous: [KEY.a] };
const B: MasterKeys = { current: KEY.b, previous: [] };
const name = (key: { readonly id: string }) => ({ provider: 'local', keyId: key.id });

beforeEach(async () => {
  house = await openHouseOfKeys();
  await house.rows(`delete from master_keys`);
  await verifyMasterKeys(house.db.database, { current: KEY.a, previous: [] });
  await verifyMasterKeys(house.db.database, AB);
});
afterEach(() => house.close());

const make = (master: MasterKeys) =>
  house
    .as({ master })
    .secrets.secrets.create(house.owner, { name: 'one', type: 'API_KEY', value: 'a value of some length' });

describe('a key', () => {
  test('is listed with what is under it, and is retired when that is nothing, and not before', async () => {
    const id = await make({ current: KEY.a, previous: [] });
    const server = house.as({ master: AB });
    const { keys } = server.rewraps;
    const listed = async () =>
      new Map((await keys.usage(house.keeper)).map((key) => [key.keyId, [key.versions, key.isCurrent, key.canRetire]]));
    expect(await listed()).toEqual(
      new Map([
        [KEY.a.id, [1n, false, false]],
        [KEY.b.id, [0n, true, false]],
      ]),
    );
    await expect(keys.retire(house.keeper, name(KEY.a))).rejects.toThrow(KeyInUse);
    await expect(keys.retire(house.keeper, name(KEY.a))).rejects.toMatchObject({ fields: { versions: '1' } });
    await expect(verifyMasterKeys(house.db.database, B)).rejects.toThrow(/STEWARD_PREVIOUS_KEYS.*vault:rewrap/);
    await house.run(server);
    expect((await listed()).get(KEY.a.id)).toEqual([0n, false, true]);
    // Moved is not retired: what it derived for the audit log is not kept yet.
    await expect(verifyMasterKeys(house.db.database, B)).rejects.toThrow(KEY.a.id);
    expect(await keys.retire(house.keeper, name(KEY.a))).toMatchObject({ versions: 0n, canRetire: false });
    await keys.retire(house.keeper, name(KEY.a));
    expect(await house.rows(`select type from outbox where type = 'key.retired'`)).toHaveLength(1);
    await verifyMasterKeys(house.db.database, B);
    const alone = house.as({ master: B });
    expect((await alone.secrets.reveals.reveal(house.owner, { secretId: id })).value).toBe('a value of some length');
  });

  test('in force, unknown, not configured, or of somebody else’s business is not retired', async () => {
    const server = house.as({ master: AB });
    const { keys } = server.rewraps;
    await expect(keys.retire(house.keeper, name(KEY.b))).rejects.toBeInstanceOf(Conflict);
    await expect(keys.retire(house.keeper, name(KEY.c))).rejects.toBeInstanceOf(NotFound);
    await expect(keys.retire(house.owner, name(KEY.a))).rejects.toBeInstanceOf(Forbidden);
    await expect(keys.usage(house.owner)).rejects.toBeInstanceOf(Forbidden);
    await expect(house.as({ master: B }).rewraps.keys.retire(house.keeper, name(KEY.a))).rejects.toThrow(
      /STEWARD_PREVIOUS_KEYS/,
    );
    expect(await house.rows(`select id from retired_keys`)).toEqual([]);
  });

  test('that a second factor is under is in use', async () => {
    const { secret, wrappingKeyId } = sealTotpSecret(
      { current: KEY.a, previous: [] },
      house.owner.id,
      Buffer.alloc(20),
    );
    await house.rows(`insert into totp_factors (user_id, secret, wrapping_key_id) values ($1, $2, $3)`, [
      ...[house.owner.id, secret, wrappingKeyId],
    ]);
    const { keys } = house.as({ master: AB }).rewraps;
    await expect(keys.retire(house.keeper, name(KEY.a))).rejects.toThrow(/0 versions of secrets and 1 other/);
  });

  test('that is retired wraps nothing any more, and cannot come back as the one in force', async () => {
    const server = house.as({ master: AB });
    await server.rewraps.keys.retire(house.keeper, name(KEY.a));
    await expect(make({ current: KEY.a, previous: [KEY.b] })).rejects.toThrow('was retired');
    await expect(verifyMasterKeys(house.db.database, { current: KEY.a, previous: [KEY.b] })).rejects.toThrow(
      `The master key ${KEY.a.id} was retired.`,
    );
    expect(await house.rows(`select secret_id from secret_versions`)).toEqual([]);
  });

  test('is retired once nobody can wrap with it between the count and the end', async () => {
    for (let round = 0; round < 10; round++) {
      await house.rows(`delete from retired_keys`);
      await house.rows(`delete from retained_keys`);
      await house.rows(`delete from secrets`);
      await house.rows(`insert into master_keys (key_id, canary) values ($1, '') on conflict do nothing`, [KEY.a.id]);
      const server = house.as({ master: AB });
      const [retired, made] = await Promise.allSettled([
        server.rewraps.keys.retire(house.keeper, name(KEY.a)),
        make({ current: KEY.a, previous: [] }),
      ]);
      expect([retired.status, made.status].sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('the audit log of a retired master key', () => {
  test('still verifies, also under the key after the next, and not with another key', async () => {
    const folder = await temporaryFolder('steward-test-');
    const sources = await openSources({ urls: house.db.urls, entities: ENTITIES, log: SILENT });
    const audit = (keys: MasterKeys) => {
      const db = new Database(sources.app, sources.system, new AuditTrail(keys));
      return { db, ...auditModule({ db, keys, log: SILENT, dataDir: folder.path }) };
    };
    const write = async (keys: MasterKeys) => {
      const { db, services, close } = audit(keys);
      await db.as(Actor.system('test'), (tx) => tx.audit({ action: 'AUDIT_READ' }));
      await services.sealer.seal();
      await close();
    };
    const verify = async (keys: MasterKeys) =>
      (await audit(await withRetained(house.db.database, keys)).services.verification.verify(Actor.system('test')))
        .firstBroken;
    try {
      await house.rows(`truncate audit_logs, audit_personal, audit_chain, audit_pending, audit_checkpoints`);
      await write({ current: KEY.a, previous: [] });
      await write(AB);
      expect(await verify(B)).not.toBeNull();
      await house.as({ master: AB }).rewraps.keys.retire(house.keeper, name(KEY.a));
      await write(B);
      expect(await verify(B)).toBeNull();
      // And now the next one.
      const CB: MasterKeys = { current: KEY.c, previous: [KEY.b] };
      await verifyMasterKeys(house.db.database, CB);
      const { keys } = house.as({ master: CB }).rewraps;
      await expect(keys.retire(house.keeper, name(KEY.b))).rejects.toBeInstanceOf(KeyInUse);
      await rewrapRetained(house.db.database, CB);
      await keys.retire(house.keeper, name(KEY.b));
      expect(await verify({ current: KEY.c, previous: [] })).toBeNull();
      await house.rows(`update audit_logs set success = false where key_id = $1`, [KEY.a.id]);
      expect(await verify({ current: KEY.c, previous: [] })).toMatchObject({ reason: 'The entry was changed.' });
    } finally {
      await sources.close();
      await folder.remove();
    }
  });
});
