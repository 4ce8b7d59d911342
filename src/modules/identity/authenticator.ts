import { LRUCache } from 'lru-cache';
import { Actor, type Identity, type Origin } from '../../platform/actor.js';
import { sha256 } from '../../platform/crypto/tokens.js';
import type { Database } from '../../platform/database/database.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import type { AccessClaims, AccessTokens } from './access-token.js';
import { findLiveSession, touchSession } from './authentication.repository.js';
import { PERMISSIONS } from './catalogue.js';

/** How many tokens are remembered. */
const MAX_CACHED = 10_000;
/** What is remembered is looked up again after this long, which also records that the session is in use. */
const RECHECK_MS = 60_000;
const MAX_TOKEN = 4096;
/** What was not asked about for this long is forgotten. */
const KEPT_MS = 60 * 60_000;
/** Timers of Node reach no further, and fire at once where they should. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const ADMINISTRATIVE = PERMISSIONS.filter((p) => p.isAdministrative).map((p) => p.code);

interface Known {
  readonly identity: Identity;
  readonly checkedAt: number;
}

interface Watch {
  readonly userId: string;
  readonly sessionId: string | null;
  readonly end: () => void;
}

/** Whose tokens an event concerns; null ids mean all of them. */
type Concern = (subject: { readonly userId: string; readonly sessionId: string | null }) => boolean;

/** What the authenticator needs. */
export interface AuthenticatorDeps {
  readonly db: Database;
  readonly tokens: AccessTokens;
  readonly hub: Hub;
  /** Whether revocations reach this process at the moment; while they do not, nothing remembered is used. */
  readonly trusted: () => boolean;
}

/** Tells who sends a request, and ends what was let in when that is no longer true. */
export class Authenticator {
  private readonly known = new LRUCache<string, Known>({ max: MAX_CACHED });
  private readonly watches = new Set<Watch>();
  private readonly stops: (() => void)[];
  /** Counts revocations: what was looked up across one must not be remembered. */
  private generation = 0;
  /** Up to which revocation an actor was found to be good. */
  private readonly admitted = new WeakMap<Actor, number>();

  constructor(private readonly deps: AuthenticatorDeps) {
    const { hub } = deps;
    this.stops = [
      hub.on('session.revoked', ({ payload }) => this.forget((s) => s.sessionId === payload.sessionId)),
      ...['user.disabled', 'user.deleted', 'user.erased', 'user.passwordReset'].map((type) =>
        hub.on(type, (event) => this.forget(ofUser(event))),
      ),
      hub.on('user.rightsChanged', (event) => this.forget(ofRecipients(event))),
      // Another name ends nothing, but what is remembered has the old one.
      hub.on('user.updated', (event) => this.forgetNames(ofUser(event))),
      // The session in which the password was changed goes on.
      hub.on('user.passwordChanged', (event) =>
        this.forget((s) => ofUser(event)(s) && s.sessionId !== event.payload.sessionId),
      ),
    ];
  }

  /** The actor of an `Authorization` header (RFC 6750 §2.1); anonymous where it is absent or no longer good. */
  async authenticate(authorization: string | undefined, origin: Origin): Promise<Actor> {
    const token = /^Bearer +([\w.-]+) *$/i.exec(authorization ?? '')?.[1];
    if (!token || token.length > MAX_TOKEN) return Actor.anonymous(origin);
    const { generation } = this;
    const identity = await this.identify(token);
    if (!identity) return Actor.anonymous(origin);
    const actor = Actor.user(identity, origin);
    this.admitted.set(actor, generation);
    return actor;
  }

  /**
   * Calls `ended` once when the actor's session ends, the account is disabled, its rights change, or the token expires.
   * Answers the way to stop watching.
   */
  watch(actor: Actor, ended: () => void): () => void {
    const stop = () => {
      clearTimeout(timer);
      this.watches.delete(watch);
    };
    const watch: Watch = {
      userId: actor.id,
      sessionId: actor.sessionId,
      end: () => {
        if (!this.watches.has(watch)) return;
        stop();
        ended();
      },
    };
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      const ms = left(actor);
      if (ms > MAX_TIMER_MS) timer = setTimeout(wait, MAX_TIMER_MS).unref();
      else timer = setTimeout(watch.end, ms).unref();
    };
    if (actor.expiresAt !== null) wait();
    this.watches.add(watch);
    // A revocation between authentication and this very moment has ended no watch.
    if (this.admitted.get(actor) !== this.generation) this.check(watch).catch(watch.end);
    return stop;
  }

  /** For when revocations may have been missed: forgets everything, and ends the watches whose session is over. */
  async recheck(): Promise<void> {
    this.generation++;
    this.known.clear();
    for (const watch of [...this.watches]) await this.check(watch);
  }

  /** Stops listening, and all timers. */
  close(): void {
    for (const stop of this.stops) stop();
    for (const watch of [...this.watches]) watch.end();
    this.known.clear();
  }

  private async identify(token: string): Promise<Identity | null> {
    const digest = sha256(token).toString('base64url');
    if (!this.deps.trusted()) this.known.clear();
    const known = this.known.get(digest);
    if (known && Date.now() - known.checkedAt < RECHECK_MS) return known.identity;
    const claims = await this.deps.tokens.verify(token);
    const generation = this.generation;
    const identity = claims && (await this.lookUp(claims));
    if (!identity) {
      this.known.delete(digest);
      return null;
    }
    if (generation === this.generation && this.deps.trusted())
      this.known.set(
        digest,
        { identity, checkedAt: Date.now() },
        { ttl: Math.ceil(Math.min(left(identity), KEPT_MS)) },
      );
    return identity;
  }

  private async lookUp({ userId, sessionId, expiresAt }: AccessClaims): Promise<Identity | null> {
    const session = await findLiveSession(this.deps.db, sessionId, userId);
    if (!session) return null;
    if (session.isUntouched) await touchSession(this.deps.db, sessionId);
    const { username, permissions, isSuperuser } = session;
    return {
      userId,
      username,
      sessionId,
      permissions: new Set(isSuperuser ? [...permissions, ...ADMINISTRATIVE] : permissions),
      expiresAt,
    };
  }

  private async check(watch: Watch): Promise<void> {
    const isLive = watch.sessionId && (await findLiveSession(this.deps.db, watch.sessionId, watch.userId));
    if (!isLive) watch.end();
  }

  private forgetNames(concerns: Concern): void {
    this.generation++;
    for (const [digest, { identity }] of [...this.known.entries()]) if (concerns(identity)) this.known.delete(digest);
  }

  private forget(concerns: Concern): void {
    this.forgetNames(concerns);
    for (const watch of [...this.watches]) if (concerns(watch)) watch.end();
  }
}

/** For how many milliseconds it is good: 1 at least, Infinity where it does not expire. */
const left = ({ expiresAt }: Pick<Identity, 'expiresAt'>): number =>
  expiresAt === null ? Infinity : Math.max(1, expiresAt - Date.now());

const ofUser =
  ({ payload }: PublishedEvent): Concern =>
  ({ userId }) =>
    userId === payload.userId;

/** What a role or a group gives changes for many users at once; they all are recipients of one event. */
function ofRecipients(event: PublishedEvent): Concern {
  const users = new Set([...event.recipients, event.payload.userId]);
  return ({ userId }) => users.has(userId);
}
