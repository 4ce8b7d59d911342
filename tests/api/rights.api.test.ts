import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/demo/client.js';
import { CREATE_SECRET, SECRET_EVENTS } from '../support/operations.js';
import { type Account, assign, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field }';
const mutation = (name: string, success: string) => {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename
    ... on ${type}Success { ${success} } ${PROBLEM} } }`;
};
const GROUP =
  'group { id name description isSystem roles { name } permissions { code } members { nodes { id } totalCount } }';
const ROLE = 'role { id name description isSystem permissions { code } }';
const CREATE_GROUP = mutation('createGroup', GROUP);
const UPDATE_GROUP = mutation('updateGroup', GROUP);
const DELETE_GROUP = mutation('deleteGroup', GROUP);
const ADD_MEMBER = mutation('addGroupMember', GROUP);
const REMOVE_MEMBER = mutation('removeGroupMember', GROUP);
const ASSIGN_GROUP_ROLE = mutation('assignGroupRole', GROUP);
const UNASSIGN_GROUP_ROLE = mutation('unassignGroupRole', GROUP);
const CREATE_ROLE = mutation('createRole', ROLE);
const UPDATE_ROLE = mutation('updateRole', ROLE);
const DELETE_ROLE = mutation('deleteRole', ROLE);
const GRANT = mutation('grantPermission', `${ROLE} group { id permissions { code } }`);
const REVOKE = mutation('revokePermission', `${ROLE} group { id permissions { code } }`);
const NOBODY = '00000000-0000-4000-8000-000000000000';

let server: TestSteward;
let admin: Account;
beforeAll(async () => {
  server = await startSteward();
  admin = await server.admin();
});
afterAll(() => server.close());

const made = async (source: string, name: string): Promise<string> => {
  const outcome = await admin.person.must(source, { name });
  return ((outcome['group'] ?? outcome['role']) as { id: string }).id;
};
const idOf = async (table: 'roles' | 'groups', name: string) => {
  const { rows } = await server.database.owner.query<{ id: string }>(`select id from ${table} where name = $1`, [name]);
  return rows[0]?.id ?? '';
};
const permissionsOf = async (person: Person) =>
  (await person.ask<{ me: { permissions: string[] } }>('{ me { permissions } }')).me.permissions;
const sees = (person: Person, query: string) =>
  person.ask(query).then(
    () => true,
    () => false,
  );
/** Milliseconds until something is so. */
const timed = async (holds: () => Promise<boolean>): Promise<number> => {
  const start = performance.now();
  await server.until(holds);
  return performance.now() - start;
};

describe('groups', () => {
  test('are made, filled, changed and deleted', async () => {
    const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
    const created = await admin.person.must(CREATE_GROUP, { name: ' Operators ', description: 'On call' });
    expect(created).toMatchObject({
      group: { name: 'Operators', description: 'On call', isSystem: false, roles: [], permissions: [] },
    });
    const groupId = (created['group'] as { id: string }).id;
    await admin.person.must(ADD_MEMBER, { groupId, userId: ada.id });
    expect(await admin.person.must(ADD_MEMBER, { groupId, userId: eve.id })).toMatchObject({
      group: { members: { nodes: [{ id: eve.id }, { id: ada.id }], totalCount: '2' } },
    });
    expect(await admin.person.must(REMOVE_MEMBER, { groupId, userId: eve.id })).toMatchObject({
      group: { members: { nodes: [{ id: ada.id }], totalCount: '1' } },
    });
    expect(await admin.person.must(ASSIGN_GROUP_ROLE, { groupId, roleName: 'auditor' })).toMatchObject({
      group: { roles: [{ name: 'auditor' }] },
    });
    expect(await admin.person.must(UNASSIGN_GROUP_ROLE, { groupId, roleName: 'auditor' })).toMatchObject({
      group: { roles: [] },
    });
    expect(await admin.person.must(UPDATE_GROUP, { groupId, name: 'Watch' })).toMatchObject({
      group: { name: 'Watch', description: 'On call' },
    });
    expect(await ada.person.ask('{ me { groups { name } } }')).toEqual({ me: { groups: [{ name: 'Watch' }] } });
    expect(await admin.person.must(DELETE_GROUP, { groupId })).toMatchObject({ group: { id: groupId, name: 'Watch' } });
    expect(
      await admin.person.ask('query ($id: ID!) { group(id: $id) { id } node(id: $id) { id } }', { id: groupId }),
    ).toEqual({
      group: null,
      node: null,
    });
    expect(await admin.person.do(DELETE_GROUP, { groupId })).toMatchObject({ __typename: 'NotFound' });
    expect(await ada.person.ask('{ me { groups { name } } }')).toEqual({ me: { groups: [] } });
  });

  test('their names are everybody’s to see; members and rights are not', async () => {
    const eve = await register(server.url, 'Eve');
    const id = await made(CREATE_GROUP, 'Searchable_Grüppe');
    await admin.person.must(ADD_MEMBER, { groupId: id, userId: admin.id });
    const search = 'query ($search: String) { groups(search: $search) { totalCount nodes { id name } } }';
    for (const text of ['searchable_gr', 'GRÜPPE', 'gru\u0308ppe'])
      expect(await eve.person.ask(search, { search: text })).toEqual({
        groups: { totalCount: '1', nodes: [{ id, name: 'Searchable_Grüppe' }] },
      });
    for (const text of ['%', 'e-g', 'e%g', '\\'])
      expect(await eve.person.ask(search, { search: text })).toEqual({ groups: { totalCount: '0', nodes: [] } });
    await expect(eve.person.ask(search, { search: '\0' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(eve.person.ask('{ groups(first: 0) { totalCount } }')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await eve.person.ask('{ groups(first: 1) { nodes { isSystem } pageInfo { hasNextPage } } }')).toMatchObject({
      groups: { pageInfo: { hasNextPage: true } },
    });
    for (const field of ['members { totalCount }', 'roles { name }', 'permissions { code }'])
      await expect(
        eve.person.ask(`query ($id: ID!) { group(id: $id) { name ${field} } }`, { id }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(eve.person.ask('query ($id: ID!) { role(id: $id) { name } }', { id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(server.nobody().ask('{ groups { totalCount } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const page =
      'query ($id: ID!) { group(id: $id) { a: members(first: 1) { totalCount } b: members(first: 101) { totalCount } } }';
    await expect(admin.person.ask(page, { id })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const bad of ['', 'x', NOBODY])
      expect(
        await admin.person.ask('query ($id: ID!) { group(id: $id) { id } role(id: $id) { id } }', { id: bad }),
      ).toEqual({ group: null, role: null });
  });

  test('joining one opens nobody’s content', async () => {
    const owner = await register(server.url, 'Owner');
    const secret = await owner.person.must(CREATE_SECRET, {
      name: 'private',
      type: 'PASSWORD',
      value: 'hunter2-hunter2',
    });
    const { id } = secret['secret'] as { id: string };
    const groupId = await made(CREATE_GROUP, 'Everything');
    for (const permissionCode of ['secrets.read', 'secrets.reveal', 'secrets.use', 'secrets.system'])
      await admin.person.must(GRANT, { groupId, permissionCode });
    await admin.person.must(ADD_MEMBER, { groupId, userId: owner.id });
    const eve = await register(server.url, 'Eve');
    await admin.person.must(ADD_MEMBER, { groupId, userId: eve.id });
    await server.until(async () => (await permissionsOf(eve.person)).includes('secrets.system'));
    expect(await eve.person.ask('query ($id: ID!) { secret(id: $id) { id } node(id: $id) { id } }', { id })).toEqual({
      secret: null,
      node: null,
    });
    expect(await eve.person.do(mutation('revealSecret', 'value'), { secretId: id })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('roles', () => {
  test('are made, given permissions, changed and deleted', async () => {
    const roleId = await made(CREATE_ROLE, 'meter reader');
    expect(await admin.person.must(GRANT, { roleId, permissionCode: 'metrics.read' })).toMatchObject({
      role: { id: roleId, permissions: [{ code: 'metrics.read' }] },
      group: null,
    });
    expect(await admin.person.must(UPDATE_ROLE, { roleId, name: 'gauge reader', description: 'x' })).toMatchObject({
      role: { name: 'gauge reader', description: 'x', permissions: [{ code: 'metrics.read' }] },
    });
    expect(await admin.person.ask('query ($id: ID!) { role(id: $id) { name isSystem } }', { id: roleId })).toEqual({
      role: { name: 'gauge reader', isSystem: false },
    });
    expect(await admin.person.must(REVOKE, { roleId, permissionCode: 'metrics.read' })).toMatchObject({
      role: { permissions: [] },
    });
    expect(await admin.person.must(DELETE_ROLE, { roleId })).toMatchObject({ role: { name: 'gauge reader' } });
    expect(await admin.person.do(GRANT, { roleId, permissionCode: 'metrics.read' })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  test.each([
    ['an empty name', CREATE_ROLE, { name: ' ' }, 'InvalidInput', 'name'],
    ['a name of 121 characters', CREATE_GROUP, { name: 'x'.repeat(121) }, 'InvalidInput', 'name'],
    ['a NUL', CREATE_GROUP, { name: 'a\0b' }, 'InvalidInput', 'name'],
    ['a long description', CREATE_ROLE, { name: 'x', description: 'x'.repeat(1025) }, 'InvalidInput', 'description'],
    ['the name of a built-in role', CREATE_ROLE, { name: 'ADMIN' }, 'Conflict', undefined],
    ['neither role nor group', GRANT, { permissionCode: 'audit.read' }, 'InvalidInput', null],
    ['role and group', GRANT, { permissionCode: 'audit.read', roleId: NOBODY, groupId: NOBODY }, 'InvalidInput', null],
    ['an unknown role', GRANT, { permissionCode: 'audit.read', roleId: NOBODY }, 'NotFound', undefined],
    ['a malformed group', REVOKE, { permissionCode: 'audit.read', groupId: 'x' }, 'NotFound', undefined],
    ['a malformed id', DELETE_GROUP, { groupId: `' or 1=1` }, 'NotFound', undefined],
  ])('%s is a problem', async (_what, source, input, __typename, field) => {
    const outcome = await admin.person.do(source, input);
    expect([outcome.__typename, outcome['field']]).toEqual([__typename, field]);
  });

  test('built-in ones are protected', async () => {
    const roleId = await idOf('roles', 'member');
    const groupId = await idOf('groups', 'redteam');
    for (const [source, input] of [
      [UPDATE_ROLE, { roleId, name: 'members' }],
      [DELETE_ROLE, { roleId }],
      [GRANT, { roleId, permissionCode: 'audit.read' }],
      [REVOKE, { roleId, permissionCode: 'secrets.read' }],
      [UPDATE_GROUP, { groupId, name: 'red' }],
      [DELETE_GROUP, { groupId }],
    ] as const)
      expect(await admin.person.do(source, input)).toMatchObject({ __typename: 'Forbidden' });
  });

  test('a member may do none of it, and it is recorded', async () => {
    const eve = await register(server.url, 'Eve');
    const [roleId, groupId] = [await idOf('roles', 'admin'), await idOf('groups', 'admin')];
    for (const [source, input] of [
      [CREATE_ROLE, { name: 'mine' }],
      [UPDATE_ROLE, { roleId, name: 'mine' }],
      [DELETE_ROLE, { roleId }],
      [CREATE_GROUP, { name: 'mine' }],
      [UPDATE_GROUP, { groupId, name: 'mine' }],
      [DELETE_GROUP, { groupId }],
      [ADD_MEMBER, { groupId, userId: eve.id }],
      [REMOVE_MEMBER, { groupId, userId: admin.id }],
      [ASSIGN_GROUP_ROLE, { groupId, roleName: 'admin' }],
      [UNASSIGN_GROUP_ROLE, { groupId, roleName: 'admin' }],
      [GRANT, { roleId, permissionCode: 'secrets.read' }],
      [REVOKE, { groupId, permissionCode: 'secrets.read' }],
    ] as const)
      expect(await eve.person.do(source, input)).toMatchObject({ __typename: 'Forbidden' });
    const { rows } = await server.database.owner.query(
      `select count(*)::int as count from audit_logs where action = 'ACCESS_DENIED' and user_id = $1`,
      [eve.id],
    );
    expect(rows).toEqual([{ count: 12 }]);
  });
});

