import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { ShareAccess } from './share.entity.js';

/** Before and after of each changed field of the description. */
export type Changes = NonNullable<AuditEntry['changes']>;

interface About {
  readonly secretId: string;
  /** Who hears of it. */
  readonly recipients: readonly string[];
}

const audited = (action: string, secretId: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  action,
  resourceType: 'Secret',
  resourceId: secretId,
  ...more,
});

/** A secret was made. */
export const secretCreated = ({ secretId, recipients, scope }: About & { readonly scope: string }): DomainEvent => ({
  type: 'secret.created',
  aggregateId: secretId,
  payload: { secretId },
  recipients,
  audit: audited('CREDENTIAL_CREATED', secretId, { details: { version: 1, scope } }),
});

/** A secret is bound to its chat session no longer. */
export const secretPromoted = ({
  secretId,
  recipients,
  chatSessionId,
}: About & { readonly chatSessionId: string }): DomainEvent => ({
  type: 'secret.promoted',
  aggregateId: secretId,
  payload: { secretId, chatSessionId },
  recipients,
  audit: audited('CREDENTIAL_PROMOTED', secretId, { details: { chatSessionId } }),
});

/** The description of a secret was changed. */
export const secretUpdated = ({
  secretId,
  recipients,
  changes,
}: About & { readonly changes: Changes }): DomainEvent => ({
  type: 'secret.updated',
  aggregateId: secretId,
  payload: { secretId },
  recipients,
  audit: audited('CREDENTIAL_UPDATED', secretId, { changes }),
});

/** A secret has a new value. */
export const secretRotated = ({
  secretId,
  recipients,
  version,
}: About & { readonly version: number }): DomainEvent => ({
  type: 'secret.rotated',
  aggregateId: secretId,
  payload: { secretId, version },
  recipients,
  audit: audited('CREDENTIAL_ROTATED', secretId, { details: { version } }),
});

/** The value of an old version is current again, as a new version. Whoever has the value hears of a rotation. */
export const secretRolledBack = ({
  secretId,
  recipients,
  version,
  from,
}: About & { readonly version: number; readonly from: number }): DomainEvent => ({
  type: 'secret.rotated',
  aggregateId: secretId,
  payload: { secretId, version, rolledBackTo: from },
  recipients,
  audit: audited('CREDENTIAL_ROLLED_BACK', secretId, { details: { version, from } }),
});

/** A secret wants a new value since `dueAt`, an instant in RFC 3339. */
export const secretRotationDue = ({
  secretId,
  recipients,
  dueAt,
}: About & { readonly dueAt: string }): DomainEvent => ({
  type: 'secret.rotationDue',
  aggregateId: secretId,
  payload: { secretId, dueAt },
  recipients,
  audit: audited('CREDENTIAL_ROTATION_DUE', secretId, { details: { dueAt } }),
});

/** A secret expires at `expiresAt`, an instant in RFC 3339, which is near. */
export const secretExpiring = ({
  secretId,
  recipients,
  expiresAt,
}: About & { readonly expiresAt: string }): DomainEvent => ({
  type: 'secret.expiring',
  aggregateId: secretId,
  payload: { secretId, expiresAt },
  recipients,
  audit: audited('CREDENTIAL_EXPIRING', secretId, { details: { expiresAt } }),
});

/** A secret expired at `expiresAt`, an instant in RFC 3339. */
export const secretExpired = ({
  secretId,
  recipients,
  expiresAt,
}: About & { readonly expiresAt: string }): DomainEvent => ({
  type: 'secret.expired',
  aggregateId: secretId,
  payload: { secretId, expiresAt },
  recipients,
  audit: audited('CREDENTIAL_EXPIRED', secretId, { details: { expiresAt } }),
});

/** The value of a secret is about to be answered to `userId`. */
export const secretRevealed = (about: About & { readonly userId: string; readonly version: number }): DomainEvent => ({
  type: 'secret.revealed',
  aggregateId: about.secretId,
  payload: { secretId: about.secretId, userId: about.userId, version: about.version },
  recipients: about.recipients,
  audit: audited('CREDENTIAL_ACCESSED', about.secretId, { details: { version: about.version }, sensitive: true }),
});

