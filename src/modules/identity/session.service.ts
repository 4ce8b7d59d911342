import { randomUUID } from 'node:crypto';
import { Actor, type Origin } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { requirePerson } from '../../platform/person.js';
import { NotFound } from '../../platform/problem.js';
import type { AccessTokens } from './access-token.js';
import { isUuid } from '../../platform/uuid.js';
import { InvalidCredentials } from './problems.js';
import type { NewRefreshToken, RefreshTokens } from './refresh-token.js';
import { sessionRevoked } from './session.events.js';
import { SessionRepository, type SessionRow, type TokenFacts } from './session.repository.js';
import { sessionShape } from './session.shape.js';
import { UserRepository } from './user.repository.js';

/** A session and the refresh token that continues it. */
export interface OpenSession extends SessionRow {
  readonly refreshToken: string;
}

/** What whoever signed in gets. */
export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
  /** Who this is from now on; with no permissions, since nobody asked for them yet. */
  readonly actor: Actor;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** RFC 3339, UTC. */
  readonly accessTokenExpiresAt: string;
}

/** Sessions and their families of refresh tokens. */
export class SessionService {
  constructor(
    private readonly db: Database,
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
  ) {}

  /** Opens a session with the first token of its family, inside the transaction that made sure who it is. */
  async open(tx: Tx, userId: string, origin: Origin): Promise<OpenSession> {
    const sessions = new SessionRepository(tx);
    const session = await sessions.open(userId, origin);
    const { token, hash } = this.refreshTokens.first();
    await sessions.addToken(randomUUID(), session, hash);
    return { ...session, refreshToken: token };
  }

  /** The answer for an open session, with a new access token. Called after the commit. */
  async signedIn({ id, userId, refreshToken }: OpenSession, origin: Origin): Promise<SignedIn> {
    const { token, expiresAt } = await this.accessTokens.sign(userId, id);
    const identity = { userId, username: '', sessionId: id, permissions: new Set<string>() };
    const actor = Actor.user({ ...identity, expiresAt: Date.parse(expiresAt) }, origin);
    return { userId, sessionId: id, actor, accessToken: token, refreshToken, accessTokenExpiresAt: expiresAt };
  }

  /**
   * Continues a session: uses the token up and answers its successor. The same client repeating itself within ten
   * seconds gets the same successor while that is unused; every other reuse ends the session, in this transaction.
   * Throws InvalidCredentials.
   */
  async refresh(refreshToken: string, origin: Origin): Promise<SignedIn> {
    const presented = this.refreshTokens.presented(refreshToken);
    if (!presented) throw new InvalidCredentials();
    const session = await this.db.as(Actor.system('refresh', origin), (tx) => this.rotate(tx, presented, origin));
    // Outside: the end of a session whose token was reused must be committed.
    if (!session) throw new InvalidCredentials();
    return this.signedIn(session, origin);
  }

  /** One of the actor's own sessions; null where there is none with this id. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, sessionShape, selection, id);
  }

  /** Ends the session of this request. Throws Forbidden for a key. */
  async logout(actor: Actor): Promise<string> {
    requirePerson(actor);
    const id = actor.sessionId;
    if (!id) throw new NotFound('Session');
    await this.end(actor, id, 'signed out', 'USER_SIGNED_OUT');
    return id;
  }

  /** Ends one of the actor's own sessions; ending it twice is no error. Throws Forbidden for a key, NotFound. */
  async revoke(actor: Actor, sessionId: string): Promise<string> {
    requirePerson(actor);
    if (!isUuid(sessionId)) throw new NotFound('Session');
    await this.end(actor, sessionId, 'revoked by its user', 'SESSION_REVOKED');
    return sessionId;
  }

  /** Whether a session came from a device that its user was not seen with before; for the system. */
  isNewDevice(tx: Tx, sessionId: string): Promise<boolean> {
    return new SessionRepository(tx).isNewDevice(sessionId);
  }

  /** Deletes what has been over for long. */
  async cleanUp(): Promise<void> {
    await this.db.as(Actor.system('sessions sweep'), (tx) => new SessionRepository(tx).deleteOver());
  }

  private end(actor: Actor, id: string, reason: string, action: string): Promise<void> {
    return this.db.as(actor, async (tx) => {
      const sessions = new SessionRepository(tx);
      if (await sessions.revoke(id, reason)) await tx.emit(sessionRevoked({ id, userId: actor.id }, { action }));
      else if (!(await sessions.exists(id))) throw new NotFound('Session');
    });
  }

  private async rotate(tx: Tx, presented: NewRefreshToken, origin: Origin): Promise<OpenSession | null> {
    const sessions = new SessionRepository(tx);
    const session = await sessions.lockByToken(presented.hash);
    if (!session) return null;
    const jti = randomUUID();
    if (await sessions.use(presented.hash, jti, origin)) {
      const { token, hash } = this.refreshTokens.successor(presented.token);
      await sessions.addToken(jti, session, hash);
      await sessions.extend(session.id);
      return { ...session, refreshToken: token };
    }
    const facts = await sessions.facts(presented.hash, origin);
    return facts?.isUsed ? this.reused(tx, session, presented, facts) : null;
  }

  private async reused(tx: Tx, session: SessionRow, { token }: NewRefreshToken, facts: TokenFacts) {
    const given = facts.successorHash && this.refreshTokens.given(token, facts.successorHash);
    if (facts.isRepeated && given) return { ...session, refreshToken: given.token };
    await new SessionRepository(tx).revoke(session.id, 'refresh token reused');
    const subject = {
      userId: session.userId,
      username: await new UserRepository(tx).username(session.userId),
      sessionId: session.id,
    };
    await tx.emit(
      sessionRevoked(
        { ...session, isReuse: true },
        { action: 'REFRESH_TOKEN_REUSED', details: { jti: facts.jti }, success: false, subject },
      ),
    );
    return null;
  }
}
