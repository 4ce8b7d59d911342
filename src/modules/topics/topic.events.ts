import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';

interface About {
  readonly topicId: string;
  /** Whose it is; null for a system topic, of which nobody is told: there are too many whom it concerns. */
  readonly ownerId: string | null;
}

/** What people call their own topics is content: the audit log says of it only that it changed. */
const REDACTED = '[redacted]';

const event = (
  type: string,
  { topicId, ownerId }: About,
  audit: Omit<AuditEntry, 'resourceType' | 'resourceId'>,
): DomainEvent => ({
  type,
  aggregateId: topicId,
  payload: { topicId },
  recipients: ownerId === null ? [] : [ownerId],
  audit: { resourceType: 'Topic', resourceId: topicId, ...audit },
});

const details = ({ ownerId }: About, name: string) => (ownerId === null ? { name } : {});

/** A topic was made. */
export const topicCreated = (about: About, name: string): DomainEvent =>
  event('topic.created', about, {
    action: about.ownerId === null ? 'SYSTEM_TOPIC_CREATED' : 'TOPIC_CREATED',
    details: details(about, name),
  });

/** A topic was renamed or described. */
export const topicUpdated = (about: About, changes: NonNullable<AuditEntry['changes']>): DomainEvent =>
  event('topic.updated', about, {
    action: about.ownerId === null ? 'SYSTEM_TOPIC_UPDATED' : 'TOPIC_UPDATED',
    changes:
      about.ownerId === null
        ? changes
        : Object.fromEntries(Object.keys(changes).map((field) => [field, { before: REDACTED, after: REDACTED }])),
  });

/** A topic is gone, and no document carries it any more. */
export const topicDeleted = (about: About, name: string): DomainEvent =>
  event('topic.deleted', about, {
    action: about.ownerId === null ? 'SYSTEM_TOPIC_DELETED' : 'TOPIC_DELETED',
    details: details(about, name),
  });

/** Before the beginning of a document goes to a model. */
export const classificationStarted = (documentId: string, choice: Readonly<Record<string, string>>): AuditEntry => ({
  action: 'DOCUMENT_CLASSIFICATION_STARTED',
  resourceType: 'Document',
  resourceId: documentId,
  details: choice,
});

interface OfDocument {
  readonly documentId: string;
  readonly ownerId: string;
  readonly topicId: string;
}

const link = (type: string, { documentId, ownerId, topicId }: OfDocument, audit: { action: string }): DomainEvent => ({
  type,
  aggregateId: documentId,
  payload: { documentId, topicId },
  recipients: [ownerId],
  audit: { ...audit, resourceType: 'Document', resourceId: documentId, details: { topicId } },
});

/** Its owner gave a document a topic. */
export const documentTagged = (of: OfDocument): DomainEvent =>
  link('document.tagged', of, { action: 'DOCUMENT_TAGGED' });

/** Its owner took a topic from a document. */
export const documentUntagged = (of: OfDocument): DomainEvent =>
  link('document.untagged', of, { action: 'DOCUMENT_UNTAGGED' });
