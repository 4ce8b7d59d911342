import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { Subject } from './user.events.js';

/** A link was made with which somebody else than its owner can take over an account: the owner hears of it. */
export const passwordResetCreated = (resetId: string, userId: string, createdBy: string): DomainEvent => ({
  type: 'passwordReset.created',
  aggregateId: resetId,
  payload: { resetId, userId, createdBy },
  recipients: [userId],
  audit: {
    action: 'PASSWORD_RESET_CREATED',
    resourceType: 'USER',
    resourceId: userId,
    details: { resetId },
  },
});

/** A password was set with a link: every session of the user has ended. */
export const userPasswordReset = (subject: Subject): DomainEvent => ({
  type: 'user.passwordReset',
  aggregateId: subject.userId,
  payload: { userId: subject.userId },
  recipients: [subject.userId],
  audit: { action: 'PASSWORD_RESET_USED', resourceType: 'USER', resourceId: subject.userId, subject },
});

/** Somebody came with a link that does not work, or no longer; of an unknown one nobody can say whose it was to be. */
export const passwordResetFailed = (userId: string | null): AuditEntry => ({
  action: 'PASSWORD_RESET_USED',
  resourceType: 'USER',
  resourceId: userId,
  success: false,
  errorMessage: 'The link does not work, or no longer.',
});
