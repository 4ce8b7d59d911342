import { LRUCache } from 'lru-cache';
import { Actor, type Identity, type Origin } from '../../platform/actor.js';
import { sha256 } from '../../platform/crypto/tokens.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import type { Admission, Admissions, Subject } from './admission.js';
import { claimsToBeApiKey } from './api-key.token.js';

/** How many tokens are remembered. */
const MAX_CACHED = 10_000;
/** What is remembered is looked up again after this long, which also records that the session or key is in use. */
const RECHECK_MS = 60_000;
const MAX_TOKEN = 4096;
/** What was not asked about for this long is forgotten. */
const KEPT_MS = 60 * 60_000;
/** Timers of Node reach no further, and fire at once where they should. */
const MAX_TIMER_MS = 2 ** 31 - 1;

interface Known {
  readonly admission: Admission;
  readonly checkedAt: number;
}

interface Watch {
  readonly subject: Subject;
  readonly isLive: () => Promise<boolean>;
  readonly end: () => void;
}

/** Whose tokens an event concerns. */
type Concern = (subject: Subject) => boolean;

/** What the authenticator needs. */
export interface AuthenticatorDeps {
  readonly sessions: Admissions;
  readonly apiKeys: Admissions;
  readonly hub: Hub;
  /** Whether revocations reach this process at the moment; while they do not, nothing remembered is used. */
  readonly trusted: () => boolean;
}

/** What ends tokens, by type of event. */
const ENDINGS: Readonly<Record<string, (event: PublishedEvent) => Concern>> = {
  'session.revoked':
    ({ payload }) =>
    (s) =>
      s.sessionId !== null && s.sessionId === payload.sessionId,
  'apiKey.revoked': ofKey,
  'apiKey.rotated': ofKey,
  'apiKey.expired': ofKey,
  'serviceAccount.deleted': ofUser,
  'user.disabled': ofUser,
  'user.deleted': ofUser,
  'user.erased': ofUser,
  'user.rightsChanged': ofRecipients,
  // The session in which the password was changed goes on, and so do keys, which have nothing to do with it.
  'user.passwordChanged': (event) => (s) =>
    s.keyId === null && ofUser(event)(s) && s.sessionId !== event.payload.sessionId,
  'user.passwordReset': (event) => (s) => s.keyId === null && ofUser(event)(s),
  'workspace.deleted': ofWorkspace,
  'workspace.destroyed': ofWorkspace,
  'chat.closed': ofChat,
  'chat.deleted': ofChat,
  'chat.destroyed': ofChat,
};

/** Tells who sends a request, and ends what was let in when that is no longer true. */
export class Authenticator {
  private readonly known = new LRUCache<string, Known>({ max: MAX_CACHED });
  private readonly watches = new Set<Watch>();
  private readonly stops: (() => void)[];
  /** Counts revocations: what was looked up across one must not be remembered. */
  private generation = 0;
  /** How an actor was let in, and up to which revocation that was found to be good. */
  private readonly admitted = new WeakMap<Actor, { admission: Admission; generation: number }>();

  constructor(private readonly deps: AuthenticatorDeps) {
    const { hub } = deps;
    this.stops = [
      ...Object.entries(ENDINGS).map(([type, concern]) => hub.on(type, (event) => this.forget(concern(event)))),
      // Another name ends nothing, but what is remembered has the old one.
      hub.on('user.updated', (event) => this.forgetNames(ofUser(event))),
    ];
  }

  /**
   * The actor of an `Authorization` header (RFC 6750 §2.1), which carries an access token or an API key; anonymous where
   * it is absent or no longer good. Throws RateLimited where too many keys of that address were no good.
   */
  async authenticate(authorization: string | undefined, origin: Origin): Promise<Actor> {
    const token = /^Bearer +([\w.-]+) *$/i.exec(authorization ?? '')?.[1];
    if (!token || token.length > MAX_TOKEN) return Actor.anonymous(origin);
    const { generation } = this;
    const admission = await this.admit(token, origin.ip);
    if (!admission) return Actor.anonymous(origin);
    const actor = Actor.user(admission.identity, origin);
    this.admitted.set(actor, { admission, generation });
    return actor;
  }

