import type { Tx } from '../../platform/database/database.js';
import { AnchorCheck, type Place } from './anchor-check.js';
import type { Run } from './anchor.repository.js';
import type { AuditBreak } from './break.js';
import { ErasureCheck } from './erasure-check.js';
import { type AuditKeys, GENESIS, personalDigest, sameDigest as same } from './integrity.js';
import { BEGINNING, type StoredEntry, type StoredLink, VerificationRepository } from './verification.repository.js';

/** What a pass over the log found. */
export interface LogFindings {
  readonly checked: bigint;
  readonly unsealed: bigint;
  readonly dropped: bigint;
  readonly firstBroken: AuditBreak | null;
}

const PIECE = 1_000;

/** One pass over the log, in the order of the chain; then over what is not in it. */
export class LogCheck {
  /** What stands for the links that were dropped; for whoever compares the chain with something else. */
  readonly anchors: AnchorCheck;
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
    this.anchors = new AnchorCheck(tx, keys);
  }

  /** Checks everything. */
  async run(): Promise<LogFindings> {
    const erasure = await this.erasures.run();
    this.firstBroken = (await this.anchors.load()) ?? erasure;
    await this.chain();
    await this.rest();
    const lost = await this.log.lostWhileWaiting();
    if (lost !== null) this.broken(lost, 'The entry is gone; it was removed before it was sealed.');
    const { checked, unsealed, firstBroken } = this;
    return { checked, unsealed, dropped: this.anchors.dropped, firstBroken };
  }

  /** Checks these links and their entries only; answers the first that is broken, null where none is. */
  async runs(runs: readonly Run[]): Promise<AuditBreak | null> {
    await this.erasures.run();
    for (const { fromSeq, toSeq, previous } of runs) {
      let place: Place = { seq: fromSeq - 1n, hash: previous };
      while (place.seq < toSeq && !this.firstBroken) {
        const left = Number(toSeq - place.seq);
        for (const link of await this.log.links(place.seq, Math.min(PIECE, left))) place = await this.next(link, place);
      }
    }
    return this.firstBroken;
  }

  private async chain(): Promise<void> {
    let place: Place = { seq: 0n, hash: GENESIS };
    for (let after = 0n; ;) {
      const links = await this.log.links(after, PIECE);
      for (const link of links) {
        place = await this.next(link, this.bridged(place));
        after = link.seq;
      }
      if (links.length < PIECE) break;
    }
    const { seq } = this.bridged(place);
    if (this.anchors.beyond) this.broken(String(seq + 1n), 'This link is missing.');
  }

  private bridged(from: Place): Place {
    const { place, broken } = this.anchors.bridge(from);
    if (broken) this.broken(broken.id, broken.reason);
    return place;
  }

  private async next(link: StoredLink, { seq, hash }: Place): Promise<Place> {
    if (link.seq <= seq) this.broken(String(link.seq), 'This link was dropped, and is there again.');
    else if (link.seq !== seq + 1n) this.broken(String(seq + 1n), 'This link is missing.');
    await this.link(link, hash);
    return link;
  }

  private async link(link: StoredLink, previous: Buffer): Promise<void> {
    const { seq, auditId, keyId } = link;
    const entry = link.entry ?? (await this.log.moved(auditId));
    if (!entry) {
      this.broken(String(seq), 'The entry that this link seals is gone.');
      return;
    }
    this.entry(entry);
    if (!link.entry) this.broken(auditId, `Link ${seq} names another instant than its entry.`);
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
