import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { RightsTarget } from './rights.policy.js';

/** What an audit row says besides what it is about. */
type Said = Pick<AuditEntry, 'details' | 'changes'>;
type Action = Pick<AuditEntry, 'action'>;

const ofRole = (roleId: string, verb: string, by: string, audit: Action & Said): DomainEvent => ({
  type: `role.${verb}`,
  aggregateId: roleId,
  payload: { roleId },
  recipients: [by],
  audit: { resourceType: 'ROLE', resourceId: roleId, ...audit },
});

const ofGroup = (groupId: string, verb: string, recipients: readonly string[], audit: Action & Said): DomainEvent => ({
  type: `group.${verb}`,
  aggregateId: groupId,
  payload: { groupId },
  recipients,
  audit: { resourceType: 'GROUP', resourceId: groupId, ...audit },
});

/** A role was made. */
export const roleCreated = (id: string, by: string, name: string) =>
  ofRole(id, 'created', by, { action: 'ROLE_CREATED', details: { name } });

/** A role was renamed or described. */
export const roleUpdated = (id: string, by: string, changes: NonNullable<Said['changes']>) =>
  ofRole(id, 'updated', by, { action: 'ROLE_UPDATED', changes });

/** A role was deleted. */
export const roleDeleted = (id: string, by: string, name: string) =>
  ofRole(id, 'deleted', by, { action: 'ROLE_DELETED', details: { name } });

/** A group was made. */
export const groupCreated = (id: string, by: string, name: string) =>
  ofGroup(id, 'created', [by], { action: 'GROUP_CREATED', details: { name } });

/** A group was renamed or described. */
export const groupUpdated = (id: string, by: string, changes: NonNullable<Said['changes']>) =>
  ofGroup(id, 'updated', [by], { action: 'GROUP_UPDATED', changes });

/** A group was deleted; those who were its members hear of it. */
export const groupDeleted = (id: string, recipients: readonly string[], name: string) =>
  ofGroup(id, 'deleted', recipients, { action: 'GROUP_DELETED', details: { name } });

/** A deleted group is back; its members hear of it. `changes` names what it was renamed to, where it was. */
export const groupRestored = (id: string, recipients: readonly string[], name: string, changes: Said['changes']) =>
  ofGroup(id, 'restored', recipients, { action: 'GROUP_RESTORED', details: { name }, ...(changes && { changes }) });

/** Somebody joined a group or left it. */
export function membershipChanged(groupId: string, userId: string, isMember: boolean): DomainEvent {
  const audit = isMember ? { action: 'GROUP_MEMBER_ADDED' } : { action: 'GROUP_MEMBER_REMOVED' };
  const event = ofGroup(groupId, isMember ? 'memberAdded' : 'memberRemoved', [userId], {
    ...audit,
    details: { userId },
  });
  return { ...event, payload: { groupId, userId } };
}

/** A group gives its members a role, or gives it no more. */
export const groupRoleChanged = (groupId: string, by: string, role: string, isGiven: boolean) =>
  isGiven
    ? ofGroup(groupId, 'roleAssigned', [by], { action: 'GROUP_ROLE_ASSIGNED', details: { role } })
    : ofGroup(groupId, 'roleUnassigned', [by], { action: 'GROUP_ROLE_UNASSIGNED', details: { role } });

/** A role or a group gives a permission, or gives it no more. */
export function permissionChanged(target: RightsTarget, by: string, permission: string, isGiven: boolean): DomainEvent {
  const verb = isGiven ? 'permissionGranted' : 'permissionRevoked';
  const audit = isGiven ? { action: 'PERMISSION_GRANTED' } : { action: 'PERMISSION_REVOKED' };
  const said = { ...audit, details: { permission } };
  return target.kind === 'ROLE' ? ofRole(target.roleId, verb, by, said) : ofGroup(target.groupId, verb, [by], said);
}

/**
 * What users may do has changed with a role or a group: one event for all of them, who are its recipients. What
 * happened is in the audit row of the change itself.
 */
export const holdersRightsChanged = (aggregateId: string, userIds: readonly string[]): DomainEvent => ({
  type: 'user.rightsChanged',
  aggregateId,
  payload: userIds.length === 1 ? { userId: userIds[0] ?? null } : {},
  recipients: userIds,
});
