import type { Tx } from '../../platform/database/database.js';
import { Forbidden, Problem } from '../../platform/problem.js';
import { requireStepUp } from '../identity/index.js';
import { type RevealFacts, type RevealRefusal, revealRefusal } from './secret.policy.js';
import { SecretExpired, SecretInactive } from './secret.problems.js';

/** Whether this server asks for a fresh proof before every reveal, as the transaction sees its settings. */
export type RevealPolicy = (tx: Tx) => Promise<boolean>;

/** What asks for a fresh proof on its own account. */
export interface Guarded {
  readonly requireStepUp: boolean;
}

const PROBLEMS: Readonly<Record<RevealRefusal, () => Problem>> = {
  FORBIDDEN: () => new Forbidden('You may not see the value of this secret.'),
  CHAT_CLOSED: () => new SecretInactive('The chat session of this secret is closed. Its owner can promote it.'),
  INACTIVE: () => new SecretInactive(),
  EXPIRED: () => new SecretExpired(),
};

/** What every value passes on its way out, once when it is asked for and once more under the lock. */
export class RevealGate {
  constructor(private readonly everyReveal: RevealPolicy) {}

  /**
   * Throws Forbidden, SecretInactive, SecretExpired or, of somebody who may see the value otherwise, StepUpRequired,
   * unless the actor of the transaction may see it now.
   */
  async require(tx: Tx, secret: RevealFacts & Guarded): Promise<void> {
    const refusal = revealRefusal(tx.actor, secret);
    if (refusal) throw PROBLEMS[refusal]();
    await this.requireProof(tx, secret);
  }

  /** The same as an answer. Whatever is no Problem is thrown. */
  async refusal(tx: Tx, secret: RevealFacts & Guarded): Promise<Problem | null> {
    try {
      await this.require(tx, secret);
      return null;
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }

  /** Throws StepUpRequired where the secret or this server asks for a fresh proof and the actor has given none. */
  async requireProof(tx: Tx, secret: Guarded): Promise<void> {
    if (secret.requireStepUp || (await this.everyReveal(tx))) await requireStepUp(tx);
  }
}
