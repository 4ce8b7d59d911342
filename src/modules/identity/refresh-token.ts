import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { hmac, randomToken, sameDigest, sha256 } from '../../platform/crypto/tokens.js';

/** How long a refresh token, and with it its session, is good. */
export const SESSION_DAYS = 30;
/** For how long a client that repeats itself gets the same answer. */
export const REPLAY_SECONDS = 10;

/** A new refresh token and what is stored of it: it has 256 bits of entropy, so a plain digest gives nothing away. */
export interface NewRefreshToken {
  readonly token: string;
  readonly hash: Buffer;
}

const seen = (token: string): NewRefreshToken => ({ token, hash: sha256(token) });

/** Makes refresh tokens and derives their successors. */
export class RefreshTokens {
  private readonly successorKeys: readonly Buffer[];

  constructor(keys: MasterKeys) {
    this.successorKeys = [keys.current, ...keys.previous].map((key) => key.derive('identity.refresh-successor'));
  }

  /** The first token of a family. */
  first(): NewRefreshToken {
    return seen(randomToken());
  }

  /** A presented token with its digest; null where it cannot be one of ours. */
  presented(token: string): NewRefreshToken | null {
    return /^[\w-]{43}$/.test(token) ? seen(token) : null;
  }

  /** The one successor of a token. It follows from the token, so it can be given again without being stored. */
  successor(token: string): NewRefreshToken {
    return this.derive(this.successorKeys[0] ?? raiseNoKey(), token);
  }

  /** The successor that was given for a token, be it under a master key of before; null where the hash is of none. */
  given(token: string, hash: Buffer): NewRefreshToken | null {
    const candidates = this.successorKeys.map((key) => this.derive(key, token));
    return candidates.find((candidate) => sameDigest(candidate.hash, hash)) ?? null;
  }

  private derive(key: Buffer, token: string): NewRefreshToken {
    return seen(hmac(key, token).toString('base64url'));
  }
}

function raiseNoKey(): never {
  throw new Error('There is no master key.');
}
