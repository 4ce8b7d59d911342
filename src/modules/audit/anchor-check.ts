import type { Tx } from '../../platform/database/database.js';
import { AnchorRepository, type StoredAnchor } from './anchor.repository.js';
import type { AuditBreak } from './break.js';
import { type AuditKeys, sameDigest } from './integrity.js';

/** A place in the chain. */
export interface Place {
  readonly seq: bigint;
  readonly hash: Buffer;
}

/** Reads what stands for the links that were dropped when their retention had passed, and leads over the gaps. */
export class AnchorCheck {
  private anchors: readonly StoredAnchor[] = [];
  private next = 0;

  constructor(
    private readonly tx: Tx,
    private readonly keys: AuditKeys,
  ) {}

  /** How many links were dropped. */
  get dropped(): bigint {
    return this.anchors.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq + 1n, 0n);
  }

  /** Answers the first anchor that is not as it was written; null where each is. Those lead nowhere. */
  async load(): Promise<AuditBreak | null> {
    let broken: AuditBreak | null = null;
    const good: StoredAnchor[] = [];
    for (const anchor of await new AnchorRepository(this.tx).all()) {
      const expected = this.keys.anchor(anchor.keyId, anchor);
      if (expected && sameDigest(expected, anchor.hmac)) good.push(anchor);
      else broken ??= { id: placeOf(anchor), reason: faultOf(anchor, expected !== null) };
    }
    this.anchors = good;
    return broken;
  }

  /**
   * From the last link that was seen over what was dropped behind it, to where the chain goes on. Answers the anchor
   * that does not continue what was before it, if there is one.
   */
  bridge(from: Place): { readonly place: Place; readonly broken: AuditBreak | null } {
    let place = from;
    let broken: AuditBreak | null = null;
    for (let anchor = this.anchors[this.next]; anchor?.fromSeq === place.seq + 1n; anchor = this.anchors[++this.next]) {
      if (!sameDigest(anchor.previous, place.hash))
        broken ??= { id: placeOf(anchor), reason: 'What stands for dropped links does not continue the one before.' };
      place = { seq: anchor.toSeq, hash: anchor.hash };
    }
    return { place, broken };
  }

  /** What stands for links beyond every one that is there. */
  get beyond(): boolean {
    return this.next < this.anchors.length;
  }

  /** What is known of a link that was dropped: its hash where it was the last one of a run; undefined if it was not. */
  hashOf(seq: bigint): Buffer | null | undefined {
    const anchor = this.anchors.find(({ fromSeq, toSeq }) => fromSeq <= seq && seq <= toSeq);
    return anchor && (anchor.toSeq === seq ? anchor.hash : null);
  }
}

const placeOf = ({ fromSeq }: StoredAnchor): string => `audit_anchors:${fromSeq}`;

const faultOf = ({ fromSeq, toSeq, keyId }: StoredAnchor, known: boolean): string =>
  known
    ? `What stands for the dropped links ${fromSeq} to ${toSeq} was changed or forged.`
    : `What stands for the dropped links ${fromSeq} to ${toSeq} names the key ${keyId}, which is not configured.`;
