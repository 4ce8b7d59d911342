/** What the audit log keeps of something that was done, or refused. Never a secret value. */
export interface AuditEntry {
  /** In capitals, for example `CREDENTIAL_ACCESSED`. */
  readonly action: string;
  readonly resourceType?: string;
  readonly resourceId?: string | null;
  /** The execution of a tool in whose course it was done. */
  readonly toolExecutionId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Before and after, sensitive values left out. */
  readonly changes?: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;
  /** False for what was refused; true unless told. */
  readonly success?: boolean;
  readonly errorMessage?: string;
  /** Whether it concerns confidential content; false unless told. */
  readonly sensitive?: boolean;
  /** The user it is about where that is not the actor, for example one who just signed in. */
  readonly subject?: AuditSubject;
}

/** Whom an entry is about where the system acted for somebody. */
export interface AuditSubject {
  readonly userId: string;
  readonly username: string;
  readonly sessionId?: string | null;
  /** The API key that was used. */
  readonly apiKeyId?: string | null;
}

/** Ids, numbers and instants only: events wake others, who read the content as themselves. */
export type EventPayload = Readonly<Record<string, string | number | boolean | null>>;

/** Something that happened, named noun.pastTense. Written to the outbox in the transaction in which it happened. */
export interface DomainEvent {
  readonly type: string;
  readonly aggregateId: string;
  readonly payload: EventPayload;
  /** The ids of the users who hear of it, fixed now. */
  readonly recipients: readonly string[];
  /** The audit row that goes with it, in the same transaction. */
  readonly audit?: AuditEntry;
}

/** A domain event as it comes out of the outbox. */
export interface PublishedEvent {
  /** Position in the outbox: unique, and growing within one aggregate. */
  readonly id: string;
  /** For handlers that must not act twice. */
  readonly eventId: string;
  readonly type: string;
  readonly actorId: string | null;
  readonly aggregateId: string;
  readonly payload: EventPayload;
  readonly recipients: readonly string[];
  /** RFC 3339 with microseconds. */
  readonly at: string;
}
