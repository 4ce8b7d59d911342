import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The catalogue as it was when this migration was written; a contract test compares the table with today's. */
const ADMINISTRATIVE: readonly [code: string, description: string][] = [
  ['audit.read', 'Read the audit log'],
  ['audit.verify', 'Verify the audit log'],
  ['groups.read', 'See groups and their members'],
  ['groups.create', 'Create groups'],
  ['groups.update', 'Change groups and their members'],
  ['groups.delete', 'Delete groups'],
  ['invitations.read', 'See invitations'],
  ['invitations.create', 'Invite people'],
  ['invitations.revoke', 'Withdraw invitations'],
  ['metrics.read', 'Read metrics'],
  ['models.manage', 'Manage models'],
  ['quotas.manage', 'Set storage quotas'],
  ['roles.read', 'See roles and their permissions'],
  ['roles.create', 'Create roles'],
  ['roles.update', 'Change roles and their permissions'],
  ['roles.delete', 'Delete roles'],
  ['roles.assign', 'Give roles to users and take them back'],
  ['secrets.system', 'Manage system secrets, whose values nobody can reveal'],
  ['settings.read', 'See settings'],
  ['settings.update', 'Change settings'],
  ['tools.manage', 'Register and change tools'],
  ['topics.system', 'Manage system topics'],
  ['users.read', 'See accounts with their e-mail addresses and rights'],
  ['users.create', 'Create accounts'],
  ['users.update', 'Change, enable and disable accounts'],
  ['users.delete', 'Delete, restore and erase accounts'],
];
const CONTENT: typeof ADMINISTRATIVE = [
  ['apikeys.create', 'Create API keys of one’s own'],
  ['approvals.decide', 'Approve or reject tool executions that approvers decide'],
  ['approvals.decide-elevated', 'Approve or reject tool executions of critical risk'],
  ['approvals.read', 'See the tool executions that wait for an approver'],
  ['chats.read', 'Read one’s own chat sessions'],
  ['chats.write', 'Write in one’s own chat sessions'],
  ['documents.read', 'Read one’s own and public documents'],
  ['documents.write', 'Upload, change and delete one’s own documents'],
  ['memory.read', 'Read one’s own memory graph'],
  ['memory.write', 'Change one’s own memory graph'],
  ['secrets.create', 'Create secrets'],
  ['secrets.read', 'See descriptions of one’s own and shared secrets'],
  ['secrets.reveal', 'Reveal values of one’s own and shared secrets'],
  ['secrets.share', 'Share one’s own secrets'],
  ['secrets.use', 'Let tools use one’s own and shared secrets'],
  ['tools.execute', 'Execute tools'],
  ['tools.read', 'See tools'],
  ['topics.write', 'Manage topics of one’s own'],
  ['workspaces.create', 'Create workspaces'],
];
const ROLES: readonly [name: string, description: string, permissions: string][] = [
  [
    'member',
    'Works with secrets, documents, chats and tools of one’s own',
    'secrets.read secrets.create secrets.use secrets.reveal secrets.share documents.read documents.write topics.write chats.read chats.write tools.read tools.execute memory.read memory.write workspaces.create apikeys.create',
  ],
  ['approver', 'Decides on tool executions that approvers decide', 'approvals.read approvals.decide'],
  [
    'elevated-approver',
    'Decides on tool executions of critical risk as well',
    'approvals.read approvals.decide approvals.decide-elevated',
  ],
  ['auditor', 'Reads and verifies the audit log', 'audit.read audit.verify'],
  [
    'admin',
    'Administers accounts, rights and the system; sees no content',
    'audit.read audit.verify groups.read groups.create groups.update groups.delete invitations.read invitations.create invitations.revoke roles.read roles.create roles.update roles.delete roles.assign settings.read settings.update users.read users.create users.update users.delete tools.manage topics.system secrets.system models.manage quotas.manage metrics.read',
  ],
];
const GROUPS: readonly [name: string, description: string][] = [
  ['admin', 'Administrators'],
  ['redteam', 'The attacking side of missions'],
  ['blueteam', 'The defending side of missions'],
];

/** Fills permissions, built-in roles and built-in groups. */
export class RightsCatalogue1763700000002 implements MigrationInterface {
  name = 'RightsCatalogue1763700000002';

  async up(q: QueryRunner): Promise<void> {
    for (const [rows, isAdministrative] of [
      [ADMINISTRATIVE, true],
      [CONTENT, false],
    ] as const)
      for (const [code, description] of rows)
        await q.query('insert into permissions (code, description, is_administrative) values ($1, $2, $3)', [
          code,
          description,
          isAdministrative,
        ]);
    for (const [name, description, permissions] of ROLES) {
      await q.query('insert into roles (name, description, is_system) values ($1, $2, true)', [name, description]);
      await q.query(
        `insert into role_permissions (role_id, permission_code)
         select r.id, p.code from roles r, unnest(string_to_array($2, ' ')) as p (code) where r.name = $1`,
        [name, permissions],
      );
    }
    for (const [name, description] of GROUPS)
      await q.query('insert into groups (name, description, is_system) values ($1, $2, true)', [name, description]);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('delete from groups where is_system');
    await q.query('delete from roles where is_system');
    await q.query('delete from permissions');
  }
}
