import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { ClassificationStatus, DocumentStatus } from './document.entity.js';

interface About {
  readonly documentId: string;
  readonly ownerId: string;
}

/** What is done to a document while it is processed. */
export type DocumentStep = 'EXTRACT' | 'CHUNK' | 'EMBED' | 'CLASSIFY';

const event = (
  type: string,
  { documentId, ownerId }: About,
  payload: DomainEvent['payload'] = {},
  audit?: Omit<AuditEntry, 'resourceType' | 'resourceId'>,
): DomainEvent => ({
  type,
  aggregateId: documentId,
  payload: { documentId, ...payload },
  recipients: [ownerId],
  ...(audit && { audit: { resourceType: 'Document', resourceId: documentId, ...audit } }),
});

/** An upload was announced, whose bytes are awaited. `sizeBytes` in decimal digits. */
export const documentAnnounced = (about: About, sizeBytes: string): DomainEvent =>
  event('document.announced', about, {}, { action: 'DOCUMENT_ANNOUNCED', details: { sizeBytes } });

/** The bytes are the document's; the first run of its processing begins. */
export const documentUploaded = (about: About, sizeBytes: string): DomainEvent =>
  event(
    'document.uploaded',
    about,
    { status: 'UPLOADED', run: 0 },
    { action: 'DOCUMENT_UPLOADED', details: { sizeBytes } },
  );

/** Its owner wants it processed once more; `run` is the run that begins. */
export const documentReprocessRequested = (about: About, run: number): DomainEvent =>
  event('document.reprocessRequested', about, { status: 'UPLOADED', run }, { action: 'DOCUMENT_REPROCESS_REQUESTED' });

/** Nothing was heard of this run of its processing for a day: it is to be taken up once more, where it has not ended. */
export const documentForgotten = (about: About, run: number): DomainEvent =>
  event('document.forgotten', about, { run });

/** Its chunks are there, made by this run: it can be searched, embedded and classified. */
export const documentIndexed = (about: About, run: number): DomainEvent => event('document.indexed', about, { run });

/** A document came to another state. */
export const documentStatusChanged = (about: About, status: DocumentStatus): DomainEvent =>
  event('document.statusChanged', about, { status });

/** How far its processing is. */
export const documentProgressed = (about: About, step: DocumentStep, done: number, total: number): DomainEvent =>
  event('document.progressed', about, { step, done, total });

/** Its owner wants topics found for a document once more; `run` is the one that made its chunks. */
export const documentClassificationRequested = (about: About, run: number): DomainEvent =>
  event('document.classificationRequested', about, { run }, { action: 'DOCUMENT_CLASSIFICATION_REQUESTED' });

/** Topics were found for a document, or could not be. */
export const documentClassified = (about: About, status: ClassificationStatus): DomainEvent =>
  event('document.classified', about, { status });

/** What is said of a document changed. */
export const documentUpdated = (about: About, changes: NonNullable<AuditEntry['changes']>): DomainEvent =>
  event('document.updated', about, {}, { action: 'DOCUMENT_UPDATED', changes });

/** A document is gone, with its bytes; `why` where that was not its owner's wish. */
export const documentDeleted = (about: About, why: 'ABANDONED' | 'QUOTA_EXCEEDED' | null = null): DomainEvent =>
  event('document.deleted', about, {}, { action: 'DOCUMENT_DELETED', details: why ? { why } : {} });

/** How much somebody may store was decided; in bytes as decimal digits, null for the default. */
export const quotaSet = (userId: string, before: string | null, after: string): DomainEvent => ({
  type: 'quota.set',
  aggregateId: userId,
  payload: { userId },
  recipients: [userId],
  audit: {
    action: 'QUOTA_SET',
    resourceType: 'User',
    resourceId: userId,
    changes: { limitBytes: { before, after } },
  },
});
