import type { Tx } from '../../platform/database/database.js';
import type { AuditBreak } from './break.js';
import { ErasureRepository } from './erasure.repository.js';
import { type AuditKeys, sameDigest } from './integrity.js';

const PIECE = 1_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Reads every note of an erasure, and tells which side rows may be gone. */
export class ErasureCheck {
  private readonly until = new Map<string, string>();

  constructor(
    private readonly tx: Tx,
    private readonly keys: AuditKeys,
  ) {}

  /** Answers the first note that is not as it was written; null where each is. */
  async run(): Promise<AuditBreak | null> {
    const notes = new ErasureRepository(this.tx);
    let broken: AuditBreak | null = null;
    for (let [userId, erasedAt] = [NOBODY, '-infinity']; ;) {
      const piece = await notes.after(userId, erasedAt, PIECE);
      for (const note of piece) {
        ({ userId, erasedAt } = note);
        const expected = this.keys.erasure(note.keyId, note);
        // In the order of instants: the last one of a user covers most.
        if (expected && sameDigest(expected, note.hmac)) this.until.set(userId, erasedAt);
        else broken ??= { id: `audit_erasures:${userId}`, reason: faultOf(note.keyId, expected !== null) };
      }
      if (piece.length < PIECE) return broken;
    }
  }

  /** Whether a good note says that the side row of an entry of this user from this instant was erased. */
  covers(userId: string | null, createdAt: string): boolean {
    const until = userId === null ? undefined : this.until.get(userId);
    return until !== undefined && createdAt <= until;
  }
}

const faultOf = (keyId: string, known: boolean): string =>
  known
    ? 'The note that name and address of this user were erased was changed or forged.'
    : `The note that name and address of this user were erased names the key ${keyId}, which is not configured.`;
