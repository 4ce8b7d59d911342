import { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Logger } from '../../platform/log.js';
import { AnchorRepository } from './anchor.repository.js';
import { AuditKeys } from './integrity.js';
import { LogCheck } from './log-check.js';

const SYSTEM = Actor.system('audit.retention');

/** Keeps the log in months: makes those to come, and drops those of which nothing must be kept any more. */
export class RetentionService {
  private readonly keys: AuditKeys;

  constructor(
    private readonly db: Database,
    keys: MasterKeys,
    private readonly log: Pick<Logger, 'error'>,
  ) {
    this.keys = new AuditKeys(keys);
  }

  /** Makes the tables of this month and of the next six. Without that of this month, nothing could be recorded. */
  async makePartitions(): Promise<number> {
    return this.db.as(SYSTEM, async (tx) => {
      // Whoever waits for a lock on the log keeps others waiting behind.
      await tx.query(`set local lock_timeout = '5s'`);
      return new AnchorRepository(tx).makePartitions();
    });
  }

  /**
   * Drops every month of which nothing must be kept any more, and records it. One that does not verify is evidence: it
   * stays, and that is logged. Answers how many were dropped.
   */
  async dropDue(): Promise<number> {
    let dropped = 0;
    for (const month of await this.db.as(SYSTEM, (tx) => new AnchorRepository(tx).due()))
      if (await this.db.as(SYSTEM, (tx) => this.drop(tx, month))) dropped++;
    return dropped;
  }

  private async drop(tx: Tx, month: string): Promise<boolean> {
    const months = new AnchorRepository(tx);
    const runs = await months.runs(month);
    const broken = await new LogCheck(tx, this.keys).runs(runs);
    if (broken) {
      this.log.error({ month, ...broken }, 'A month of the audit log does not verify, and so is not dropped');
      return false;
    }
    const keyId = this.keys.currentId;
    const anchors = runs.map((run) => {
      const content = { ...run, month, droppedAt: tx.now };
      const hmac = this.keys.anchor(keyId, content);
      if (!hmac) throw new Error('The current master key has no audit key.');
      return { ...content, keyId, hmac };
    });
    await tx.query(`set local lock_timeout = '5s'`);
    const links = runs.map(({ fromSeq, toSeq }) => ({ from: fromSeq.toString(), to: toSeq.toString() }));
    const entries = runs.reduce((sum, { fromSeq, toSeq }) => sum + Number(toSeq - fromSeq + 1n), 0);
    await tx.audit({ action: 'AUDIT_PARTITION_DROPPED', resourceType: 'AuditLog', details: { month, entries, links } });
    // Last, since nobody can write into the log until this is committed.
    await months.drop(month, anchors, keyId, tx.now);
    return true;
  }
}
