import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ErasureService } from '../../../src/modules/audit/erasure.service.js';
import { Sealer } from '../../../src/modules/audit/sealer.service.js';
import { VerificationService } from '../../../src/modules/audit/verification.service.js';
import { Actor } from '../../../src/platform/actor.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { InvalidInput } from '../../../src/platform/problem.js';
import type { TestDatabase } from '../../support/database.js';
import { ORIGIN, auditedDatabase, signedIn } from './support.js';

const HOUSE = Actor.system('user.erase', ORIGIN);

describe('erasing the personal fields of a user', () => {
  let db: TestDatabase;
  let alice: Actor;
  let bob: Actor;
  let auditor: Actor;
  let erasure: ErasureService;
  let sealer: Sealer;
  beforeAll(async () => {
    db = await auditedDatabase();
    alice = await signedIn(db, 'alice', ['member']);
    bob = await signedIn(db, 'bob', ['member']);
    auditor = await signedIn(db, 'auditor', ['auditor']);
    erasure = new ErasureService(db.database, db.masterKeys);
    sealer = new Sealer(db.database, db.masterKeys);
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await write(alice, 3);
    await write(bob, 2);
    await sealer.seal();
    await write(alice, 1); // and one that waits for its link
  });
  afterEach(() => db.owner.query('truncate audit_logs, audit_personal, audit_pending, audit_chain, audit_erasures'));

  const write = (actor: Actor, count: number) =>
    db.database.as(actor, async (tx) => {
      for (let n = 0; n < count; n++) await tx.audit({ action: 'CREDENTIAL_ACCESSED' });
    });
  const erase = (userId: string, by: string | null = null) =>
    db.database.as(HOUSE, (tx) => erasure.erase(tx, userId, by));
  const verify = () => new VerificationService(db.database, db.masterKeys).verify(auditor);
  const names = async () =>
    (await db.owner.query<{ name: string | null }>('select username as name from audit_personal')).rows.map(
      ({ name }) => name,
    );
  const records = async () =>
    (
      await db.owner.query(`select user_id, resource_type as type, resource_id as id, details from audit_logs
         where action = 'AUDIT_PERSONAL_ERASED'`)
    ).rows;

  test('leaves the entries, and nothing of the person but the id; the log still verifies', async () => {
    expect(await erase(alice.id.toUpperCase(), auditor.id)).toBe(4);
    expect((await names()).sort()).toEqual(['bob', 'bob', null]);
    const { rows } = await db.owner.query('select count(*)::int as n from audit_logs where user_id = $1', [alice.id]);
    expect(rows).toEqual([{ n: 4 }]);
    expect(await verify()).toMatchObject({ ok: true, checked: 7n });
    await sealer.seal();
    expect(await verify()).toMatchObject({ ok: true, unsealed: 0n });
  });

  test('is recorded, with who asked for it and when', async () => {
    await erase(alice.id, auditor.id);
    const details = { entries: 4, requestedBy: auditor.id, system: 'user.erase' };
    expect(await records()).toEqual([{ user_id: null, type: 'USER', id: alice.id, details }]);
    const { rows } = await db.owner.query('select user_id, erased_by from audit_erasures');
    expect(rows).toEqual([{ user_id: alice.id, erased_by: auditor.id }]);
  });

  test('happens with the rest of its transaction, or not at all', async () => {
    const failing = db.database.as(HOUSE, async (tx) => {
      expect(await erasure.erase(tx, alice.id)).toBe(4);
      throw new Error('Something else failed.');
    });
    await expect(failing).rejects.toThrow('Something else failed.');
    expect([await names(), await records()]).toEqual([expect.arrayContaining(['alice']), []]);
    expect((await db.owner.query('select from audit_erasures')).rowCount).toBe(0);
    expect(await verify()).toMatchObject({ ok: true });
  });

  test('happens not at all where it cannot be recorded', async () => {
    await db.owner.query(
      `alter table audit_logs add constraint refuse check (action <> 'AUDIT_PERSONAL_ERASED') not valid`,
    );
    try {
      await expect(erase(alice.id)).rejects.toThrow('refuse');
    } finally {
      await db.owner.query('alter table audit_logs drop constraint refuse');
    }
    expect(await names()).toHaveLength(6);
  });

  test('does nothing the second time, nor for somebody unknown, and refuses what is no id', async () => {
    await erase(alice.id);
    expect([await erase(alice.id), await erase(randomUUID())]).toEqual([0, 0]);
    expect(await records()).toHaveLength(1);
    await expect(erase('alice')).rejects.toBeInstanceOf(InvalidInput);
  });

  test('asked for several times at once happens once', async () => {
    const counts = await Promise.all(Array.from({ length: 6 }, () => erase(alice.id)));
    expect(counts.filter((count) => count > 0)).toEqual([4]);
    expect(await records()).toHaveLength(1);
    expect(await verify()).toMatchObject({ ok: true });
  });

  test('while the user acts leaves a log that verifies, and what came in between is erased later', async () => {
    await db.database.as(alice, async (tx) => {
      await tx.audit({ action: 'CREDENTIAL_ACCESSED' });
      expect(await erase(alice.id)).toBe(4);
    });
    await write(alice, 1);
    expect((await names()).filter((name) => name === 'alice')).toHaveLength(2);
    expect(await verify()).toMatchObject({ ok: true });
    expect([await erasure.eraseLeftOver(), await erasure.eraseLeftOver()]).toEqual([2, 0]);
    expect(await names()).not.toContain('alice');
    await sealer.seal();
    expect(await verify()).toMatchObject({ ok: true });
  });

  test('stays good with a key that was replaced, as long as that is configured', async () => {
    await erase(alice.id);
    const current = masterKeyOf(Buffer.alloc(32, 9));
    const verified = (previous: (typeof db.masterKeys.current)[]) =>
      new VerificationService(db.database, { current, previous }).verify(auditor);
    expect(await verified([db.masterKeys.current])).toMatchObject({ ok: true });
    expect((await verified([])).firstBroken).toMatchObject({ reason: expect.stringContaining('not configured') });
  });

  const idOf = async (actor: Actor) =>
    (
      await db.owner.query<{ id: string }>(
        'select id from audit_logs where user_id = $1 order by created_at, id limit 1',
        [actor.id],
      )
    ).rows[0]?.id;
  const note = (actor: Actor) => `audit_erasures:${actor.id}`;

  describe('is told from', () => {
    beforeEach(async () => {
      await erase(alice.id);
    });
    const broken = async () => (await verify()).firstBroken;

    test('a side row that is merely gone', async () => {
      await db.owner.query('delete from audit_personal where audit_id = $1', [await idOf(bob)]);
      expect(await broken()).toEqual({ id: await idOf(bob), reason: expect.stringContaining('is gone') });
    });

    test('one that is gone since', async () => {
      await write(alice, 1);
      const { rows } = await db.owner.query('delete from audit_personal where user_id = $1 returning audit_id', [
        alice.id,
      ]);
      expect(await broken()).toEqual({ id: rows[0].audit_id, reason: expect.stringContaining('is gone') });
    });

    test('one whose note was removed', async () => {
      await db.owner.query('delete from audit_erasures');
      expect(await broken()).toEqual({ id: await idOf(alice), reason: expect.stringContaining('is gone') });
    });

    test.each([
      ['forged', `insert into audit_erasures select $1, now(), null, key_id, hmac from audit_erasures`, 'forged'],
      ['taken from somebody else', 'update audit_erasures set user_id = $1', 'forged'],
      ['stretched', `update audit_erasures set user_id = $1, erased_at = 'infinity'`, 'forged'],
      ['signed with an unknown key', `insert into audit_erasures values ($1, now(), null, 'x', '')`, 'not configured'],
    ])('one whose note was %s', async (_name, sql, reason) => {
      await db.owner.query('delete from audit_personal where user_id = $1', [bob.id]);
      await db.owner.query(sql, [bob.id]);
      expect(await broken()).toEqual({ id: note(bob), reason: expect.stringContaining(reason) });
    });

    test('one that says something else now', async () => {
      await db.owner.query(
        `insert into audit_personal (audit_id, user_id, username, salt, created_at)
           select id, $2, 'mallory', '', created_at from audit_logs where id = $1`,
        [await idOf(alice), alice.id],
      );
      expect(await broken()).toEqual({ id: await idOf(alice), reason: expect.stringContaining('was changed') });
    });
  });

  test('is the only way: no serving role removes a side row by itself, nor writes a note', async () => {
    const run = async (actor: Actor, sql: string) => db.database.as(actor, (tx) => tx.query(sql));
    const note = `select audit_erase('${bob.id}', now(), null, '', '')`;
    for (const actor of [alice, auditor]) await expect(run(actor, note)).rejects.toThrow('permission denied');
    for (const actor of [alice, auditor, HOUSE])
      for (const sql of [
        'delete from audit_personal',
        `insert into audit_erasures values ('${bob.id}', now(), null, '', '')`,
        'update audit_erasures set erased_by = null',
        'delete from audit_erasures',
      ])
        await expect(run(actor, sql)).rejects.toThrow('permission denied');
    await erase(alice.id);
    expect(await run(bob, 'select * from audit_erasures')).toEqual([]);
    expect(await run(auditor, 'select * from audit_erasures')).toHaveLength(1);
  });
});