  /**
   * Calls `ended` once when the actor's session or key ends, the account is disabled, its rights change, or the token
   * expires. Answers the way to stop watching.
   */
  watch(actor: Actor, ended: () => void): () => void {
    const letIn = this.admitted.get(actor);
    if (!letIn) throw new Error('Only whom authenticate() answered can be watched.');
    const { admission, generation } = letIn;
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      clearTimeout(timer);
      this.watches.delete(watch);
    };
    const watch: Watch = {
      ...admission,
      end: () => {
        if (!this.watches.has(watch)) return;
        stop();
        ended();
      },
    };
    const wait = () => {
      const ms = left(actor);
      if (ms > MAX_TIMER_MS) timer = setTimeout(wait, MAX_TIMER_MS).unref();
      else timer = setTimeout(watch.end, ms).unref();
    };
    if (actor.expiresAt !== null) wait();
    this.watches.add(watch);
    // A revocation between authentication and this very moment has ended no watch.
    if (generation !== this.generation) check(watch).catch(watch.end);
    return stop;
  }

  /** For when revocations may have been missed: forgets everything, and ends the watches of what is over. */
  async recheck(): Promise<void> {
    this.generation++;
    this.known.clear();
    for (const watch of [...this.watches]) await check(watch);
  }

  /** Stops listening, and all timers. */
  close(): void {
    for (const stop of this.stops) stop();
    for (const watch of [...this.watches]) watch.end();
    this.known.clear();
  }

  private async admit(token: string, ip: string | null): Promise<Admission | null> {
    const digest = sha256(token).toString('base64url');
    if (!this.deps.trusted()) this.known.clear();
    const known = this.known.get(digest);
    if (known && Date.now() - known.checkedAt < RECHECK_MS) return known.admission;
    const generation = this.generation;
    const admissions = claimsToBeApiKey(token) ? this.deps.apiKeys : this.deps.sessions;
    const admission = await admissions.lookUp(token, { ip, isKnown: known !== undefined });
    if (!admission) {
      this.known.delete(digest);
      return null;
    }
    if (generation === this.generation && this.deps.trusted())
      this.known.set(
        digest,
        { admission, checkedAt: Date.now() },
        { ttl: Math.ceil(Math.min(left(admission.identity), KEPT_MS)) },
      );
    return admission;
  }

  private forgetNames(concerns: Concern): void {
    this.generation++;
    for (const [digest, { admission }] of [...this.known.entries()])
      if (concerns(admission.subject)) this.known.delete(digest);
  }

  private forget(concerns: Concern): void {
    this.forgetNames(concerns);
    for (const watch of [...this.watches]) if (concerns(watch.subject)) watch.end();
  }
}

async function check(watch: Watch): Promise<void> {
  if (!(await watch.isLive())) watch.end();
}

/** For how many milliseconds it is good: 1 at least, Infinity where it does not expire. */
const left = ({ expiresAt }: Pick<Identity, 'expiresAt'>): number =>
  expiresAt === null ? Infinity : Math.max(1, expiresAt - Date.now());

/** A person with everything that acts for the person, service accounts among it. */
function ofUser({ payload }: PublishedEvent): Concern {
  return ({ userId, ownerId }) => userId === payload.userId || (ownerId !== null && ownerId === payload.userId);
}

function ofKey({ payload }: PublishedEvent): Concern {
  return ({ keyId }) => keyId !== null && keyId === payload.keyId;
}

function ofWorkspace({ aggregateId }: PublishedEvent): Concern {
  return ({ workspaceId }) => workspaceId === aggregateId;
}

function ofChat({ aggregateId }: PublishedEvent): Concern {
  return ({ chatSessionId }) => chatSessionId === aggregateId;
}

/** What a role or a group gives changes for many users at once; they all are recipients of one event. */
function ofRecipients(event: PublishedEvent): Concern {
  const users = new Set([...event.recipients, event.payload.userId]);
  return ({ userId, ownerId }) => users.has(userId) || (ownerId !== null && users.has(ownerId));
}
