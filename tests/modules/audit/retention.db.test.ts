import { describe, expect, test } from '@jest/globals';
import { Actor } from '../../../src/platform/actor.js';
import { DAY, LONG, MONTH, OLD, OldLog, RECENT, SHORT } from './old-log.js';

const old = new OldLog();
const { errors } = old;

const partitions = async () =>
  (
    await old.db.owner.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits
        where inhparent in ('audit_logs'::regclass, 'audit_personal'::regclass) order by 1`,
    )
  ).rows.map(({ name }) => name);
const dropped = async () =>
  (
    await old.db.owner.query(
      `select details from audit_logs where action = 'AUDIT_PARTITION_DROPPED' order by created_at`,
    )
  ).rows;
test('there are months for half a year ahead, made once, under any number of processes', async () => {
  const now = new Date();
  const names = await partitions();
  for (let ahead = 0; ahead <= 6; ahead++) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)).toISOString().slice(0, 7);
    for (const table of ['audit_logs', 'audit_personal'])
      expect(names).toContain(`${table}_${month.replace('-', '_')}`);
  }
  await old.db.owner.query(
    `drop table ${names
      .filter((name) => !name.includes(`_${OLD}_`) && !name.includes(`_${RECENT}_`))
      .slice(-2)
      .join(', ')}`,
  );
  const made = await Promise.all(Array.from({ length: 4 }, () => old.retention.makePartitions()));
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(await old.retention.makePartitions()).toBe(0);
  expect(await partitions()).toEqual(names);
});

describe('a month of which nothing must be kept any more', () => {
  test('goes as a whole, and the log still verifies; what must be kept keeps its whole month', async () => {
    await old.wrote(`${OLD}-01-05`, LONG, SHORT, LONG);
    await old.wrote(DAY, SHORT, SHORT);
    await old.wrote(`${RECENT}-03-05`, SHORT, LONG);
    await old.wrote(null, LONG);
    expect(await old.retention.dropDue()).toBeGreaterThanOrEqual(2);
    expect(await old.anchors()).toEqual(['1-3', '4-5']);
    const names = await partitions();
    expect(names).not.toContain(`audit_logs_${OLD}_01`);
    expect(names).not.toContain(`audit_personal_${RECENT}_02`);
    expect(names).toContain(`audit_logs_${RECENT}_03`);
    expect(await old.verify()).toMatchObject({ ok: true, dropped: 5n });
    await old.sealer.seal();
    expect(await old.verify()).toMatchObject({ ok: true, firstBroken: null, unsealed: 0n, dropped: 5n });
    expect(await dropped()).toEqual(
      expect.arrayContaining([
        { details: { month: MONTH, entries: 2, links: [{ from: '4', to: '5' }], system: 'audit.retention' } },
      ]),
    );
    expect(await old.retention.dropDue()).toBe(0);
    expect(errors).toEqual([]);
  });

  test('goes also when others were sealed in between, and when nothing is left at all', async () => {
    await old.wrote(`${RECENT}-01-31`, SHORT);
    await old.wrote(DAY, SHORT);
    await old.wrote(`${RECENT}-01-31`, SHORT);
    await old.wrote(DAY, SHORT);
    await old.retention.dropDue();
    expect(await old.anchors()).toEqual(['1-1', '2-2', '3-3', '4-4']);
    expect(await old.verify()).toMatchObject({ ok: true });
    await old.db.owner.query(`delete from audit_pending`);
    await old.db.owner.query(`delete from audit_logs`);
    await old.wrote(null, LONG);
    const { rows } = await old.db.owner.query('select seq::int as seq from audit_chain');
    expect(rows).toEqual([{ seq: 5 }]);
    expect(await old.verify()).toMatchObject({ ok: true, dropped: 4n });
  });

  test('stays where it does not verify: it is evidence', async () => {
    await old.wrote(DAY, SHORT, SHORT);
    await old.db.owner.query(`update audit_logs set success = false where action = $1`, [SHORT]);
    const before = await partitions();
    await old.retention.dropDue();
    expect(await partitions()).toEqual(
      expect.arrayContaining([`audit_logs_${RECENT}_02`, `audit_personal_${RECENT}_02`]),
    );
    expect(before).toContain(`audit_logs_${RECENT}_02`);
    expect(errors).toMatchObject([[{ month: MONTH }, expect.stringContaining('does not verify')]]);
    expect(await old.anchors()).toEqual([]);
  });

  test('stays where an entry has no link, or where it cannot be recorded that it goes', async () => {
    await old.wrote(DAY, SHORT);
    await old.db.owner.query(
      `alter table audit_logs add constraint refuse check (action not like '%DROPPED') not valid`,
    );
    try {
      await expect(old.retention.dropDue()).rejects.toThrow('refuse');
    } finally {
      await old.db.owner.query('alter table audit_logs drop constraint refuse');
    }
    await old.db.owner.query('update audit_chain set seq = 7');
    await old.db.owner.query(`delete from audit_chain`);
    await expect(old.retention.dropDue()).rejects.toThrow('do not agree');
    expect(await partitions()).toContain(`audit_logs_${RECENT}_02`);
  });

  test('takes the erased with it, and the checkpoints stay good', async () => {
    await old.wrote(DAY, SHORT, SHORT, SHORT);
    await old.wrote(null, LONG);
    await old.retention.dropDue();
    expect(await old.verify()).toMatchObject({ ok: true, checkpoints: { inFile: 4n, inTable: 4n, coveredUpTo: 4n } });
  });
});

describe('the database', () => {
  const drop = (actor: Actor, month: string, from: number, to: number) =>
    old.db.database.as(actor, (tx) =>
      tx.query(
        `select audit_drop_partition($1::date, array[$2::bigint], array[$3::bigint], array[''::bytea], '', now())`,
        [...[month, from, to]],
      ),
    );
  const system = Actor.system('test');

  test.each([
    ['a month that must be kept', `${RECENT}-03-01`, 3, 4, 'must still be kept'],
    ['this month', new Date().toISOString().slice(0, 8) + '01', 5, 5, 'must still be kept'],
    ['what is no month', `${RECENT}-02-02`, 1, 2, 'must still be kept'],
    ['a month with an anchor that is too short', MONTH, 1, 1, 'do not agree'],
    ['a month with an anchor that is too long', MONTH, 1, 3, 'do not agree'],
    ['a month with an anchor of another', MONTH, 3, 4, 'are about other links'],
    ['a month with an anchor of nothing', MONTH, 11, 12, 'do not agree'],
  ])('does not let even the system drop %s', async (_name, month, from, to, reason) => {
    await old.wrote(DAY, SHORT, SHORT);
    await old.wrote(`${RECENT}-03-05`, LONG, SHORT);
    await old.wrote(null, LONG);
    await expect(drop(system, month, from, to)).rejects.toThrow(reason);
    expect(await old.verify()).toMatchObject({ ok: true, dropped: 0n });
  });

  test('lets nobody else, and nobody writes or changes an anchor', async () => {
    await old.wrote(DAY, SHORT);
    for (const actor of [old.alice, old.auditor])
      await expect(drop(actor, MONTH, 1, 1)).rejects.toThrow('permission denied');
    for (const sql of ['select audit_make_partitions()', `select audit_make_partition('audit_logs', '2030-01-01')`])
      await expect(old.db.database.as(old.alice, (tx) => tx.query(sql))).rejects.toThrow('permission denied');
    for (const sql of [
      'delete from audit_anchors',
      'update audit_anchors set to_seq = 9',
      `drop table audit_logs_${RECENT}_02`,
    ])
      for (const actor of [old.auditor, system])
        await expect(old.db.database.as(actor, (tx) => tx.query(sql))).rejects.toThrow(
          /permission denied|must be owner/,
        );
    for (const actor of [old.alice, old.auditor, system])
      await expect(old.db.database.as(actor, (tx) => tx.query(`select from audit_logs_${RECENT}_02`))).rejects.toThrow(
        'permission denied',
      );
  });

  test('reads the newest entries of years of months without sorting them', async () => {
    const { rows } = await old.db.owner.query<{ 'QUERY PLAN': string }>(
      'explain select id from audit_logs order by created_at desc, id desc limit 20',
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/^Limit.*\n\s+->\s+Append/);
    expect(plan).not.toContain('Sort');
  });
});