describe('invitations', () => {
  const INVITE = mutation('createInvitation', 'token invitation { id }');
  const REVOKE_INVITATION = mutation('revokeInvitation', 'invitation { id status revokedAt }');
  const REISSUE = mutation('reissueInvitation', 'token url invitation { id status expiresAt }');
  const ACCEPT = mutation('acceptInvitation', 'user { id groups { name } roles { name } }');
  const form = (token: unknown) => ({
    token,
    email: `guest-${randomUUID()}@steward.test`,
    displayName: 'Guest',
    password: `pass-${randomUUID()}`,
  });
  const invited = async (input: Record<string, unknown> = {}) => {
    const { token, invitation } = await admin.person.must(INVITE, input);
    return { token, id: (invitation as { id: string }).id };
  };

  test('a new link replaces the old one, and brings groups and roles', async () => {
    const groupId = await made(CREATE_GROUP, 'Newcomers');
    const { id, token } = await invited({ groupIds: [groupId], roleNames: ['approver'] });
    const fresh = await admin.person.must(REISSUE, { invitationId: id });
    expect(fresh).toMatchObject({
      url: expect.stringContaining(`/invite#token=${String(fresh['token'])}`) as unknown,
      invitation: { id, status: 'OPEN' },
    });
    const guest = server.nobody();
    expect(await guest.do(ACCEPT, form(token))).toMatchObject({ __typename: 'NotFound' });
    expect(await guest.must(ACCEPT, form(fresh['token']))).toMatchObject({
      user: { groups: [{ name: 'Newcomers' }], roles: [{ name: 'approver' }, { name: 'member' }] },
    });
    for (const source of [REISSUE, REVOKE_INVITATION])
      expect(await admin.person.do(source, { invitationId: id })).toMatchObject({ __typename: 'Conflict' });
  });

  test('a withdrawn one is over', async () => {
    const { id, token } = await invited();
    for (let time = 0; time < 2; time++)
      expect(await admin.person.must(REVOKE_INVITATION, { invitationId: id })).toMatchObject({
        invitation: { status: 'REVOKED' },
      });
    expect(await server.nobody().do(ACCEPT, form(token))).toMatchObject({ __typename: 'Conflict' });
    expect(await admin.person.do(REISSUE, { invitationId: id })).toMatchObject({ __typename: 'Conflict' });
  });

  test('are for those who may', async () => {
    const { id } = await invited();
    const eve = await register(server.url, 'Eve');
    for (const source of [REISSUE, REVOKE_INVITATION]) {
      expect(await eve.person.do(source, { invitationId: id })).toMatchObject({ __typename: 'Forbidden' });
      for (const invitationId of ['x', NOBODY])
        expect(await admin.person.do(source, { invitationId })).toMatchObject({ __typename: 'NotFound' });
    }
    expect(await admin.person.do(REISSUE, { invitationId: id, expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'expiresAt',
    });
  });

  test('of 20 who accept at once, one succeeds', async () => {
    for (let round = 0; round < 5; round++) {
      const { token } = await invited();
      const guest = server.nobody();
      const answers = await Promise.all(Array.from({ length: 20 }, () => guest.do(ACCEPT, form(token))));
      const names = answers.map(({ __typename }) => __typename).sort();
      expect(names).toEqual(['AcceptInvitationSuccess', ...Array<string>(19).fill('Conflict')]);
    }
  });
});

describe('one’s own account', () => {
  const UPDATE_ME = mutation('updateMe', 'user { id displayName username locale email }');

  test('is changed by its user', async () => {
    const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
    const username = `ada.${randomUUID().slice(0, 8)}`;
    expect(
      await ada.person.must(UPDATE_ME, { displayName: ' Ada L. ', username: username.toUpperCase(), locale: 'DE-ch' }),
    ).toMatchObject({
      user: { displayName: 'Ada L.', username: username.toUpperCase(), locale: 'de-CH', email: ada.email },
    });
    expect(await ada.person.must(UPDATE_ME, { displayName: 'Ada' })).toMatchObject({
      user: { displayName: 'Ada', locale: 'de-CH' },
    });
    expect(await eve.person.do(UPDATE_ME, { username })).toMatchObject({ __typename: 'Conflict' });
    for (const [field, value] of [
      ['displayName', ' '],
      ['displayName', 'a\0'],
      ['username', 'a@b'],
      ['username', ''],
      ['username', 'x'.repeat(65)],
      ['locale', 'no such language'],
      ['locale', ''],
    ] as const)
      expect(await eve.person.do(UPDATE_ME, { [field]: value })).toMatchObject({ __typename: 'InvalidInput', field });
    await expect(server.nobody().do(UPDATE_ME, { locale: 'en' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('of 20 who want one username at once, one gets it; who tries many waits', async () => {
    const people: Account[] = [];
    for (let n = 0; n < 8; n++) people.push(await register(server.url, `Wanting${n}`));
    const username = `wanted-${randomUUID().slice(0, 8)}`;
    const answers = await Promise.all(people.map(({ person }) => person.do(UPDATE_ME, { username })));
    expect(answers.filter(({ __typename }) => __typename === 'UpdateMeSuccess')).toHaveLength(1);
    const first = people[0] ?? admin;
    const tries = await Promise.all(
      Array.from({ length: 25 }, () => first.person.do(UPDATE_ME, { username: admin.email.split('@')[0] })),
    );
    expect(tries.filter((answer) => answer.__typename === 'RateLimited')).toHaveLength(6);
  });

  test('has a trail that its user reads, and of others only what they did to it', async () => {
    const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
    await ada.person.must(UPDATE_ME, { displayName: 'Countess' });
    await assign(admin, ada, 'approver');
    await eve.person.do(mutation('setUserActive', 'user { id }'), { userId: ada.id, isActive: false });
    const trail = `query ($filter: AuditLogFilter) { myAuditTrail(first: 20, filter: $filter) { totalCount nodes { action userId ip username details } } }`;
    interface Trail {
      myAuditTrail: { nodes: { action: string; userId: string; ip: string | null; username: string | null }[] };
    }
    const { nodes } = (await ada.person.ask<Trail>(trail)).myAuditTrail;
    expect(nodes.map(({ action }) => action)).toEqual(['ROLE_ASSIGNED', 'USER_UPDATED', 'USER_REGISTERED']);
    expect(nodes[0]).toMatchObject({ userId: admin.id, ip: null, username: null, details: { role: 'approver' } });
    expect(nodes[1]).toMatchObject({
      userId: ada.id,
      ip: expect.any(String) as unknown,
      details: { fields: ['displayName'] },
    });
    expect(await ada.person.ask(trail, { filter: { userId: eve.id } })).toMatchObject({
      myAuditTrail: { totalCount: '0' },
    });
    const own = (await admin.person.ask<Trail>(trail)).myAuditTrail.nodes;
    expect(new Set(own.map(({ userId }) => userId))).toEqual(new Set([admin.id]));
    await expect(server.nobody().ask('{ myAuditTrail { totalCount } }')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(ada.person.ask('{ myAuditTrail(first: 101) { totalCount } }')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('effective permissions', () => {
  test('change in open sessions within five seconds, through groups and roles alike', async () => {
    const ada = await register(server.url, 'Ada');
    const groupId = await made(CREATE_GROUP, 'Auditing');
    const roleId = await made(CREATE_ROLE, 'log reader');
    const LOG = '{ auditLogs(first: 1) { totalCount } }';
    const may = () => sees(ada.person, LOG);
    const mayNot = async () => !(await may());
    const steps: [source: string, input: Record<string, unknown>, expected: () => Promise<boolean>][] = [
      [ASSIGN_GROUP_ROLE, { groupId, roleName: 'log reader' }, mayNot],
      [ADD_MEMBER, { groupId, userId: ada.id }, mayNot],
      [GRANT, { roleId, permissionCode: 'audit.read' }, may],
      [REVOKE, { roleId, permissionCode: 'audit.read' }, mayNot],
      [GRANT, { groupId, permissionCode: 'audit.read' }, may],
      [REMOVE_MEMBER, { groupId, userId: ada.id }, mayNot],
      [ADD_MEMBER, { groupId, userId: ada.id }, may],
      [REVOKE, { groupId, permissionCode: 'audit.read' }, mayNot],
      [GRANT, { roleId, permissionCode: 'audit.read' }, may],
      [UNASSIGN_GROUP_ROLE, { groupId, roleName: 'log reader' }, mayNot],
      [ASSIGN_GROUP_ROLE, { groupId, roleName: 'log reader' }, may],
      [DELETE_ROLE, { roleId }, mayNot],
      [ASSIGN_GROUP_ROLE, { groupId, roleName: 'auditor' }, may],
      [DELETE_GROUP, { groupId }, mayNot],
    ];
    for (const [source, input, expected] of steps) {
      await admin.person.must(source, input);
      expect(await timed(expected)).toBeLessThan(5_000);
    }
  });

  test('a socket that was opened with other rights is closed', async () => {
    const ada = await register(server.url, 'Ada');
    const groupId = await made(CREATE_GROUP, 'Sockets');
    await admin.person.must(GRANT, { groupId, permissionCode: 'metrics.read' });
    const events = await ada.person.listen(SECRET_EVENTS);
    const closed = events.next().then(
      () => 'event',
      () => 'closed',
    );
    await admin.person.must(ADD_MEMBER, { groupId, userId: ada.id });
    expect(await closed).toBe('closed');
    await ada.person.leave();
  });

  test('a group that carries the administrators’ role is not filled by its editors', async () => {
    const editor = await register(server.url, 'Editor');
    const roleId = await made(CREATE_ROLE, 'group editor');
    for (const permissionCode of ['groups.update', 'groups.read', 'groups.create', 'roles.update'])
      await admin.person.must(GRANT, { roleId, permissionCode });
    await assign(admin, editor, 'group editor');
    const groupId = await idOf('groups', 'admin');
    await admin.person.must(ASSIGN_GROUP_ROLE, { groupId, roleName: 'admin' });
    await server.until(async () => (await permissionsOf(editor.person)).includes('groups.update'));
    await server.until(() => sees(editor.person, '{ groups { nodes { members { totalCount } } } }'));
    for (const [source, input] of [
      [ADD_MEMBER, { groupId, userId: editor.id }],
      [GRANT, { roleId, permissionCode: 'roles.assign' }],
      [ASSIGN_GROUP_ROLE, { groupId, roleName: 'admin' }],
    ] as const)
      expect(await editor.person.do(source, input)).toMatchObject({ __typename: 'Forbidden' });
    // The last administrator may not leave through a group either.
    await admin.person.must(ADD_MEMBER, { groupId, userId: admin.id });
    const unassign = mutation('unassignRole', 'user { id }');
    await admin.person.must(unassign, { userId: admin.id, roleName: 'admin' });
    for (const [source, input] of [
      [REMOVE_MEMBER, { groupId, userId: admin.id }],
      [UNASSIGN_GROUP_ROLE, { groupId, roleName: 'admin' }],
    ] as const)
      expect(await admin.person.do(source, input)).toMatchObject({ __typename: 'Conflict' });
    await assign(admin, admin, 'admin');
    await admin.person.must(UNASSIGN_GROUP_ROLE, { groupId, roleName: 'admin' });
  });
});
