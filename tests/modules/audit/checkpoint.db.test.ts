import { describe, expect, test } from '@jest/globals';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { Actor } from '../../../src/platform/actor.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { CheckpointedLog, by } from './checkpointed-log.js';

const log = new CheckpointedLog();
const { server, write, seal, seqs, cutShort, errors } = log;
const rows = async () => {
  const sql = 'select file_id, number, seq::int as seq from audit_checkpoints order by file_id, number';
  return (await log.db.owner.query(sql)).rows;
};

describe('writing', () => {
  test('the first one comes at once, the others after so many links, the last one at the end', async () => {
    const house = server();
    await seal(house, 1);
    await seal(house, 1);
    expect(await seqs(house)).toEqual([1]);
    await seal(house, 8);
    expect(await seqs(house)).toEqual([1, 3, 5, 7, 9]);
    await house.checkpoints.close();
    await house.checkpoints.close();
    expect(await seqs(house)).toEqual([1, 3, 5, 7, 9, 10]);
    expect((await rows()).map(({ seq }) => seq)).toEqual([1, 3, 5, 7, 9, 10]);
    expect(await house.verify()).toMatchObject({
      ...{ ok: true, firstBroken: null },
      checkpoints: { inFile: 6n, inTable: 6n, coveredUpTo: 10n },
    });
    expect(errors).toEqual([]);
  });

  test('what is not due is written when its time has come', async () => {
    const house = server(log.folder.path, { everyMs: 50, everyLinks: 1_000 });
    await seal(house, 1);
    await seal(house, 1);
    while ((await rows()).length < 2) await write(1);
    expect((await seqs(house)).at(-1)).toBe(2);
    await house.checkpoints.close();
  });

  test('a process that starts again goes on with the file, and a new key signs', async () => {
    const house = server();
    await seal(house, 3);
    await house.checkpoints.close();
    const keys = { current: masterKeyOf(Buffer.alloc(32, 9)), previous: [log.db.masterKeys.current] };
    const again = server(log.folder.path, by(2), keys);
    const writer = new AuditTrail(keys);
    await log.db.database.as(log.alice, (tx) => writer.write(tx, { action: 'CREDENTIAL_ACCESSED' }));
    await again.sealer.seal();
    await again.checkpoints.close();
    expect(await seqs(again)).toEqual([2, 3, 4]);
    expect(new Set((await rows()).map(({ file_id: id }) => id)).size).toBe(1);
    expect(await again.verify()).toMatchObject({ ok: true, checkpoints: { inFile: 3n } });
  });

  test('several processes on one folder, all at once, write one file in order', async () => {
    const houses = Array.from({ length: 4 }, () => server(log.folder.path, by(1)));
    const work = Array.from({ length: 24 }, (_, n) => write(1).then(() => houses[n % 4]?.sealer.seal()));
    await Promise.all(work);
    await Promise.all(houses.map(({ checkpoints }) => checkpoints.close()));
    const [house] = houses;
    if (!house) throw new Error('There is none.');
    const covered = await seqs(house);
    expect(covered).toEqual([...covered].sort((a, b) => a - b));
    expect(await house.verify()).toMatchObject({ ok: true, checkpoints: { inFile: BigInt(covered.length) } });
    expect(errors).toEqual([]);
  });

  test('servers with folders of their own keep apart what each has sealed', async () => {
    const other = await temporaryFolder('steward-checkpoints-');
    try {
      const [one, two] = [server(), server(other.path)];
      await seal(one, 2);
      await seal(two, 2);
      await seal(one, 2);
      expect([await seqs(one), await seqs(two)]).toEqual([[2, 6], [4]]);
      for (const [house, inFile] of [
        [one, 2n],
        [two, 1n],
      ] as const)
        expect(await house.verify()).toMatchObject({ ok: true, checkpoints: { inFile, inTable: 3n, coveredUpTo: 6n } });
      await cutShort(3);
      expect((await one.verify()).firstBroken).toMatchObject({ id: '4' });
      expect((await two.verify()).firstBroken).toMatchObject({ id: '4' });
    } finally {
      await other.remove();
    }
  });

  test('a file that cannot be written does not keep entries from being sealed, and is said', async () => {
    const house = server();
    await mkdir(house.file.path);
    await seal(house, 4);
    expect(errors).toEqual(['A checkpoint of the audit log could not be written', expect.anything()]);
    await rm(house.file.path, { recursive: true });
    await house.checkpoints.close();
    expect(await seqs(house)).toEqual([4]);
    expect(await house.verify()).toMatchObject({ ok: true });
  });

  test('a log that is not the one of the last checkpoint is said at once', async () => {
    const house = server();
    await seal(house, 4);
    await cutShort(3);
    await seal(house, 2);
    expect(errors).toContain('The audit log is not the one of its last checkpoint: verify it');
  });
});

describe('after a kill', () => {
  test('what is left of a line is tolerated, and repaired by the next checkpoint', async () => {
    const house = server();
    await seal(house, 4);
    await appendFile(house.file.path, '{"file":"6c9e2f0a');
    expect(await house.verify()).toMatchObject({ ok: true, checkpoints: { inFile: 2n, inTable: 2n } });
    const again = server();
    await again.sealer.seal();
    await seal(again, 2);
    await again.checkpoints.close();
    expect((await seqs(again)).slice(0, 2)).toEqual([2, 4]);
    expect(await again.verify()).toMatchObject({ ok: true });
  });

  test('a line without its row is tolerated, and repaired by the next checkpoint', async () => {
    const house = server();
    await seal(house, 4);
    await log.db.owner.query('delete from audit_checkpoints where number = 2');
    expect(await house.verify()).toMatchObject({ ok: true, checkpoints: { inFile: 2n, inTable: 1n } });
    await house.sealer.seal();
    await seal(house, 2);
    await house.checkpoints.close();
    expect((await rows()).map(({ number }) => number)).toEqual((await seqs(house)).map((_, n) => n + 1));
    expect(await house.verify()).toMatchObject({ ok: true });
  });
});

describe('the database', () => {
  test('lets no serving role change or remove a checkpoint', async () => {
    const house = server();
    await seal(house, 2);
    for (const sql of ['update audit_checkpoints set seq = 1', 'delete from audit_checkpoints'])
      for (const actor of [log.auditor, Actor.system('test')])
        await expect(log.db.database.as(actor, (tx) => tx.query(sql))).rejects.toThrow('permission denied');
    expect(await log.db.database.as(log.alice, (tx) => tx.query('select * from audit_checkpoints'))).toEqual([]);
  });
});
