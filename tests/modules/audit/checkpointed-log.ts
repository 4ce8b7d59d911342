import { afterEach, beforeEach, expect } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { CheckpointFile } from '../../../src/modules/audit/checkpoint-file.js';
import { parseLine } from '../../../src/modules/audit/checkpoint.js';
import { type CheckpointPace, Checkpoints } from '../../../src/modules/audit/checkpoint.service.js';
import { Sealer } from '../../../src/modules/audit/sealer.service.js';
import { VerificationService } from '../../../src/modules/audit/verification.service.js';
import { AuditedLog } from './audited-log.js';

/** Checkpoints after every so many links, and never by the clock, except for the first. */
export const by = (everyLinks: number): CheckpointPace => ({ everyMs: 3_600_000, everyLinks });

/** A log with checkpoints: in its database, and in a file in a folder that every test has to itself. */
export class CheckpointedLog extends AuditedLog {
  folder!: Awaited<ReturnType<typeof temporaryFolder>>;
  /** What was logged as an error: of each the last that was said. */
  readonly errors: string[] = [];

  constructor() {
    super('audit_logs, audit_personal, audit_pending, audit_chain, audit_checkpoints');
    beforeEach(async () => {
      this.folder = await temporaryFolder('steward-checkpoints-');
    });
    afterEach(async () => {
      await this.folder.remove();
      this.errors.length = 0;
    });
  }

  /** A process that seals and verifies, with a folder. */
  readonly server = (path = this.folder.path, pace: CheckpointPace = by(2), keys = this.db.masterKeys) => {
    const { database } = this.db;
    const file = new CheckpointFile(path);
    const log = { error: (...said: unknown[]) => void this.errors.push(String(said.at(-1))) };
    const checkpoints = new Checkpoints(database, keys, file, log, pace);
    const verification = new VerificationService(database, keys, file);
    return {
      ...{ file, checkpoints, sealer: new Sealer(database, keys, checkpoints) },
      verify: () => verification.verify(this.auditor),
      lines: async () => (await readFile(file.path, 'utf8')).split('\n').slice(0, -1),
    };
  };

  /** Writes so many entries and has that process seal them. */
  readonly seal = async ({ sealer }: Server, count: number) => {
    await this.write(count);
    expect(await sealer.seal()).toBe(count);
  };

  /** The links up to which the lines of the file go. */
  readonly seqs = async ({ lines }: Server) => (await lines()).map((line) => Number(parseLine(line)?.seq));

  /** Removes entries and links after that one, as the owner of the database can. */
  readonly cutShort = async (after: number, alsoCheckpoints = false) => {
    const { owner } = this.db;
    await owner.query('delete from audit_logs where id in (select audit_id from audit_chain where seq > $1)', [after]);
    await owner.query('truncate audit_pending');
    await owner.query('delete from audit_logs l where not exists (select from audit_chain c where c.audit_id = l.id)');
    await owner.query('delete from audit_chain where seq > $1', [after]);
    if (alsoCheckpoints) await owner.query('truncate audit_checkpoints');
  };
}

/** A process as `server` answers it. */
export type Server = ReturnType<CheckpointedLog['server']>;
