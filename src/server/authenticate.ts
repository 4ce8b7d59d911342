import type { Actor, Origin } from '../platform/actor.js';

/** Tells who sends a request; the identity module implements it. */
export interface Authenticator {
  /** The actor of an Authorization header; anonymous where it is absent or no longer good. Throws RateLimited. */
  authenticate(authorization: string | undefined, origin: Origin): Promise<Actor>;
  /**
   * Calls `ended` once when the actor's session or API key is revoked, the account disabled, its rights changed, or the token
   * expires. Answers the way to stop watching.
   */
  watch(actor: Actor, ended: () => void): () => void;
}
