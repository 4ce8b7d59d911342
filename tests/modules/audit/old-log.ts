import { afterEach, beforeAll, beforeEach } from '@jest/globals';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { CheckpointFile } from '../../../src/modules/audit/checkpoint-file.js';
import { Checkpoints } from '../../../src/modules/audit/checkpoint.service.js';
import { RetentionService } from '../../../src/modules/audit/retention.service.js';
import { Sealer } from '../../../src/modules/audit/sealer.service.js';
import { VerificationService } from '../../../src/modules/audit/verification.service.js';
import { AuditedLog } from './audited-log.js';

/** Actions kept for a year, and for seven. */
export const [SHORT, LONG] = ['USER_SIGNED_OUT', 'CREDENTIAL_ACCESSED'];
const YEAR = new Date().getUTCFullYear();
/** A year of which nothing must be kept, and one of which only what is kept for seven. */
export const [OLD, RECENT] = [YEAR - 8, YEAR - 3];
/** A day and its month of which nothing must be kept as long as nothing but SHORT is written in it. */
export const [DAY, MONTH] = [`${RECENT}-02-10`, `${RECENT}-02-01`];

const TABLES =
  'audit_logs, audit_personal, audit_pending, audit_chain, audit_checkpoints, audit_anchors, audit_erasures';

/** A log that reaches years back, with a checkpoint after every entry; emptied after every test. */
export class OldLog extends AuditedLog {
  retention!: RetentionService;
  /** What was logged as an error. */
  readonly errors: unknown[] = [];

  /** Registers what must happen before and after the tests of the file. */
  constructor() {
    super(TABLES);
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    const log = { error: (...said: unknown[]) => void this.errors.push(said) };
    beforeAll(() => {
      this.retention = new RetentionService(this.db.database, this.db.masterKeys, log);
    });
    beforeEach(async () => {
      const { database, masterKeys } = this.db;
      folder = await temporaryFolder('steward-retention-');
      const file = new CheckpointFile(folder.path);
      const pace = { everyMs: 3_600_000, everyLinks: 1 };
      this.sealer = new Sealer(database, masterKeys, new Checkpoints(database, masterKeys, file, log, pace));
      this.verification = new VerificationService(database, masterKeys, file);
      for (const month of [1, 2, 3].flatMap((n) => [`${OLD}-0${n}-01`, `${RECENT}-0${n}-01`]))
        for (const table of ['audit_logs', 'audit_personal'])
          await this.db.owner.query('select audit_make_partition($1, $2::date)', [table, month]);
    });
    afterEach(async () => {
      await folder.remove();
      this.errors.length = 0;
    });
  }

  /** Writes entries of that day, or of now, as they would have been written then; each is sealed at once. */
  async wrote(day: string | null, ...actions: string[]): Promise<void> {
    const { database, masterKeys } = this.db;
    const trail = new AuditTrail(masterKeys);
    for (const action of actions) {
      await database.as(this.alice, (tx) =>
        trail.write(day === null ? tx : { ...tx, now: `${day}T12:00:00.000000Z` }, { action }),
      );
      await this.sealer.seal();
    }
  }

  /** Runs statements as the owner of the database. */
  async own(...statements: string[]): Promise<void> {
    for (const sql of statements) await this.db.owner.query(sql);
  }

  /** The links that anchors stand for. */
  async anchors(): Promise<string[]> {
    const { rows } = await this.db.owner.query<{ runs: string }>(
      `select from_seq || '-' || to_seq as runs from audit_anchors order by from_seq`,
    );
    return rows.map(({ runs }) => runs);
  }
}
