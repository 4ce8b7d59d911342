import { afterAll, beforeAll } from '@jest/globals';
import type { Person } from '../../src/demo/client.js';
import { mutation } from '../support/operations.js';
import type { Account } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const GROUP =
  'group { id name description isSystem roles { name } permissions { code } members { nodes { id } totalCount } }';
const ROLE = 'role { id name description isSystem permissions { code } }';
export const CREATE_GROUP = mutation('createGroup', GROUP);
export const UPDATE_GROUP = mutation('updateGroup', GROUP);
export const DELETE_GROUP = mutation('deleteGroup', GROUP);
export const RESTORE_GROUP = mutation('restoreGroup', GROUP);
export const ADD_MEMBER = mutation('addGroupMember', GROUP);
export const REMOVE_MEMBER = mutation('removeGroupMember', GROUP);
export const ASSIGN_GROUP_ROLE = mutation('assignGroupRole', GROUP);
export const UNASSIGN_GROUP_ROLE = mutation('unassignGroupRole', GROUP);
export const CREATE_ROLE = mutation('createRole', ROLE);
export const UPDATE_ROLE = mutation('updateRole', ROLE);
export const DELETE_ROLE = mutation('deleteRole', ROLE);
export const GRANT = mutation('grantPermission', `${ROLE} group { id permissions { code } }`);
export const REVOKE = mutation('revokePermission', `${ROLE} group { id permissions { code } }`);

/** An id that nothing has. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The server of a file's tests and who administers it, after `administered` was called. */
export let server: TestSteward;
export let admin: Account;

/** Starts a server before the tests of a file, and closes it after them. */
export function administered(): void {
  beforeAll(async () => {
    server = await startSteward();
    admin = await server.admin();
  });
  afterAll(() => server.close());
}

/** Makes a group or a role, whichever the operation makes, and answers its id. */
export async function made(admin: Account, operation: string, name: string): Promise<string> {
  const outcome = await admin.person.must(operation, { name });
  return ((outcome['group'] ?? outcome['role']) as { id: string }).id;
}

/** The id of a role or a group, built-in ones too. */
export async function idOf({ database }: TestSteward, table: 'roles' | 'groups', name: string): Promise<string> {
  const { rows } = await database.owner.query<{ id: string }>(`select id from ${table} where name = $1`, [name]);
  return rows[0]?.id ?? '';
}

/** What somebody may do, as they are told themselves. */
export const permissionsOf = async (person: Person): Promise<string[]> =>
  (await person.ask<{ me: { permissions: string[] } }>('{ me { permissions } }')).me.permissions;
