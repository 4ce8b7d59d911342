import type { DomainEvent } from '../../platform/events/event.js';

/** Everybody among the recipients is told of an event: each has a notification of this kind. */
export const notificationCreated = (eventId: string, kind: string, recipients: readonly string[]): DomainEvent => ({
  type: 'notification.created',
  aggregateId: eventId,
  payload: { eventId, kind },
  recipients,
});

/** A notification was read, or deleted, by its recipient: other clients of the same person may want to know. */
export const notificationChanged = (id: string, verb: 'read' | 'deleted', by: string): DomainEvent => ({
  type: `notification.${verb}`,
  aggregateId: id,
  payload: { notificationId: id },
  recipients: [by],
});

/** So many notifications were marked as read by their recipient. */
export const notificationsRead = (by: string, count: number): DomainEvent => ({
  type: 'notification.allRead',
  aggregateId: by,
  payload: { count },
  recipients: [by],
});
