import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';

/** Which key, and whom it concerns. */
export interface KeyRow {
  readonly id: string;
  /** Whom it acts for. */
  readonly userId: string;
  readonly createdBy: string;
}

const ofKey = (key: KeyRow, verb: string, by: string | null, audit: AuditEntry): DomainEvent => ({
  type: `apiKey.${verb}`,
  aggregateId: key.id,
  payload: { keyId: key.id, userId: key.userId, createdBy: key.createdBy },
  recipients: [key.userId, key.createdBy, ...(by === null ? [] : [by])],
  audit: { resourceType: 'API_KEY', resourceId: key.id, ...audit },
});

/** A key was made. */
export const apiKeyCreated = (key: KeyRow, details: NonNullable<AuditEntry['details']>) =>
  ofKey(key, 'created', null, { action: 'API_KEY_CREATED', details: { ...details, userId: key.userId } });

/** A key has a new secret: whoever remembers the old one, or serves its sockets, lets go of them. */
export const apiKeyRotated = (key: KeyRow, by: string) => ofKey(key, 'rotated', by, { action: 'API_KEY_ROTATED' });

/** A key was revoked: whoever remembers it, or serves its sockets, lets go of them. */
export const apiKeyRevoked = (key: KeyRow, by: string) => ofKey(key, 'revoked', by, { action: 'API_KEY_REVOKED' });

/** A key came to its end. */
export const apiKeyExpired = (key: KeyRow) => ofKey(key, 'expired', null, { action: 'API_KEY_EXPIRED' });

/** Which service account, and whose. */
export interface ServiceAccountRow {
  readonly id: string;
  /** The user that it is. */
  readonly userId: string;
  readonly ownerId: string | null;
  readonly workspaceId: string | null;
}

const ofAccount = (row: ServiceAccountRow, verb: string, by: string, audit: AuditEntry): DomainEvent => ({
  type: `serviceAccount.${verb}`,
  aggregateId: row.id,
  payload: { serviceAccountId: row.id, userId: row.userId, workspaceId: row.workspaceId },
  recipients: row.ownerId === null ? [by] : [row.ownerId, by],
  audit: { resourceType: 'SERVICE_ACCOUNT', resourceId: row.id, ...audit },
});

/** A service account was made. */
export const serviceAccountCreated = (row: ServiceAccountRow, by: string, name: string) =>
  ofAccount(row, 'created', by, { action: 'SERVICE_ACCOUNT_CREATED', details: { name, workspaceId: row.workspaceId } });

/** A service account was deleted: whoever remembers a key of it, or serves its sockets, lets go of them. */
export const serviceAccountDeleted = (row: ServiceAccountRow, by: string) =>
  ofAccount(row, 'deleted', by, { action: 'SERVICE_ACCOUNT_DELETED', details: { workspaceId: row.workspaceId } });
