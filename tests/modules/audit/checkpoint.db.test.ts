import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { CheckpointFile } from '../../../src/modules/audit/checkpoint-file.js';
import { type CheckpointPace, Checkpoints } from '../../../src/modules/audit/checkpoint.service.js';
import { type Checkpoint, CheckpointKeys, lineOf, parseLine } from '../../../src/modules/audit/checkpoint.js';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { Sealer } from '../../../src/modules/audit/sealer.service.js';
import { VerificationService } from '../../../src/modules/audit/verification.service.js';
import { Actor } from '../../../src/platform/actor.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import type { TestDatabase } from '../../support/database.js';
import { auditedDatabase, signedIn } from './support.js';

/** Checkpoints after every so many links, and never by the clock, except for the first. */
const by = (everyLinks: number): CheckpointPace => ({ everyMs: 3_600_000, everyLinks });

let db: TestDatabase;
let alice: Actor;
let auditor: Actor;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const errors: string[] = [];
const log = { error: (...said: unknown[]) => void errors.push(String(said.at(-1))) };

beforeAll(async () => {
  db = await auditedDatabase();
  alice = await signedIn(db, 'alice', ['member']);
  auditor = await signedIn(db, 'auditor', ['auditor']);
});
afterAll(() => db.close());
beforeEach(async () => {
  folder = await temporaryFolder('steward-checkpoints-');
});
afterEach(async () => {
  await db.owner.query('truncate audit_logs, audit_personal, audit_pending, audit_chain, audit_checkpoints');
  await folder.remove();
  errors.length = 0;
});

/** A process that seals and verifies, with a folder. */
function server(path = folder.path, pace: CheckpointPace = by(2), keys = db.masterKeys) {
  const file = new CheckpointFile(path);
  const checkpoints = new Checkpoints(db.database, keys, file, log, pace);
  const verification = new VerificationService(db.database, keys, file);
  return {
    ...{ file, checkpoints, sealer: new Sealer(db.database, keys, checkpoints) },
    verify: () => verification.verify(auditor),
    lines: async () => (await readFile(file.path, 'utf8')).split('\n').slice(0, -1),
  };
}
type Server = ReturnType<typeof server>;

const write = (count: number) =>
  db.database.as(alice, async (tx) => {
    for (let n = 0; n < count; n++) await tx.audit({ action: 'CREDENTIAL_ACCESSED' });
  });
const seal = async ({ sealer }: Server, count: number) => {
  await write(count);
  expect(await sealer.seal()).toBe(count);
};
const seqs = async (house: Server) => (await house.lines()).map((line) => Number(parseLine(line)?.seq));
const rows = async () =>
  (await db.owner.query('select file_id, number, seq::int as seq from audit_checkpoints order by file_id, number'))
    .rows;
const cutShort = async (after: number, alsoCheckpoints = false) => {
  await db.owner.query('delete from audit_logs where id in (select audit_id from audit_chain where seq > $1)', [after]);
  await db.owner.query('truncate audit_pending');
  await db.owner.query('delete from audit_logs l where not exists (select from audit_chain c where c.audit_id = l.id)');
  await db.owner.query('delete from audit_chain where seq > $1', [after]);
  if (alsoCheckpoints) await db.owner.query('truncate audit_checkpoints');
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
    const house = server(folder.path, { everyMs: 50, everyLinks: 1_000 });
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
    const keys = { current: masterKeyOf(Buffer.alloc(32, 9)), previous: [db.masterKeys.current] };
    const again = server(folder.path, by(2), keys);
    const writer = new AuditTrail(keys);
    await db.database.as(alice, (tx) => writer.write(tx, { action: 'CREDENTIAL_ACCESSED' }));
    await again.sealer.seal();
    await again.checkpoints.close();
    expect(await seqs(again)).toEqual([2, 3, 4]);
    expect(new Set((await rows()).map(({ file_id: id }) => id)).size).toBe(1);
    expect(await again.verify()).toMatchObject({ ok: true, checkpoints: { inFile: 3n } });
  });

  test('several processes on one folder, all at once, write one file in order', async () => {
    const houses = Array.from({ length: 4 }, () => server(folder.path, by(1)));
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
    await db.owner.query('delete from audit_checkpoints where number = 2');
    expect(await house.verify()).toMatchObject({ ok: true, checkpoints: { inFile: 2n, inTable: 1n } });
    await house.sealer.seal();
    await seal(house, 2);
    await house.checkpoints.close();
    expect((await rows()).map(({ number }) => number)).toEqual((await seqs(house)).map((_, n) => n + 1));
    expect(await house.verify()).toMatchObject({ ok: true });
  });
});

