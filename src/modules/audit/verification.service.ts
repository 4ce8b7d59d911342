import type { Actor } from '../../platform/actor.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { Forbidden } from '../../platform/problem.js';
import { CheckpointCheck, type CheckpointComparison } from './checkpoint-check.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { CheckpointKeys } from './checkpoint.js';
import { ErasureCheck } from './erasure-check.js';
import { AuditKeys, GENESIS, personalDigest, sameDigest as same } from './integrity.js';
import { BEGINNING, type StoredEntry, type StoredLink, VerificationRepository } from './verification.repository.js';

/** The first thing that is not as it was written. */
export interface AuditBreak {
  /** The id of the entry; the number of the link where the entry itself is gone; or the place of a checkpoint or of the note of an erasure. */
  readonly id: string;
  readonly reason: string;
}

/** What a check of the whole log found. */
export interface AuditVerification {
  readonly ok: boolean;
  /** How many entries were checked. */
  readonly checked: bigint;
  /** How many of them wait for their link. */
  readonly unsealed: bigint;
  readonly firstBroken: AuditBreak | null;
  /** What else it could be compared with. */
  readonly checkpoints: CheckpointComparison;
}

const PIECE = 1_000;

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
      const log = await new Check(tx, this.keys).run();
      const { broken, ...checkpoints } = await new CheckpointCheck(tx, this.checkpointKeys, this.file, size).run();
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

/** One pass over the log, in the order of the chain; then over what is not in it. */
class Check {
  private readonly log: VerificationRepository;
  private readonly erasures: ErasureCheck;
  private checked = 0n;
  private unsealed = 0n;
  private firstBroken: AuditBreak | null = null;

  constructor(
    tx: Tx,
    private readonly keys: AuditKeys,
  ) {
    this.log = new VerificationRepository(tx);
    this.erasures = new ErasureCheck(tx, keys);
  }

  async run(): Promise<Omit<AuditVerification, 'ok' | 'checkpoints'>> {
    this.firstBroken = await this.erasures.run();
    await this.chain();
    await this.rest();
    const lost = await this.log.lostWhileWaiting();
    if (lost !== null) this.broken(lost, 'The entry is gone; it was removed before it was sealed.');
    const { checked, unsealed, firstBroken } = this;
    return { checked, unsealed, firstBroken };
  }

  private async chain(): Promise<void> {
    let [seq, hash] = [0n, GENESIS];
    for (;;) {
      const links = await this.log.links(seq, PIECE);
      for (const link of links) {
        if (link.seq !== seq + 1n) this.broken(String(seq + 1n), 'This link is missing.');
        this.link(link, hash);
        [seq, hash] = [link.seq, link.hash];
      }
      if (links.length < PIECE) return;
    }
  }

  private link(link: StoredLink, previous: Buffer): void {
    const { seq, auditId, keyId, entry } = link;
    if (!entry) {
      this.broken(String(seq), 'The entry that this link seals is gone.');
      return;
    }
    this.entry(entry);
    if (!same(link.previous, previous)) this.broken(auditId, `Link ${seq} does not continue the one before it.`);
    const expected = this.keys.link(keyId, { seq, auditId, hmac: entry.hmac, previous: link.previous });
    if (!expected) this.broken(auditId, `Link ${seq} names the key ${keyId}, which is not configured.`);
    else if (!same(expected, link.hash)) this.broken(auditId, `Link ${seq} does not match its entry.`);
  }

  private async rest(): Promise<void> {
    for (let after = BEGINNING; ;) {
      const until = await this.log.end(after, PIECE);
      if (!until) return;
      for (const { entry, waits } of await this.log.unlinked(after, until)) {
        this.entry(entry);
        if (waits) this.unsealed++;
        else this.broken(entry.content.id, 'The entry has no link in the chain, and waits for none.');
      }
      after = until;
    }
  }

  private entry({ content, hmac, personal }: StoredEntry): void {
    this.checked++;
    const { id, keyId, format, createdAt } = content;
    const expected = this.keys.entry(content);
    if (!expected) this.broken(id, `The entry names format ${format} and key ${keyId}, which are not known.`);
    else if (!same(expected, hmac)) this.broken(id, 'The entry was changed.');
    if (!personal) {
      if (!this.erasures.covers(personOf(content), createdAt))
        this.broken(id, 'The side row with the name and address is gone.');
    } else if (!same(personalDigest(personal.salt, id, personal), content.personalDigest))
      this.broken(id, 'The side row with the name and address was changed.');
  }

  private broken(id: string, reason: string): void {
    this.firstBroken ??= { id, reason };
  }
}

/** Who did it; of what nobody is known to have done, as a failed sign-in, whose account it was about. */
const personOf = ({ userId, resourceType, resourceId }: StoredEntry['content']): string | null =>
  userId ?? (resourceType === 'USER' ? resourceId : null);
