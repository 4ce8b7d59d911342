import { beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, LONG, OLD, OldLog, RECENT, SHORT } from './old-log.js';

const old = new OldLog();
const broken = async () => (await old.verify()).firstBroken;

describe('finds what the owner of the database did', () => {
  beforeEach(async () => {
    await old.wrote(`${OLD}-01-05`, LONG, SHORT);
    await old.wrote(DAY, SHORT, SHORT);
    await old.wrote(`${RECENT}-03-05`, LONG, SHORT);
    await old.wrote(null, LONG);
  });
  const gone = (seq: number) => ({ id: String(seq), reason: 'The entry that this link seals is gone.' });

  test.each([
    ['drop', `drop table audit_logs_${RECENT}_03`],
    ['detach', `alter table audit_logs detach partition audit_logs_${RECENT}_03`],
    ['empty', `truncate audit_logs_${RECENT}_03`],
  ])('%s: a month', async (name, sql) => {
    await old.own(sql);
    expect(await broken()).toEqual(gone(5));
    if (name === 'detach') await old.own(`drop table audit_logs_${RECENT}_03`);
  });

  test('drop: the side rows of a month', async () => {
    await old.own(`truncate audit_personal_${RECENT}_03`);
    expect(await broken()).toMatchObject({ reason: expect.stringContaining('side row') });
  });

  test('drop: a month with its links', async () => {
    await old.own(
      `truncate audit_logs_${RECENT}_03, audit_personal_${RECENT}_03`,
      'delete from audit_chain where seq in (5, 6)',
    );
    expect(await broken()).toEqual({ id: '5', reason: 'This link is missing.' });
  });

  test('move: an entry into another month', async () => {
    await old.own(
      `update audit_logs set created_at = '${OLD}-03-01Z' where created_at::date = '${RECENT}-03-05' and action = '${LONG}'`,
    );
    expect(await broken()).toMatchObject({ reason: 'The entry was changed.' });
  });

  test('edit: the instant of a link', async () => {
    await old.own(`update audit_chain set created_at = created_at + interval '1 second' where seq = 5`);
    expect(await broken()).toMatchObject({ reason: 'Link 5 names another instant than its entry.' });
  });

  describe('after months were dropped', () => {
    beforeEach(async () => {
      await old.retention.dropDue();
      await old.sealer.seal();
      expect(await old.anchors()).toEqual(['1-2', '3-4']);
      expect(await old.verify()).toMatchObject({ ok: true, dropped: 4n });
    });

    test.each([
      ['edit', 'update audit_anchors set to_seq = 5 where from_seq = 3', 'audit_anchors:3', 'changed or forged'],
      ['edit', `update audit_anchors set hash = previous where from_seq = 1`, 'audit_anchors:1', 'changed or forged'],
      ['edit', `update audit_anchors set key_id = 'x' where from_seq = 1`, 'audit_anchors:1', 'not configured'],
      ['delete', 'delete from audit_anchors where from_seq = 1', '1', 'This link is missing.'],
      ['delete', 'truncate audit_anchors', '1', 'This link is missing.'],
      ['drop: more, with its links', 'delete from audit_chain where seq = 5', '5', 'This link is missing.'],
    ])('%s what stands for them: %s', async (_name, sql, id, reason) => {
      await old.own(sql);
      expect(await broken()).toEqual({ id, reason: expect.stringContaining(reason) });
    });

    test('swap: what stands for two of them', async () => {
      await old.own(
        'update audit_anchors set from_seq = -from_seq, to_seq = -from_seq',
        'update audit_anchors set from_seq = case from_seq when -1 then 3 else 1 end, to_seq = case from_seq when -1 then 4 else 2 end',
      );
      expect(await broken()).toMatchObject({ id: 'audit_anchors:1' });
    });

    test('forge: an anchor for a month that must be kept', async () => {
      await old.own(
        `insert into audit_anchors select 5, 6, a.hash, c.hash, '${RECENT}-03-01', a.key_id, a.hmac, a.dropped_at
           from audit_anchors a, audit_chain c where a.from_seq = 3 and c.seq = 6`,
        'delete from audit_chain where seq in (5, 6)',
        `truncate audit_logs_${RECENT}_03, audit_personal_${RECENT}_03`,
      );
      expect(await broken()).toMatchObject({ id: 'audit_anchors:5', reason: expect.stringContaining('forged') });
    });

    test('truncate: log, chain, anchors and checkpoints together', async () => {
      await old.own(
        'truncate audit_logs, audit_personal, audit_pending, audit_chain, audit_anchors, audit_checkpoints',
      );
      expect(await broken()).toMatchObject({ id: '1', reason: expect.stringContaining('cut short') });
    });

    test('put back: a link of a month that was dropped', async () => {
      await old.own(
        `insert into audit_chain (seq, key_id, audit_id, previous, hash, created_at)
           select 2, key_id, gen_random_uuid(), previous, hash, now() from audit_chain where seq = 5`,
      );
      expect(await broken()).toEqual({ id: '2', reason: 'This link was dropped, and is there again.' });
    });
  });
});
