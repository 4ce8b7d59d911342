import { beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { auditJobs } from '../../../src/modules/audit/audit.jobs.js';
import { ErasureService } from '../../../src/modules/audit/erasure.service.js';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { RetentionService } from '../../../src/modules/audit/retention.service.js';
import { Sealer } from '../../../src/modules/audit/sealer.service.js';
import { VerificationService } from '../../../src/modules/audit/verification.service.js';
import { Actor } from '../../../src/platform/actor.js';
import { type MasterKeys, masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { Jobs } from '../../../src/platform/jobs/jobs.js';
import { Forbidden } from '../../../src/platform/problem.js';
import { SILENT } from '../../support/log.js';
import { AuditedLog } from './audited-log.js';

const log = new AuditedLog();
const { write, verify, asOwner } = log;

const reveal = () =>
  log.db.database.as(log.alice, (tx) =>
    tx.audit({ action: 'CREDENTIAL_ACCESSED', resourceType: 'Secret', resourceId: randomUUID() }),
  );
const revealed = async (count: number) => {
  for (let n = 0; n < count; n++) await reveal();
};
const links = async () => (await asOwner('select * from audit_chain order by seq')).rows;

describe('sealing', () => {
  test('100 transactions at once are each sealed exactly once, by two sequencers, without a gap', async () => {
    const other = new Sealer(log.db.database, log.db.masterKeys);
    const work = Array.from({ length: 100 }, (_, n) => reveal().then(() => (n % 2 ? log.sealer : other).seal()));
    const sealed = (await Promise.all(work)).reduce((sum, count) => sum + count, 0);
    expect(sealed + (await log.sealer.seal())).toBe(100);
    const chain = await links();
    expect(chain.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, n) => String(n + 1)));
    expect(new Set(chain.map(({ audit_id: id }) => id)).size).toBe(100);
    expect((await asOwner('select * from audit_pending')).rows).toEqual([]);
    expect(await verify()).toMatchObject({ ok: true, checked: 100n, unsealed: 0n, firstBroken: null });
  });

  test('the job seals what was committed, and nothing that was not', async () => {
    let ran: () => void = () => undefined;
    const erasure = new ErasureService(log.db.database, log.db.masterKeys);
    const retention = new RetentionService(log.db.database, log.db.masterKeys, SILENT);
    const connection = { connectionString: log.db.urls.system };
    const jobs = new Jobs({
      connection,
      definitions: auditJobs(log.sealer, erasure, retention),
      log: SILENT,
      onRun: () => ran(),
    });
    await jobs.start();
    try {
      await log.db.database.as(log.alice, async (tx) => {
        await tx.audit({ action: 'CREDENTIAL_ACCESSED' });
        await reveal();
        while ((await links()).length === 0) await new Promise<void>((resolve) => (ran = resolve));
        expect(await links()).toHaveLength(1);
      });
      while ((await links()).length === 1) await new Promise<void>((resolve) => (ran = resolve));
      expect(await links()).toHaveLength(2);
    } finally {
      await jobs.stop();
    }
    expect(await verify()).toMatchObject({ ok: true, checked: 2n });
  });

  test('goes on past an entry that is gone before it was sealed', async () => {
    await revealed(3);
    await asOwner('delete from audit_logs where id = (select id from audit_logs order by created_at limit 1)');
    expect(await log.sealer.seal()).toBe(2);
    expect(await log.sealer.seal()).toBe(0);
    expect(await verify()).toMatchObject({
      ok: false,
      firstBroken: { reason: expect.stringContaining('before it was sealed') },
    });
  });
});

describe('verifying', () => {
  test('an empty log is in order', async () => {
    expect(await verify()).toMatchObject({ ok: true, checked: 0n, unsealed: 0n, firstBroken: null });
  });

  test('counts what waits for its link, and is recorded itself', async () => {
    await revealed(2);
    await log.sealer.seal();
    await revealed(3);
    expect(await verify()).toMatchObject({ ok: true, checked: 5n, unsealed: 3n, firstBroken: null });
    const { rows } = await asOwner('select user_id, details from audit_logs where action = $1', ['AUDIT_VERIFIED']);
    const checkpoints = { inFile: '0', inTable: '0' };
    const details = { ok: true, checked: '5', unsealed: '3', firstBroken: null, checkpoints };
    expect(rows).toEqual([{ user_id: log.auditor.id, details }]);
  });

  test('is refused without the right, and when it cannot be recorded', async () => {
    await expect(verify(log.alice)).rejects.toBeInstanceOf(Forbidden);
    await asOwner(`alter table audit_logs add constraint refuse check (action <> 'AUDIT_VERIFIED') not valid`);
    try {
      await expect(verify()).rejects.toThrow('refuse');
    } finally {
      await asOwner('alter table audit_logs drop constraint refuse');
    }
  });

  test('is refused to somebody who only claims the right', async () => {
    await revealed(2);
    const claims = {
      userId: log.alice.id,
      username: 'alice',
      sessionId: randomUUID(),
      expiresAt: Date.now() + 60_000,
    };
    const impostor = Actor.user({ ...claims, permissions: new Set(['audit.verify']) }, log.alice.origin);
    await expect(verify(impostor)).rejects.toMatchObject({ typename: 'Forbidden' });
  });

  test('goes over more than one piece', async () => {
    await write(1_100);
    expect(await verify()).toMatchObject({ ok: true, checked: 1_100n, unsealed: 1_100n });
    expect(await log.sealer.seal()).toBe(1_101);
    expect(await verify()).toMatchObject({ ok: true, checked: 1_101n, unsealed: 0n });
  });

  test('works with a key that has been replaced, and not without it', async () => {
    await revealed(2);
    await log.sealer.seal();
    const current = masterKeyOf(Buffer.alloc(32, 9));
    const rotated: MasterKeys = { current, previous: [log.db.masterKeys.current] };
    const writer = new AuditTrail(rotated);
    await log.db.database.as(log.alice, (tx) => writer.write(tx, { action: 'CREDENTIAL_ACCESSED' }));
    await new Sealer(log.db.database, rotated).seal();
    expect((await links()).map(({ key_id: id }) => id)).toEqual([
      ...[log.db.masterKeys.current.id, log.db.masterKeys.current.id, current.id],
    ]);
    expect(await new VerificationService(log.db.database, rotated).verify(log.auditor)).toMatchObject({
      ok: true,
      checked: 3n,
    });
    const [third] = (await asOwner('select audit_id from audit_chain where seq = 3')).rows;
    expect((await verify()).firstBroken).toMatchObject({
      id: third.audit_id,
      reason: expect.stringContaining('not known'),
    });
  });
});

