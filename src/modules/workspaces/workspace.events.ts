import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { WorkspaceRole } from './member.entity.js';

/** Before and after of what changed. */
export type Changes = NonNullable<AuditEntry['changes']>;

interface About {
  readonly workspaceId: string;
  /** Who hears of it. */
  readonly recipients: readonly string[];
}

interface OfMember extends About {
  readonly userId: string;
}

function event(
  type: string,
  { workspaceId, recipients }: About,
  action: string,
  more: { readonly ids?: Readonly<Record<string, string>>; readonly audit?: Partial<AuditEntry> } = {},
): DomainEvent {
  return {
    type,
    aggregateId: workspaceId,
    payload: { workspaceId, ...more.ids },
    recipients,
    audit: { action, resourceType: 'Workspace', resourceId: workspaceId, ...more.audit },
  };
}

/** A workspace was made. */
export const workspaceCreated = (about: About & { readonly slug: string }): DomainEvent =>
  event('workspace.created', about, 'WORKSPACE_CREATED', { audit: { details: { slug: about.slug } } });

/** A workspace was renamed. */
export const workspaceUpdated = (about: About & { readonly changes: Changes }): DomainEvent =>
  event('workspace.updated', about, 'WORKSPACE_UPDATED', { audit: { changes: about.changes } });

/** A workspace was deleted; its owners can bring it back. */
export const workspaceDeleted = (about: About): DomainEvent => event('workspace.deleted', about, 'WORKSPACE_DELETED');

/** A deleted workspace is back. */
export const workspaceRestored = (about: About): DomainEvent =>
  event('workspace.restored', about, 'WORKSPACE_RESTORED');

/** A workspace is gone for ever, with what it owned. */
export const workspaceDestroyed = (about: About): DomainEvent =>
  event('workspace.destroyed', about, 'WORKSPACE_DESTROYED');

/** Somebody belongs to a workspace now. */
export const memberAdded = ({ userId, role, ...about }: OfMember & { readonly role: WorkspaceRole }): DomainEvent =>
  event('workspace.memberAdded', about, 'WORKSPACE_MEMBER_ADDED', {
    ids: { userId },
    audit: { details: { userId, role } },
  });

/** A member has another role. */
export const memberUpdated = ({
  userId,
  from,
  to,
  ...about
}: OfMember & { readonly from: WorkspaceRole; readonly to: WorkspaceRole }): DomainEvent =>
  event('workspace.memberUpdated', about, 'WORKSPACE_MEMBER_UPDATED', {
    ids: { userId },
    audit: { details: { userId }, changes: { role: { before: from, after: to } } },
  });

/** Somebody does not belong to a workspace any more. */
export const memberRemoved = ({ userId, role, ...about }: OfMember & { readonly role: WorkspaceRole }): DomainEvent =>
  event('workspace.memberRemoved', about, 'WORKSPACE_MEMBER_REMOVED', {
    ids: { userId },
    audit: { details: { userId, role } },
  });

/** What a trigger did when the only owner was erased: somebody else is the owner now, or the workspace is destroyed. */
export const ownerErased = (
  workspaceId: string,
  {
    eventId,
    heirId,
    erasedId,
  }: { readonly eventId: string; readonly heirId: string | null; readonly erasedId: string },
): AuditEntry => ({
  action: heirId ? 'WORKSPACE_INHERITED' : 'WORKSPACE_DESTROYED',
  resourceType: 'Workspace',
  resourceId: workspaceId,
  details: { eventId, erasedId, ...(heirId && { userId: heirId }) },
});
