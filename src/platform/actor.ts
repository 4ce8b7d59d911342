/** Where a request came from; audit rows and sessions keep it. */
export interface Origin {
  readonly requestId: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** What authentication found out about a user; shared by all requests with the same token. */
export interface Identity {
  readonly userId: string;
  readonly username: string;
  /** The sign-in this is; null for an API key, which has none. */
  readonly sessionId: string | null;
  readonly permissions: ReadonlySet<string>;
  /** When the access token or the key expires, in milliseconds since the epoch; null where it does not. */
  readonly expiresAt: number | null;
  /** The API key by which this was authenticated; absent for a sign-in. */
  readonly key?: KeyContext;
}

/** The API key that somebody acts by. */
export interface KeyContext {
  readonly id: string;
  /** The chat session the key is bound to; null where it is bound to none. */
  readonly chatSessionId: string | null;
}

const NOWHERE: Origin = { requestId: '', ip: null, userAgent: null };

/** On whose behalf something is done. The database roles, RLS, the audit log and every policy start from it. */
export class Actor {
  private constructor(
    readonly kind: 'USER' | 'SYSTEM' | 'ANONYMOUS',
    readonly origin: Origin,
    private readonly identity: Identity | null,
    /** Why the system acts; null for users. */
    readonly reason: string | null,
  ) {}

  /** A signed-in user. */
  static user(identity: Identity, origin: Origin): Actor {
    return new Actor('USER', origin, identity, null);
  }

  /** The system itself, under the database role `steward_system`: sweeps, jobs, and the steps before there is a user. */
  static system(reason: string, origin: Origin = NOWHERE): Actor {
    return new Actor('SYSTEM', origin, null, reason);
  }

  /** Nobody yet: may only call what is PUBLIC, and reach no table. */
  static anonymous(origin: Origin): Actor {
    return new Actor('ANONYMOUS', origin, null, null);
  }

  get isUser(): boolean {
    return this.kind === 'USER';
  }

  /** The id of the user. Throws for the system and for nobody: asking then is a mistake of the program. */
  get id(): string {
    if (!this.identity) throw new Error(`A ${this.kind} actor has no user id.`);
    return this.identity.userId;
  }

  /** The id of the user, or null for the system and for nobody. */
  get userId(): string | null {
    return this.identity?.userId ?? null;
  }

  get username(): string | null {
    return this.identity?.username ?? null;
  }

  get sessionId(): string | null {
    return this.identity?.sessionId ?? null;
  }

  /** The API key this acts by, and what it is bound to; null for a sign-in, for the system and for nobody. */
  get key(): KeyContext | null {
    return this.identity?.key ?? null;
  }

  /** The id of the API key this acts by; null for a sign-in, for the system and for nobody. */
  get keyId(): string | null {
    return this.key?.id ?? null;
  }

  /** The chat session the API key is bound to; null where there is none. */
  get chatSessionId(): string | null {
    return this.key?.chatSessionId ?? null;
  }

  /** Whether a person sits there, signed in: not a key, not the system, not nobody. */
  get isInteractive(): boolean {
    return this.isUser && this.keyId === null;
  }

  /** When the access token or key expires, in milliseconds since the epoch; null for what does not, the system and nobody. */
  get expiresAt(): number | null {
    return this.identity?.expiresAt ?? null;
  }

  /** Whether the user holds this permission. The system and nobody hold none. */
  may(permission: string): boolean {
    return this.identity?.permissions.has(permission) ?? false;
  }
}
