import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { migrate } from '../../../src/platform/database/migrate.js';
import { createSource } from '../../../src/platform/database/sources.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

const NAME = 'AuditPartitions1763700000038';

/** A log as the version before kept it: three entries of three years, two of them sealed, one whose entry is gone. */
const BEFORE = `
  insert into audit_logs (id, format, key_id, action, details, success, sensitive_data, retention_days, personal_digest,
    hmac, created_at)
  select ('00000000-0000-4000-8000-00000000000' || n)::uuid, 1, 'k', 'A', '{}', true, false, 365, '', '',
         timestamptz '2020-12-31 23:59:59.999999+00' + make_interval(years => n - 1) from generate_series(1, 3) n;
  insert into audit_personal (audit_id, username, salt) select id, 'alice', '' from audit_logs;
  insert into audit_chain (seq, key_id, audit_id, previous, hash)
  select n, 'k', ('00000000-0000-4000-8000-00000000000' || n + n / 3)::uuid, '', '' from generate_series(1, 3) n;
  delete from audit_pending where audit_id::text not like '%3';`;

describe('keeping the log in months', () => {
  let db: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    db = await testDatabase({ empty: true });
    source = createSource({ url: db.urls.owner, role: 'owner', migrations: MIGRATIONS });
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await db.close();
  });

  const rows = async (sql: string) => (await db.owner.query<Record<string, unknown>>(sql)).rows;
  const before = async () => ({
    logs: await rows('select * from audit_logs order by id'),
    personal: await rows('select audit_id, username from audit_personal order by 1'),
    chain: await rows('select seq, audit_id, sealed_at from audit_chain order by 1'),
    pending: await rows('select * from audit_pending'),
  });

  test('keeps what was there, in its month, and gives it back', async () => {
    const all = source.migrations.splice(0);
    source.migrations.push(...all.filter(({ name }) => name !== NAME));
    await migrate(source, SILENT);
    await db.owner.query(BEFORE);
    const was = await before();
    expect([was.logs.length, was.personal.length, was.chain.length, was.pending.length]).toEqual([3, 3, 3, 1]);

    source.migrations.splice(0, source.migrations.length, ...all);
    expect(await migrate(source, SILENT)).toEqual([NAME]);
    expect(await before()).toEqual(was);
    expect(await rows(`select tableoid::regclass::text as month from audit_personal order by 1`)).toEqual(
      [2020, 2021, 2022].map((year) => ({ month: `audit_personal_${year}_12` })),
    );
    expect(
      await rows(`select c.seq::int as seq, l.id is not null as "isThere" from audit_chain c
        left join audit_logs l on l.id = c.audit_id and l.created_at = c.created_at order by 1`),
    ).toEqual([1, 2, 3].map((seq) => ({ seq, isThere: seq < 3 })));

    // Undone by itself, since later migrations may have come.
    const undo = all.find(({ name }) => name === NAME);
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    await undo?.down(runner);
    await runner.commitTransaction();
    await runner.release();
    expect(await before()).toEqual(was);
    expect(await rows(`select from pg_class where relname like 'audit%' and relispartition`)).toEqual([]);
  });

  test('is not undone once a month was dropped', async () => {
    const runner = source.createQueryRunner();
    const migration = source.migrations.find(({ name }) => name === NAME);
    await runner.startTransaction();
    await migration?.up(runner);
    await runner.query(`insert into audit_anchors values (1, 2, '', '', '2020-12-01', 'k', '', now())`);
    await expect(migration?.down(runner)).rejects.toThrow('months of the audit log were dropped');
    await runner.rollbackTransaction();
    await runner.release();
  });
});
