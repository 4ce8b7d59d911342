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
  readonly sessionId: string;
  readonly permissions: ReadonlySet<string>;
  /** When the access token expires, in milliseconds since the epoch. */
  readonly expiresAt: number;
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

  /** When the access token expires, in milliseconds since the epoch; null for the system and for nobody. */
  get expiresAt(): number | null {
    return this.identity?.expiresAt ?? null;
  }

  /** Whether the user holds this permission. The system and nobody hold none. */
  may(permission: string): boolean {
    return this.identity?.permissions.has(permission) ?? false;
  }
}
