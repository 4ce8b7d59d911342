import { type ShieldRule, guard, holds, personHolds } from '../../graphql/guard.js';
import { Forbidden, Unauthenticated } from '../../platform/problem.js';
import { mayReadMembers } from './rights.policy.js';

/** The access rules this module adds to the schema. */
export type IdentityRule =
  | 'APIKEYS_CREATOR'
  | 'USERS_READER'
  | `USERS_${'EDITOR' | 'DELETER' | 'RECOVERER'}`
  | 'MEMBERS_READER'
  | `ROLES_${'READER' | 'CREATOR' | 'EDITOR' | 'DELETER' | 'ASSIGNER'}`
  | `GROUPS_${'CREATOR' | 'EDITOR' | 'DELETER'}`
  | `INVITATIONS_${'READER' | 'CREATOR' | 'REVOKER'}`;

/** Each asks for one permission, except where two open the same. */
export const identityRules: Readonly<Record<IdentityRule, ShieldRule>> = {
  APIKEYS_CREATOR: personHolds('APIKEYS_CREATOR', 'apikeys.create'),
  USERS_READER: holds('USERS_READER', 'users.read'),
  USERS_EDITOR: holds('USERS_EDITOR', 'users.update'),
  USERS_RECOVERER: personHolds('USERS_RECOVERER', 'users.update'),
  USERS_DELETER: holds('USERS_DELETER', 'users.delete'),
  MEMBERS_READER: guard('MEMBERS_READER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!mayReadMembers(actor)) throw new Forbidden('This needs the permission groups.read or users.read.');
    return true;
  }),
  ROLES_READER: holds('ROLES_READER', 'roles.read'),
  ROLES_CREATOR: holds('ROLES_CREATOR', 'roles.create'),
  ROLES_EDITOR: holds('ROLES_EDITOR', 'roles.update'),
  ROLES_DELETER: holds('ROLES_DELETER', 'roles.delete'),
  ROLES_ASSIGNER: holds('ROLES_ASSIGNER', 'roles.assign'),
  GROUPS_CREATOR: holds('GROUPS_CREATOR', 'groups.create'),
  GROUPS_EDITOR: holds('GROUPS_EDITOR', 'groups.update'),
  GROUPS_DELETER: holds('GROUPS_DELETER', 'groups.delete'),
  INVITATIONS_READER: holds('INVITATIONS_READER', 'invitations.read'),
  INVITATIONS_CREATOR: holds('INVITATIONS_CREATOR', 'invitations.create'),
  INVITATIONS_REVOKER: holds('INVITATIONS_REVOKER', 'invitations.revoke'),
};
