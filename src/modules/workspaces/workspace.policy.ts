import type { Actor } from '../../platform/actor.js';
import type { WorkspaceRole } from './member.entity.js';

/** What decides what somebody may do with a workspace. */
export interface WorkspaceFacts {
  /** The actor's role in it; null where there is none, or the account is not in use. */
  readonly role: WorkspaceRole | null;
  /** Whether it was deleted, at most thirty days ago and not destroyed; of any older one nobody has a role. */
  readonly isDeleted: boolean;
}

/**
 * What the actor can do things as in a workspace that is not deleted. Permissions add nothing to it, nor does being a
 * superuser; a key sees the workspaces of whom it acts for, and changes nothing about them.
 */
const standing = (actor: Actor, { role, isDeleted }: WorkspaceFacts): WorkspaceRole | null =>
  actor.isInteractive && !isDeleted ? role : null;

const manages = (role: WorkspaceRole | null): boolean => role === 'OWNER' || role === 'ADMIN';

/** Whether the actor may make workspaces. */
export const canCreate = (actor: Actor): boolean => actor.may('workspaces.create');

/** Whether the actor sees the workspace and its members. Of a deleted one only its owners know. */
export const canRead = (actor: Actor, workspace: WorkspaceFacts): boolean =>
  actor.isUser && (workspace.isDeleted ? workspace.role === 'OWNER' : workspace.role !== null);

/** Whether the actor may rename the workspace. */
export const canUpdate = (actor: Actor, workspace: WorkspaceFacts): boolean => standing(actor, workspace) === 'OWNER';

/** Whether the actor may delete the workspace. */
export const canDelete = canUpdate;

/** Whether the actor may bring the deleted workspace back. */
export const canRestore = (actor: Actor, { role, isDeleted }: WorkspaceFacts): boolean =>
  actor.isInteractive && isDeleted && role === 'OWNER';

/** Whether the actor may manage any member at all. */
export const canManage = (actor: Actor, workspace: WorkspaceFacts): boolean => manages(standing(actor, workspace));

/** Whether the actor may add somebody in this role. */
export const canAdd = (actor: Actor, workspace: WorkspaceFacts, role: WorkspaceRole): boolean =>
  canUpdate(actor, workspace) || (canManage(actor, workspace) && role !== 'OWNER');

/** Whether the actor may change a member's role from one to the other. */
export const canChange = (actor: Actor, workspace: WorkspaceFacts, from: WorkspaceRole, to: WorkspaceRole): boolean =>
  canAdd(actor, workspace, from) && canAdd(actor, workspace, to);

/** Whether the actor may end this membership: one's own always, unless that leaves the workspace without an owner. */
export const canRemove = (
  actor: Actor,
  workspace: WorkspaceFacts,
  member: { readonly userId: string; readonly role: WorkspaceRole },
): boolean =>
  canAdd(actor, workspace, member.role) || (member.userId === actor.userId && standing(actor, workspace) !== null);
