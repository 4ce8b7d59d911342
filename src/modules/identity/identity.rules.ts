import { type ShieldRule, holds } from '../../graphql/guard.js';

/** The access rules this module adds to the schema. */
export type IdentityRule =
  'USERS_READER' | 'USERS_EDITOR' | 'ROLES_READER' | 'ROLES_ASSIGNER' | 'INVITATIONS_READER' | 'INVITATIONS_CREATOR';

/** Each asks for one permission. */
export const identityRules: Readonly<Record<IdentityRule, ShieldRule>> = {
  USERS_READER: holds('USERS_READER', 'users.read'),
  USERS_EDITOR: holds('USERS_EDITOR', 'users.update'),
  ROLES_READER: holds('ROLES_READER', 'roles.read'),
  ROLES_ASSIGNER: holds('ROLES_ASSIGNER', 'roles.assign'),
  INVITATIONS_READER: holds('INVITATIONS_READER', 'invitations.read'),
  INVITATIONS_CREATOR: holds('INVITATIONS_CREATOR', 'invitations.create'),
};
