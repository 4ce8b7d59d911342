/** A right to do one kind of thing. Administrative ones are held by superusers and never open content. */
export interface PermissionDefinition {
  readonly code: string;
  readonly description: string;
  readonly isAdministrative: boolean;
}

export interface RoleDefinition {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
}

const content = (code: string, description: string): PermissionDefinition => ({
  code,
  description,
  isAdministrative: false,
});
const administrative = (code: string, description: string): PermissionDefinition => ({
  code,
  description,
  isAdministrative: true,
});

/** Every permission there is. A migration keeps the table in step, and a contract test compares the two. */
export const PERMISSIONS: readonly PermissionDefinition[] = [
  content('apikeys.create', 'Create API keys of one’s own'),
  content('approvals.decide', 'Approve or reject tool executions that approvers decide'),
  content('approvals.decide-elevated', 'Approve or reject tool executions of critical risk'),
  content('approvals.read', 'See the tool executions that wait for an approver'),
  administrative('audit.read', 'Read the audit log'),
  administrative('audit.verify', 'Verify the audit log'),
  content('chats.read', 'Read one’s own chat sessions'),
  content('chats.write', 'Write in one’s own chat sessions'),
  content('documents.read', 'Read one’s own and public documents'),
  content('documents.write', 'Upload, change and delete one’s own documents'),
  administrative('groups.read', 'See groups and their members'),
  administrative('groups.create', 'Create groups'),
  administrative('groups.update', 'Change groups and their members'),
  administrative('groups.delete', 'Delete groups'),
  administrative('invitations.read', 'See invitations'),
  administrative('invitations.create', 'Invite people'),
  administrative('invitations.revoke', 'Withdraw invitations'),
  content('memory.read', 'Read one’s own memory graph'),
  content('memory.write', 'Change one’s own memory graph'),
  administrative('metrics.read', 'Read metrics'),
  administrative('models.manage', 'Manage models'),
  administrative('quotas.manage', 'Set storage quotas'),
  administrative('roles.read', 'See roles and their permissions'),
  administrative('roles.create', 'Create roles'),
  administrative('roles.update', 'Change roles and their permissions'),
  administrative('roles.delete', 'Delete roles'),
  administrative('roles.assign', 'Give roles to users and take them back'),
  content('secrets.create', 'Create secrets'),
  content('secrets.read', 'See descriptions of one’s own and shared secrets'),
  content('secrets.reveal', 'Reveal values of one’s own and shared secrets'),
  content('secrets.share', 'Share one’s own secrets'),
  administrative('secrets.system', 'Manage system secrets, whose values nobody can reveal'),
  content('secrets.use', 'Let tools use one’s own and shared secrets'),
  administrative('settings.read', 'See settings'),
  administrative('settings.update', 'Change settings'),
  content('tools.execute', 'Execute tools'),
  administrative('tools.manage', 'Register and change tools'),
  content('tools.read', 'See tools'),
  administrative('topics.system', 'Manage system topics'),
  content('topics.write', 'Manage topics of one’s own'),
  administrative('users.read', 'See accounts with their e-mail addresses and rights'),
  administrative('users.create', 'Create accounts'),
  administrative('users.update', 'Change, enable and disable accounts'),
  administrative('users.delete', 'Delete, restore and erase accounts'),
  content('workspaces.create', 'Create workspaces'),
];

const withPrefix = (...prefixes: string[]) =>
  PERMISSIONS.map((p) => p.code).filter((code) => prefixes.some((prefix) => code.startsWith(`${prefix}.`)));

/** The role of everybody who registers or accepts an invitation. */
export const MEMBER_ROLE = 'member';
/** The role of the first administrator. It opens no content. */
export const ADMIN_ROLE = 'admin';

export const BUILT_IN_ROLES: readonly RoleDefinition[] = [
  {
    name: MEMBER_ROLE,
    description: 'Works with secrets, documents, chats and tools of one’s own',
    permissions: [
      ...['secrets.read', 'secrets.create', 'secrets.use', 'secrets.reveal', 'secrets.share'],
      ...['documents.read', 'documents.write', 'topics.write', 'chats.read', 'chats.write'],
      ...['tools.read', 'tools.execute', 'memory.read', 'memory.write', 'workspaces.create', 'apikeys.create'],
    ],
  },
  {
    name: 'approver',
    description: 'Decides on tool executions that approvers decide',
    permissions: ['approvals.read', 'approvals.decide'],
  },
  {
    name: 'elevated-approver',
    description: 'Decides on tool executions of critical risk as well',
    permissions: ['approvals.read', 'approvals.decide', 'approvals.decide-elevated'],
  },
  {
    name: 'auditor',
    description: 'Reads and verifies the audit log',
    permissions: ['audit.read', 'audit.verify'],
  },
  {
    name: ADMIN_ROLE,
    description: 'Administers accounts, rights and the system; sees no content',
    permissions: [
      ...withPrefix('users', 'roles', 'groups', 'invitations', 'settings', 'audit'),
      ...['tools.manage', 'topics.system', 'secrets.system', 'models.manage', 'quotas.manage', 'metrics.read'],
    ],
  },
];

export const BUILT_IN_GROUPS: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'admin', description: 'Administrators' },
  { name: 'redteam', description: 'The attacking side of missions' },
  { name: 'blueteam', description: 'The defending side of missions' },
];
