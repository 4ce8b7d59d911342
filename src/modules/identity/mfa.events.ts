import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { Subject } from './user.events.js';

const about = (subject: Subject, type: string, audit: AuditEntry): DomainEvent => ({
  type,
  aggregateId: subject.userId,
  payload: { userId: subject.userId },
  recipients: [subject.userId],
  audit: { resourceType: 'USER', resourceId: subject.userId, subject, ...audit },
});

/** From now on signing in needs a code. */
export const mfaEnabled = (subject: Subject): DomainEvent =>
  about(subject, 'user.mfaEnabled', { action: 'MFA_ENABLED' });

/** From now on the password is enough. */
export const mfaDisabled = (subject: Subject): DomainEvent =>
  about(subject, 'user.mfaDisabled', { action: 'MFA_DISABLED' });

/** The backup codes were replaced. */
export const backupCodesReplaced = (subject: Subject): DomainEvent =>
  about(subject, 'user.backupCodesReplaced', { action: 'BACKUP_CODES_REPLACED' });

/** A backup code was used up. */
export const backupCodeUsed = (subject: Subject, left: number): DomainEvent =>
  about(subject, 'user.backupCodeUsed', { action: 'BACKUP_CODE_USED', details: { left } });
