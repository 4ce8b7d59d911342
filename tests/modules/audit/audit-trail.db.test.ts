import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Actor } from '../../../src/platform/actor.js';
import type { AuditEntry } from '../../../src/platform/events/event.js';
import type { TestDatabase } from '../../support/database.js';
import { ORIGIN, auditedDatabase, signedIn } from './support.js';

describe('the audit trail', () => {
  let db: TestDatabase;
  let alice: Actor;
  beforeAll(async () => {
    db = await auditedDatabase();
    alice = await signedIn(db, 'alice', ['member']);
  });
  afterAll(() => db.close());
  afterEach(() => db.owner.query('truncate audit_logs, audit_personal, audit_pending, audit_chain'));

  const entries = async () =>
    (
      await db.owner.query(
        'select * from audit_logs l left join audit_personal p on p.audit_id = l.id order by l.created_at',
      )
    ).rows;
  const write = (actor: Actor, entry: AuditEntry) => db.database.as(actor, (tx) => tx.audit(entry));

  test('keeps who, what, where and when, in two rows that wait for their link', async () => {
    const resourceId = randomUUID();
    const now = await db.database.as(alice, async (tx) => {
      const changes = { name: { before: 'a', after: 'b' }, value: { before: 'x', after: 'y' } };
      const details = { version: 2, token: 'secret' };
      await tx.audit({ action: 'CREDENTIAL_ROTATED', resourceType: 'Secret', resourceId, details, changes });
      return tx.now;
    });
    const [entry, ...others] = await entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      ...{ format: 1, key_id: db.masterKeys.current.id, user_id: alice.id, action: 'CREDENTIAL_ROTATED' },
      ...{ resource_type: 'Secret', resource_id: resourceId, session_id: alice.sessionId, tool_execution_id: null },
      ...{ details: { version: 2, token: '[redacted]' }, success: true, error_message: null, sensitive_data: true },
      ...{ changes: { name: { before: 'a', after: 'b' }, value: '[redacted]' }, retention_days: 2555 },
      ...{ created_at: new Date(now), username: 'alice', ip: ORIGIN.ip, user_agent: ORIGIN.userAgent },
    });
    expect([entry.hmac.length, entry.personal_digest.length, entry.salt.length]).toEqual([32, 32, 32]);
    expect((await db.owner.query('select audit_id from audit_pending')).rows).toEqual([{ audit_id: entry.id }]);
  });

  test('knows the user whom the system acts about, and the system where there is none', async () => {
    const origin = { requestId: 'r', ip: '198.51.100.1', userAgent: null };
    const subject = { userId: alice.id, username: 'alice', sessionId: randomUUID() };
    await write(Actor.system('login', origin), { action: 'USER_SIGNED_IN', subject });
    await write(Actor.system('secrets.expireShares'), {
      action: 'SHARE_EXPIRED',
      success: false,
      errorMessage: 'late',
    });
    const [about, system] = await entries();
    expect(about).toMatchObject({ user_id: alice.id, username: 'alice', session_id: subject.sessionId, ip: origin.ip });
    expect(about.details).toEqual({});
    expect(system).toMatchObject({
      ...{ user_id: null, username: null, session_id: null, success: false, error_message: 'late' },
      details: { system: 'secrets.expireShares' },
    });
  });

  test('a user acts as nobody else', async () => {
    const bob = randomUUID();
    await write(alice, { action: 'USER_DISABLED', subject: { userId: bob, username: 'bob' } });
    expect(await entries()).toMatchObject([{ user_id: alice.id, username: 'alice', details: { subjectId: bob } }]);
  });

  test('no letter in a value keeps it from being written', async () => {
    const odd = Actor.system('test', { requestId: '', ip: '::1', userAgent: `a\0b\ud800${'x'.repeat(10_000)}` });
    await write(odd, { action: 'ACCESS_DENIED', errorMessage: 'nul \0', details: { text: 'nul \0 \udfff' } });
    const [entry] = await entries();
    expect(entry.user_agent).toHaveLength(512);
    expect(entry.error_message).toBe('nul \ufffd');
  });

  test('an entry that cannot be written takes the effect back with it', async () => {
    await db.owner.query('alter table audit_personal add constraint refuse check (false) not valid');
    try {
      const event = {
        ...{ type: 'test.happened', aggregateId: randomUUID(), payload: {}, recipients: [] },
        audit: { action: 'CREDENTIAL_ACCESSED' },
      };
      await expect(db.database.as(alice, (tx) => tx.emit(event))).rejects.toThrow('refuse');
    } finally {
      await db.owner.query('alter table audit_personal drop constraint refuse');
    }
    expect(await entries()).toEqual([]);
    expect((await db.owner.query('select * from outbox')).rows).toEqual([]);
  });

  describe('under the application role', () => {
    test('nobody writes in the name of somebody else', async () => {
      const forge = (table: string, columns: string, values: string) =>
        db.database.as(alice, (tx) => tx.query(`insert into ${table} (${columns}) values (${values})`));
      await expect(
        forge(
          'audit_logs',
          'id, format, key_id, user_id, action, details, success, sensitive_data, retention_days, personal_digest, hmac, created_at',
          `gen_random_uuid(), 1, '', gen_random_uuid(), 'X', '{}', true, false, 1, '', '', now()`,
        ),
      ).rejects.toThrow('row-level security');
      await expect(
        forge('audit_chain', 'seq, key_id, audit_id, previous, hash', `1, '', gen_random_uuid(), '', ''`),
      ).rejects.toThrow('permission denied');
      await expect(forge('audit_pending', 'audit_id, created_at', 'gen_random_uuid(), now()')).rejects.toThrow(
        'permission denied',
      );
    });

    test.each(['audit_logs', 'audit_personal', 'audit_chain', 'audit_pending'])(
      '%s is not changed, and read by its readers and by whoever an entry is of',
      async (table) => {
        await write(alice, { action: 'CREDENTIAL_ACCESSED' });
        const run = (actor: Actor, sql: string) => db.database.as(actor, (tx) => tx.query(sql));
        const auditor = await signedIn(db, `auditor-of-${table}`, ['auditor']);
        for (const actor of [alice, auditor])
          for (const sql of [`update ${table} set ctid = ctid`, `delete from ${table}`, `truncate ${table}`])
            await expect(run(actor, sql)).rejects.toThrow(/permission denied|cannot assign/);
        const own = table === 'audit_logs' || table === 'audit_personal' ? 1 : 0;
        expect(await run(alice, `select * from ${table}`)).toHaveLength(own);
        expect(await run(await signedIn(db, `stranger-to-${table}`, []), `select * from ${table}`)).toEqual([]);
        expect(await run(auditor, `select * from ${table}`)).toHaveLength(table === 'audit_chain' ? 0 : 1);
      },
    );

    test('the system role appends, and changes nothing either', async () => {
      await write(alice, { action: 'CREDENTIAL_ACCESSED' });
      for (const table of ['audit_logs', 'audit_personal', 'audit_chain'])
        await expect(db.database.as(Actor.system('test'), (tx) => tx.query(`delete from ${table}`))).rejects.toThrow(
          'permission denied',
        );
    });
  });
});