describe('finds what the owner of the database did', () => {
  let ids: string[];
  beforeEach(async () => {
    await revealed(5);
    await log.sealer.seal();
    ids = (await links()).map(({ audit_id: id }) => id as string);
    expect(await verify()).toMatchObject({ ok: true });
    await log.sealer.seal();
  });

  const id = (n: number) => ids[n - 1] ?? '';
  const broken = async () => (await verify()).firstBroken;

  test.each([
    ['action', `'AUDIT_READ'`],
    ['success', 'false'],
    ['user_id', 'null'],
    ['details', `'{"version": 7}'`],
    ['created_at', `created_at + interval '1 microsecond'`],
    ['retention_days', '1'],
    ['personal_digest', `'\\x00'`],
    ['hmac', 'personal_digest'],
  ])('edit: %s', async (column, value) => {
    await asOwner(`update audit_logs set ${column} = ${value} where id = $1`, [id(3)]);
    expect(await broken()).toEqual({ id: id(3), reason: 'The entry was changed.' });
  });

  test.each([
    ['edit', `update audit_personal set username = 'mallory' where audit_id = $1`, 'was changed'],
    ['edit the ip of', `update audit_personal set ip = null where audit_id = $1`, 'was changed'],
    ['delete', 'delete from audit_personal where audit_id = $1', 'is gone'],
  ])('%s a side row', async (_name, sql, reason) => {
    await asOwner(sql, [id(2)]);
    expect(await broken()).toMatchObject({ id: id(2), reason: expect.stringContaining(reason) });
  });

  test('delete: an entry', async () => {
    await asOwner('delete from audit_logs where id = $1', [id(4)]);
    expect(await broken()).toEqual({ id: '4', reason: 'The entry that this link seals is gone.' });
  });

  test('delete: an entry with its link', async () => {
    await asOwner('delete from audit_logs where id = $1', [id(4)]);
    await asOwner('delete from audit_chain where seq = 4');
    expect(await broken()).toEqual({ id: '4', reason: 'This link is missing.' });
  });

  test('delete: an entry with its link, the rest moved up', async () => {
    await asOwner('delete from audit_logs where id = $1', [id(2)]);
    await asOwner('delete from audit_chain where seq = 2');
    await asOwner('update audit_chain set seq = -seq where seq > 2');
    await asOwner('update audit_chain set seq = -seq - 1 where seq < 0');
    expect(await broken()).toMatchObject({ id: id(3), reason: expect.stringContaining('Link 2') });
  });

  test('swap: the contents of two entries', async () => {
    await asOwner(
      `update audit_logs a set (details, resource_id, hmac, personal_digest)
         = (select details, resource_id, hmac, personal_digest from audit_logs b where b.id <> a.id and b.id = any ($1))
        where a.id = any ($1)`,
      [[id(2), id(4)]],
    );
    expect(await broken()).toMatchObject({ id: id(2), reason: 'The entry was changed.' });
  });

  test('swap: the links of two entries', async () => {
    await asOwner('update audit_chain set seq = -seq where seq in (2, 4)');
    await asOwner('update audit_chain set seq = case seq when -2 then 4 else 2 end where seq < 0');
    expect(await broken()).toMatchObject({ id: id(4), reason: expect.stringContaining('Link 2') });
  });

  test('truncate: the tail of the log', async () => {
    await asOwner('delete from audit_logs where id = any ($1)', [ids.slice(3)]);
    expect(await broken()).toEqual({ id: '4', reason: 'The entry that this link seals is gone.' });
  });

  test('truncate: the tail of the chain', async () => {
    await asOwner('delete from audit_chain where seq > 3');
    expect(await broken()).toMatchObject({ reason: expect.stringContaining('no link in the chain') });
  });

  test('truncate: the whole log', async () => {
    await asOwner('truncate audit_logs, audit_personal');
    expect(await broken()).toEqual({ id: '1', reason: 'The entry that this link seals is gone.' });
  });

  test('forge: an entry that nobody wrote', async () => {
    await asOwner(
      `insert into audit_logs select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid()))).*
         from audit_logs l where id = $1`,
      [id(1)],
    );
    expect(await broken()).toMatchObject({ reason: 'The entry was changed.' });
  });

  test('and says the same however often it is asked', async () => {
    await asOwner('update audit_logs set success = not success where id = any ($1)', [[id(2), id(5)]]);
    for (let n = 0; n < 3; n++) expect(await broken()).toEqual({ id: id(2), reason: 'The entry was changed.' });
  });
});
