import type { DomainEvent } from '../../platform/events/event.js';
import type { Subject } from './user.events.js';

const about = (userId: string, type: string, payload: object, audit: DomainEvent['audit']): DomainEvent => ({
  type,
  aggregateId: userId,
  payload: { userId, ...payload },
  recipients: [userId],
  ...(audit && { audit: { resourceType: 'USER', resourceId: userId, ...audit } }),
});

/** An account was deleted: its sessions have ended, and for thirty days it can be brought back. */
export const userDeleted = (userId: string): DomainEvent =>
  about(userId, 'user.deleted', {}, { action: 'USER_DELETED' });

/** A deleted account is back; another username is part of it where the old one was taken. */
export const userRestored = (userId: string, isRenamed: boolean): DomainEvent =>
  about(userId, 'user.restored', {}, { action: 'USER_RESTORED', details: { isRenamed } });

/** Nothing is left of an account but its id. `by` is who asked for it; the system itself where that is null. */
export const userErased = (userId: string, by: Subject | null): DomainEvent =>
  about(
    userId,
    'user.erased',
    { requestedBy: by?.userId ?? null },
    { action: 'USER_ERASED', ...(by && { subject: by }) },
  );
