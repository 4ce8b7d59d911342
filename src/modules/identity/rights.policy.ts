import type { Actor } from '../../platform/actor.js';
import { Forbidden, InvalidInput } from '../../platform/problem.js';

/** A role or a group. */
export type RightsTarget =
  { readonly kind: 'ROLE'; readonly roleId: string } | { readonly kind: 'GROUP'; readonly groupId: string };

/** Whether the actor may see who belongs to a group and what the group gives. */
export const mayReadMembers = (actor: Pick<Actor, 'may'>): boolean =>
  actor.may('groups.read') || actor.may('users.read');

/**
 * What is needed to change what a role or a group gives. Nobody is given rights by somebody without `roles.assign`:
 * otherwise whoever edits groups would make an administrator of anybody.
 */
export const neededToGrant = ({ kind }: Pick<RightsTarget, 'kind'>): readonly string[] => [
  kind === 'ROLE' ? 'roles.update' : 'groups.update',
  'roles.assign',
];

/** What is needed to add a member to a group or to remove one, which gives and takes what the group carries. */
export const neededToFill = (carriesRights: boolean): readonly string[] =>
  carriesRights ? ['groups.update', 'roles.assign'] : ['groups.update'];

/** What is needed to bring a deleted group back: what was needed to delete it, and what is needed to fill it. */
export const neededToRestore = (carriesRights: boolean): readonly string[] => [
  'groups.delete',
  ...neededToFill(carriesRights),
];

/** What is built in and what not, and how it is called. */
export interface Named {
  readonly name: string;
  readonly isSystem: boolean;
}

/** Throws Forbidden where something built in would get another name. */
export function requireRenamable({ name, isSystem }: Named, newName: string): void {
  if (isSystem && name !== newName) throw new Forbidden(`What is built in cannot be renamed.`);
}

/** Throws Forbidden for what is built in. */
export function requireDeletable({ isSystem }: Pick<Named, 'isSystem'>): void {
  if (isSystem) throw new Forbidden('What is built in cannot be deleted.');
}

/** Throws Forbidden for a built-in role, whose permissions the catalogue fixes: without them nobody could administer. */
export function requireGrantable({ isSystem }: Pick<Named, 'isSystem'>): void {
  if (isSystem) throw new Forbidden('What a built-in role gives is fixed. Make a role of your own instead.');
}

/** The one thing an input names by `roleId` or `groupId`. Throws InvalidInput unless it is exactly one. */
export function targetOf(input: { roleId?: string | null; groupId?: string | null }): RightsTarget {
  const { roleId, groupId } = input;
  if (roleId != null && groupId == null) return { kind: 'ROLE', roleId };
  if (groupId != null && roleId == null) return { kind: 'GROUP', groupId };
  throw new InvalidInput('Give exactly one of roleId and groupId.');
}
