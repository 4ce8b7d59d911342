import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { STEP_UP_SECONDS } from './mfa.policy.js';

/** How old the proofs of a session are, in seconds. */
export interface ProofAges {
  readonly steppedUpFor: number | null;
  /** Since its user signed in. */
  readonly openFor: number;
}

/** All SQL about how fresh a session is. */
export class StepUpRepository {
  constructor(private readonly tx: Tx) {}

  /** Marks a living session as fresh. Answers until when, RFC 3339; null where the session is over. */
  async mark(sessionId: string, userId: string): Promise<string | null> {
    const [row] = await this.tx.query<{ freshUntil: string }>(
      `update sessions set stepped_up_at = now()
        where id = $1 and user_id = $2 and revoked_at is null and expires_at > now()
       returning ${instantSql('(stepped_up_at + make_interval(secs => $3))')} as "freshUntil"`,
      [sessionId, userId, STEP_UP_SECONDS],
    );
    return row?.freshUntil ?? null;
  }

  /** The ages of a living session's proofs; null where the actor of the transaction has no such session. */
  async ages(sessionId: string): Promise<ProofAges | null> {
    const [row] = await this.tx.query<ProofAges>(
      `select extract(epoch from now() - stepped_up_at)::float8 as "steppedUpFor",
              extract(epoch from now() - created_at)::float8 as "openFor"
         from sessions where id = $1 and revoked_at is null and expires_at > now()`,
      [sessionId],
    );
    return row ?? null;
  }
}