describe('finds', () => {
  let house: Server;
  beforeEach(async () => {
    house = server();
    await seal(house, 8);
    expect(await seqs(house)).toEqual([2, 4, 6, 8]);
  });
  const broken = async () => (await house.verify()).firstBroken;
  const checkpoint = async (number: number): Promise<Checkpoint> => {
    const found = parseLine((await house.lines())[number - 1] ?? '');
    if (!found) throw new Error('There is none.');
    return found;
  };
  const rewrite = async (change: (lines: string[]) => string[]) =>
    writeFile(
      house.file.path,
      change(await house.lines())
        .map((line) => `${line}\n`)
        .join(''),
    );

  test('table and chain cut short together, by the table', async () => {
    await cutShort(5);
    await rm(house.file.path);
    expect(await broken()).toEqual({
      id: '6',
      reason: expect.stringMatching(
        /^The log was cut short: link 6 is missing, but checkpoint 3 of .* link 6 was sealed/,
      ),
    });
  });

  test('table, chain and checkpoints cut short together, by the file', async () => {
    await cutShort(5, true);
    expect(await broken()).toMatchObject({ id: '6', reason: expect.stringContaining('cut short') });
  });

  test('everything emptied', async () => {
    await cutShort(0, true);
    expect(await broken()).toMatchObject({ id: '1', reason: expect.stringContaining('cut short') });
  });

  test('a log cut short that has grown again', async () => {
    await cutShort(5, true);
    await write(20);
    await house.sealer.seal();
    expect(await broken()).toMatchObject({ id: '6', reason: expect.stringContaining('rewritten') });
  });

  test.each<[string, (lines: string[]) => string[], string, string]>([
    ['edited', ([a, b, ...rest]) => [a!, b!.replace('"seq":"4"', '"seq":"5"'), ...rest], ':2', 'signature'],
    ['garbled', ([a, , ...rest]) => [a!, 'what?', ...rest], ':2', 'is no checkpoint'],
    ['missing in the middle', ([a, , ...rest]) => [a!, ...rest], ':2', 'written as line 3'],
    ['missing at the start', (lines) => lines.slice(1), ':1', 'written as line 2'],
    ['missing at the end', (lines) => lines.slice(0, -1), ':4', 'is missing'],
    ['missing, two at the end', (lines) => lines.slice(0, 2), ':3', 'is missing'],
    ['in another place', ([a, b, c, ...rest]) => [a!, c!, b!, ...rest], ':2', 'written as line 3'],
    ['there twice', ([a, ...rest]) => [a!, a!, ...rest], ':2', 'written as line 1'],
  ])('a line that is %s', async (_name, change, where, reason) => {
    await rewrite(change);
    expect(await broken()).toEqual({ id: `audit-checkpoints.jsonl${where}`, reason: expect.stringContaining(reason) });
  });

  test('a line that is missing at the end still after more were written', async () => {
    await rewrite((lines) => lines.slice(0, -1));
    await house.sealer.seal();
    await seal(house, 4);
    expect(await broken()).toMatchObject({ id: 'audit-checkpoints.jsonl:4' });
  });

  test('a line with a place of its own that was signed with another key', async () => {
    const forger = new CheckpointKeys({ current: masterKeyOf(Buffer.alloc(32, 9)), previous: [] });
    const forged = lineOf(forger.sign({ ...(await checkpoint(2)) }));
    await rewrite(([a, , ...rest]) => [a!, forged, ...rest]);
    expect(await broken()).toMatchObject({ reason: expect.stringContaining('not configured') });
  });

  test.each([
    ['edited', 'update audit_checkpoints set seq = 5 where number = 2', ':2'],
    ['missing', 'delete from audit_checkpoints where number = 2', ':2'],
    ['missing, two at the end', 'delete from audit_checkpoints where number > 2', ':3'],
    ['missing, as all are', 'truncate audit_checkpoints', ':1'],
    ['put in front', 'update audit_checkpoints set number = number + 1', ':1'],
  ])('a row that is %s', async (_name, sql, where) => {
    if (sql.includes('number + 1')) await db.owner.query('update audit_checkpoints set number = -number');
    await db.owner.query(sql.replace('number + 1', '1 - number'));
    const { file } = await checkpoint(1);
    expect(await broken()).toMatchObject({ id: `audit_checkpoints:${file}${where}` });
  });

  test('nothing for somebody who may not see the log after all', async () => {
    const identity = { userId: alice.id, username: 'alice', sessionId: auditor.sessionId ?? '', expiresAt: 0 };
    const impostor = Actor.user({ ...identity, permissions: new Set(['audit.verify']) }, alice.origin);
    const verification = new VerificationService(db.database, db.masterKeys, house.file);
    await expect(verification.verify(impostor)).rejects.toMatchObject({ typename: 'Forbidden' });
  });

  test('nothing while checkpoints are written beside it', async () => {
    const other = server(folder.path, by(1));
    const writing = (async () => {
      for (let n = 0; n < 30; n++) {
        await write(1);
        await other.sealer.seal();
      }
    })();
    for (let n = 0; n < 10; n++) expect(await broken()).toBeNull();
    await writing;
    expect(await broken()).toBeNull();
  });
});

describe('the database', () => {
  test('lets no serving role change or remove a checkpoint', async () => {
    const house = server();
    await seal(house, 2);
    for (const sql of ['update audit_checkpoints set seq = 1', 'delete from audit_checkpoints'])
      for (const actor of [auditor, Actor.system('test')])
        await expect(db.database.as(actor, (tx) => tx.query(sql))).rejects.toThrow('permission denied');
    expect(await db.database.as(alice, (tx) => tx.query('select * from audit_checkpoints'))).toEqual([]);
  });
});
