import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { Sealer } from '../../../src/modules/audit/sealer.service.js';
import { VerificationService } from '../../../src/modules/audit/verification.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import type { TestDatabase } from '../../support/database.js';
import { auditedDatabase, signedIn } from './support.js';

/** A log on a database of its own, somebody who is audited and somebody who audits; emptied after every test. */
export class AuditedLog {
  db!: TestDatabase;
  alice!: Actor;
  auditor!: Actor;
  sealer!: Sealer;
  protected verification!: VerificationService;

  /** Registers what must happen before and after the tests of the file. */
  constructor(tables = 'audit_logs, audit_personal, audit_pending, audit_chain') {
    beforeAll(async () => {
      this.db = await auditedDatabase();
      this.alice = await signedIn(this.db, 'alice', ['member']);
      this.auditor = await signedIn(this.db, 'auditor', ['auditor']);
      this.sealer = new Sealer(this.db.database, this.db.masterKeys);
      this.verification = new VerificationService(this.db.database, this.db.masterKeys);
    });
    afterAll(() => this.db.close());
    afterEach(() => this.db.owner.query(`truncate ${tables}`));
  }

  /** Writes so many entries in one transaction. */
  readonly write = (count: number) =>
    this.db.database.as(this.alice, async (tx) => {
      for (let n = 0; n < count; n++) await tx.audit({ action: 'CREDENTIAL_ACCESSED' });
    });

  /** Runs a statement as the owner of the database, whom nothing stops. */
  readonly asOwner = (sql: string, values?: unknown[]) => this.db.owner.query(sql, values);

  /** As the auditor, unless somebody else is given. */
  readonly verify = (as = this.auditor) => this.verification.verify(as);
}
