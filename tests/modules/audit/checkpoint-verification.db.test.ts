import { beforeEach, describe, expect, test } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import { type Checkpoint, CheckpointKeys, lineOf, parseLine } from '../../../src/modules/audit/checkpoint.js';
import { VerificationService } from '../../../src/modules/audit/verification.service.js';
import { Actor } from '../../../src/platform/actor.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { CheckpointedLog, type Server, by } from './checkpointed-log.js';

const log = new CheckpointedLog();
const { server, write, seal, seqs, cutShort } = log;

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
    if (sql.includes('number + 1')) await log.db.owner.query('update audit_checkpoints set number = -number');
    await log.db.owner.query(sql.replace('number + 1', '1 - number'));
    const { file } = await checkpoint(1);
    expect(await broken()).toMatchObject({ id: `audit_checkpoints:${file}${where}` });
  });

  test('nothing for somebody who may not see the log after all', async () => {
    const identity = { userId: log.alice.id, username: 'alice', sessionId: log.auditor.sessionId ?? '', expiresAt: 0 };
    const impostor = Actor.user({ ...identity, permissions: new Set(['audit.verify']) }, log.alice.origin);
    const verification = new VerificationService(log.db.database, log.db.masterKeys, house.file);
    await expect(verification.verify(impostor)).rejects.toMatchObject({ typename: 'Forbidden' });
  });

  test('nothing while checkpoints are written beside it', async () => {
    const other = server(log.folder.path, by(1));
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
