import type { Tx } from '../../platform/database/database.js';

/** What administrators decide about accounts, read in the transaction that acts on it. */
export interface IdentitySettings {
  /** Whether a new account needs an invitation. */
  registration(tx: Tx): Promise<'INVITE_ONLY' | 'OPEN'>;
  /** For how many days an invitation is open whose maker says nothing else. */
  invitationDays(tx: Tx): Promise<number>;
}
