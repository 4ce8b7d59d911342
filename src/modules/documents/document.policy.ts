import type { Actor } from '../../platform/actor.js';
import type { DocumentStatus } from './document.entity.js';

/** What decides who may read a document. */
export interface DocumentFacts {
  readonly ownerId: string;
  readonly isPublic: boolean;
  readonly status: DocumentStatus;
  /** A permission that readers need besides; null where none is. */
  readonly requiredPermission: string | null;
}

/** Its owner, and where it is public and ready everybody who reads documents; each with the permission it asks for. */
export const canRead = (actor: Actor, document: DocumentFacts): boolean =>
  actor.may('documents.read') &&
  (document.ownerId === actor.userId || (document.isPublic && document.status === 'READY')) &&
  (document.requiredPermission === null || actor.may(document.requiredPermission));

/** Uploads documents. */
export const canUpload = (actor: Actor): boolean => actor.may('documents.read') && actor.may('documents.write');

/** Its owner, who must be able to read it. */
export const canChange = (actor: Actor, document: DocumentFacts): boolean =>
  canUpload(actor) && document.ownerId === actor.userId && canRead(actor, document);

/** Says how much others may store. */
export const canSetQuota = (actor: Actor): boolean => actor.may('quotas.manage');
