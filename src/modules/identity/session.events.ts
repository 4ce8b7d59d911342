import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';

/** A session has ended: whoever caches its tokens or serves its sockets lets go of them. */
export const sessionRevoked = (
  session: { id: string; userId: string; isReuse?: true },
  audit?: AuditEntry,
): DomainEvent => ({
  type: 'session.revoked',
  aggregateId: session.id,
  payload: { sessionId: session.id, userId: session.userId, ...(session.isReuse && { isReuse: true }) },
  recipients: [session.userId],
  ...(audit && { audit: { resourceType: 'SESSION', resourceId: session.id, ...audit } }),
});
