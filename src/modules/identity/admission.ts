import type { Identity } from '../../platform/actor.js';

/** Whom a token stands for, and what ends it: the ids that events name. */
export interface Subject {
  readonly userId: string;
  readonly sessionId: string | null;
  readonly keyId: string | null;
  /** The person behind a service account. */
  readonly ownerId: string | null;
  /** The workspace behind a service account. */
  readonly workspaceId: string | null;
  /** The chat session that a key is bound to. */
  readonly chatSessionId: string | null;
}

/** What a bearer token was found to be good for. */
export interface Admission {
  readonly identity: Identity;
  readonly subject: Subject;
  /** Asks the database whether it is still good at all. */
  readonly isLive: () => Promise<boolean>;
}

/** One kind of bearer tokens. */
export interface Admissions {
  /**
   * What the token is good for at this moment; null where it is not. Throws RateLimited.
   * @param isKnown whether it was good a while ago
   */
  lookUp(token: string, from: { readonly ip: string | null; readonly isKnown: boolean }): Promise<Admission | null>;
}
