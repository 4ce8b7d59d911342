import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { KeyRing } from './key-ring.js';

/** How long an access token is good. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
/** Whom the tokens are for. */
const AUDIENCE = 'steward';
/** RFC 9068 §2.1: no other kind of JWT is taken for an access token. */
const TYPE = 'at+jwt';

/** Characters of a signature in base64url (RFC 7518 §3.2 and §3.4): jsonwebtoken crashes on another length. */
const SIGNATURE_LENGTH = { ES256: 86, HS256: 43 } as const;

/** A signed token and when it expires. */
export interface AccessToken {
  readonly token: string;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

/** What a good token says. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Signs and verifies access tokens: JWTs after RFC 9068, with the session in `sid`. */
export class AccessTokens {
  constructor(
    private readonly ring: KeyRing,
    /** The claim `iss`: the same for every server of one database, whatever ports they listen on. */
    private readonly issuer: string,
  ) {}

  /** A token for a session. */
  async sign(userId: string, sessionId: string): Promise<AccessToken> {
    const { kid, algorithm, privateKey } = await this.ring.current();
    const expiresAt = Math.floor(Date.now() / 1000) + ACCESS_TOKEN_SECONDS;
    const token = jwt.sign({ sid: sessionId, exp: expiresAt }, privateKey, {
      algorithm,
      header: { alg: algorithm, typ: TYPE, kid },
      issuer: this.issuer,
      audience: AUDIENCE,
      subject: userId,
      jwtid: randomUUID(),
    });
    return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
  }

  /** What the token says; null where it is not one of ours, not for us, or no longer good. */
  async verify(token: string): Promise<AccessClaims | null> {
    const header = headerOf(token);
    if (header?.typ !== TYPE || typeof header.kid !== 'string') return null;
    const key = await this.ring.find(header.kid);
    if (!key || signatureOf(token).length !== SIGNATURE_LENGTH[key.algorithm]) return null;
    try {
      // The algorithm is the key's, whatever the header says.
      const claims = jwt.verify(token, key.publicKey, {
        algorithms: [key.algorithm],
        issuer: this.issuer,
        audience: AUDIENCE,
      });
      if (typeof claims === 'string' || !claims.sub || typeof claims.sid !== 'string' || !claims.exp) return null;
      return { userId: claims.sub, sessionId: claims.sid, expiresAt: claims.exp * 1000 };
    } catch (error) {
      if (error instanceof jwt.JsonWebTokenError) return null;
      throw error;
    }
  }
}

const signatureOf = (token: string): string => token.slice(token.lastIndexOf('.') + 1);

/** The header of a JWT; null where the text is none. Nothing in it is to be believed yet. */
function headerOf(token: string): jwt.JwtHeader | null {
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return null;
  try {
    return jwt.decode(token, { complete: true })?.header ?? null;
  } catch {
    // jsonwebtoken throws what JSON.parse threw about a header or body that is no JSON.
    return null;
  }
}
