import type { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database } from '../../platform/database/database.js';
import { Forbidden } from '../../platform/problem.js';
import type { AuditBreak } from './break.js';
import { CheckpointCheck, type CheckpointComparison } from './checkpoint-check.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { CheckpointKeys } from './checkpoint.js';
import { AuditKeys } from './integrity.js';
import { LogCheck } from './log-check.js';
import { VerificationRepository } from './verification.repository.js';

/** What a check of the whole log found. */
export interface AuditVerification {
  readonly ok: boolean;
  /** How many entries were checked. */
  readonly checked: bigint;
  /** How many of them wait for their link. */
  readonly unsealed: bigint;
  /** How many were dropped when their retention had passed; signed anchors stand for them. */
  readonly dropped: bigint;
  readonly firstBroken: AuditBreak | null;
  /** What else it could be compared with. */
  readonly checkpoints: CheckpointComparison;
}

/** Checks the log against the keys. */
export class VerificationService {
  private readonly keys: AuditKeys;
  private readonly checkpointKeys: CheckpointKeys;

  /** @param file the checkpoints of this server; null for those in the database only. */
  constructor(
    private readonly db: Database,
    keys: MasterKeys,
    private readonly file: CheckpointFile | null = null,
  ) {
    this.keys = new AuditKeys(keys);
    this.checkpointKeys = new CheckpointKeys(keys);
  }

  /**
   * Checks every entry, every link and every checkpoint, as they were at one instant, as this actor; the system is the
   * operator at the console. That it was checked is recorded before the answer; it rejects where that fails. Throws
   * Forbidden.
   */
  async verify(actor: Actor): Promise<AuditVerification> {
    if (actor.kind !== 'SYSTEM' && !actor.may('audit.verify')) throw notAllowed();
    // What is in the file by now was sealed by now; what comes later may be missing in the snapshot.
    const size = (await this.file?.size()) ?? 0;
    const found = await this.db.snapshot(actor, async (tx) => {
      // Whoever lost the right meanwhile sees the own entries without the chain, which would look broken.
      if (actor.kind !== 'SYSTEM' && !(await new VerificationRepository(tx).mayVerify())) throw notAllowed();
      const check = new LogCheck(tx, this.keys);
      const log = await check.run();
      const compared = new CheckpointCheck(tx, this.checkpointKeys, check.anchors, this.file, size);
      const { broken, ...checkpoints } = await compared.run();
      const firstBroken = log.firstBroken ?? broken;
      return { ...log, ok: firstBroken === null, firstBroken, checkpoints };
    });
    const { ok, firstBroken } = found;
    const [checked, unsealed] = [found.checked.toString(), found.unsealed.toString()];
    const [inFile, inTable] = [found.checkpoints.inFile.toString(), found.checkpoints.inTable.toString()];
    const details = { ok, checked, unsealed, firstBroken, checkpoints: { inFile, inTable } };
    await this.db.as(actor, (tx) => tx.audit({ action: 'AUDIT_VERIFIED', resourceType: 'AuditLog', details }));
    return found;
  }
}

const notAllowed = () => new Forbidden('This needs the permission audit.verify.');
