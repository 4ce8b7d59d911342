import type { AuditEntry, DomainEvent, EventPayload } from '../../platform/events/event.js';

/** Whose conversation it is about. */
export interface AboutSession {
  readonly sessionId: string;
  readonly ownerId: string;
}

const event = (
  type: string,
  { sessionId, ownerId }: AboutSession,
  audit: Omit<AuditEntry, 'resourceType' | 'resourceId'> | null,
  payload: EventPayload = {},
): DomainEvent => ({
  type,
  aggregateId: sessionId,
  payload: { sessionId, ...payload },
  recipients: [ownerId],
  ...(audit && { audit: { resourceType: 'ChatSession', resourceId: sessionId, ...audit } }),
});

/** Wakes whoever follows the conversation: it has an event of this number now, which they read as themselves. */
export const chatAdvanced = (about: AboutSession, sequence: number): DomainEvent =>
  event(CHAT_ADVANCED, about, null, { sequence });

/** The type of `chatAdvanced`. */
export const CHAT_ADVANCED = 'chat.advanced';

/** A conversation was begun. */
export const chatCreated = (about: AboutSession): DomainEvent =>
  event('chat.created', about, { action: 'CHAT_CREATED' });

/** A conversation was closed: what is bound to it is of no use until it is opened again. */
export const chatClosed = (about: AboutSession): DomainEvent => event('chat.closed', about, null);

/** Its owner has begun, or ceased, to show what is said in a conversation to those who decide about what is asked for in it. */
export const sharingChanged = (sessionId: string, isShared: boolean): AuditEntry => ({
  ...{ action: 'CHAT_SHARING_CHANGED', resourceType: 'ChatSession', resourceId: sessionId },
  changes: { shareWithApprovers: { before: !isShared, after: isShared } },
});

/** A conversation was deleted, and can be restored for thirty days. */
export const chatDeleted = (about: AboutSession): DomainEvent =>
  event('chat.deleted', about, { action: 'CHAT_DELETED' });

/** A deleted conversation is back. */
export const chatRestored = (about: AboutSession): DomainEvent =>
  event('chat.restored', about, { action: 'CHAT_RESTORED' });

/** A conversation is gone for ever, and everything that was bound to it. */
export const chatDestroyed = (about: AboutSession): DomainEvent =>
  event('chat.destroyed', about, { action: 'CHAT_DESTROYED' });