/** A value that somebody was entitled to did not open. */
export const openingFailed = (
  action: string,
  secretId: string,
  errorMessage: string,
  subject: AuditEntry['subject'],
  usedBy?: { readonly tool: string; readonly executionId: string },
): AuditEntry =>
  audited(action, secretId, {
    success: false,
    errorMessage,
    sensitive: true,
    ...(subject && { subject }),
    ...(usedBy && { toolExecutionId: usedBy.executionId, details: { tool: usedBy.tool } }),
  });

/** The value of a secret is about to be given to a tool that acts for the actor. */
export const secretUsed = (
  secretId: string,
  version: number,
  { tool, executionId }: { readonly tool: string; readonly executionId: string },
): AuditEntry =>
  audited('CREDENTIAL_USED', secretId, {
    ...{ toolExecutionId: executionId, details: { version, tool }, sensitive: true },
  });

interface Grant extends About {
  readonly grantee: { readonly userId: string } | { readonly groupId: string };
}

const granteeIn = (grantee: Grant['grantee']): Readonly<Record<string, string>> =>
  'userId' in grantee ? { granteeId: grantee.userId } : { groupId: grantee.groupId };

/** A secret was shared with somebody, or the terms of the share changed. */
export const secretShared = (
  grant: Grant & { readonly access: ShareAccess; readonly expiresAt: string | null },
): DomainEvent => ({
  type: 'secret.shared',
  aggregateId: grant.secretId,
  payload: { secretId: grant.secretId, ...granteeIn(grant.grantee) },
  recipients: grant.recipients,
  audit: audited('CREDENTIAL_SHARED', grant.secretId, {
    details: { ...granteeIn(grant.grantee), access: grant.access, expiresAt: grant.expiresAt },
  }),
});

/** A share was taken back, or has expired. */
export const secretUnshared = ({
  secretId,
  recipients,
  grantee,
  expired,
}: Grant & { readonly expired?: boolean }): DomainEvent => ({
  type: 'secret.unshared',
  aggregateId: secretId,
  payload: { secretId, ...granteeIn(grantee) },
  recipients,
  audit: audited(expired ? 'SHARE_EXPIRED' : 'CREDENTIAL_UNSHARED', secretId, { details: granteeIn(grantee) }),
});

/** A secret was deleted. */
export const secretDeleted = ({ secretId, recipients }: About): DomainEvent => ({
  type: 'secret.deleted',
  aggregateId: secretId,
  payload: { secretId },
  recipients,
  audit: audited('CREDENTIAL_DELETED', secretId),
});

/** A secret was switched on. */
export const secretActivated = ({ secretId, recipients }: About): DomainEvent => ({
  type: 'secret.activated',
  aggregateId: secretId,
  payload: { secretId },
  recipients,
  audit: audited('CREDENTIAL_ACTIVATED', secretId),
});

/** A secret was switched off. */
export const secretDeactivated = ({ secretId, recipients }: About): DomainEvent => ({
  type: 'secret.deactivated',
  aggregateId: secretId,
  payload: { secretId },
  recipients,
  audit: audited('CREDENTIAL_REVOKED', secretId),
});

/** A deleted secret is back. */
export const secretRestored = ({ secretId, recipients }: About): DomainEvent => ({
  type: 'secret.restored',
  aggregateId: secretId,
  payload: { secretId },
  recipients,
  audit: audited('CREDENTIAL_RESTORED', secretId),
});

/** Nothing is left of the values of a secret. */
export const secretDestroyed = ({ secretId, recipients }: About): DomainEvent => ({
  type: 'secret.destroyed',
  aggregateId: secretId,
  payload: { secretId },
  recipients,
  audit: audited('CREDENTIAL_DESTROYED', secretId),
});
