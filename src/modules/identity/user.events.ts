import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';

/** Whom an audit row is about where the system acted for a user. */
export type Subject = NonNullable<AuditEntry['subject']>;

const about = (userId: string, type: string, audit: AuditEntry, payload = {}): DomainEvent => ({
  type,
  aggregateId: userId,
  payload: { userId, ...payload },
  recipients: [userId],
  audit: { resourceType: 'USER', resourceId: userId, ...audit },
});

/** An account was made; `by` says in which way. */
export const userRegistered = (subject: Subject, by: 'REGISTRATION' | 'INVITATION' | 'CONFIGURATION'): DomainEvent =>
  about(subject.userId, 'user.registered', { action: 'USER_REGISTERED', subject, details: { by } });

/** Somebody signed in with a password. */
export const userSignedIn = (subject: Subject): DomainEvent =>
  about(
    subject.userId,
    'user.signedIn',
    { action: 'USER_SIGNED_IN', subject },
    { sessionId: subject.sessionId ?? null },
  );

/** An account was enabled or disabled. */
export const userActivitySet = (userId: string, isActive: boolean): DomainEvent =>
  about(userId, isActive ? 'user.enabled' : 'user.disabled', {
    action: isActive ? 'USER_ENABLED' : 'USER_DISABLED',
    changes: { isActive: { before: !isActive, after: isActive } },
  });

/** A role was given to a user or taken back. */
export const userRightsChanged = (
  userId: string,
  action: 'ROLE_ASSIGNED' | 'ROLE_UNASSIGNED',
  role: string,
): DomainEvent => about(userId, 'user.rightsChanged', { action, details: { role } });

/** A password was changed in the session that goes on; the other ones have ended. */
export const userPasswordChanged = (subject: Subject): DomainEvent =>
  about(
    subject.userId,
    'user.passwordChanged',
    { action: 'PASSWORD_CHANGED', subject },
    { sessionId: subject.sessionId ?? null },
  );

/** Whose model is to work for a user was decided; null for the server's default. */
export const userAiSet = (
  userId: string,
  before: { readonly provider: string | null; readonly model: string | null },
  after: typeof before,
): DomainEvent =>
  about(userId, 'user.aiSet', {
    action: 'USER_AI_SET',
    changes: {
      provider: { before: before.provider, after: after.provider },
      model: { before: before.model, after: after.model },
    },
  });

/** A profile was changed. Which fields is kept, not what they say: names are personal, and what is erased must not stay here. */
export const userUpdated = (userId: string, fields: readonly string[]): DomainEvent =>
  about(userId, 'user.updated', { action: 'USER_UPDATED', details: { fields } });
