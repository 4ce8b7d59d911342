import { describe, expect, test } from '@jest/globals';
import { CREATE_SECRET, mutation } from '../support/operations.js';
import { assign, register, sees } from '../support/people.js';
import {
  ADD_MEMBER,
  ASSIGN_GROUP_ROLE,
  CREATE_GROUP,
  CREATE_ROLE,
  DELETE_GROUP,
  DELETE_ROLE,
  GRANT,
  NOBODY,
  REMOVE_MEMBER,
  RESTORE_GROUP,
  REVOKE,
  UNASSIGN_GROUP_ROLE,
  UPDATE_GROUP,
  UPDATE_ROLE,
  admin,
  administered,
  idOf,
  made,
  permissionsOf,
  server,
} from './rights.js';

administered();

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
    const DELETED = '{ deletedGroups(first: 100) { nodes { id name deletedAt members { nodes { id } } } } }';
    expect(await admin.person.ask(DELETED)).toMatchObject({
      deletedGroups: {
        nodes: [{ id: groupId, deletedAt: expect.any(String) as unknown, members: { nodes: [{ id: ada.id }] } }],
      },
    });
    await expect(ada.person.ask(DELETED)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(server.nobody().ask(DELETED)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await admin.person.must(RESTORE_GROUP, { groupId, name: 'Night watch' })).toMatchObject({
      group: { id: groupId, name: 'Night watch', members: { nodes: [{ id: ada.id }], totalCount: '1' } },
    });
    expect(await admin.person.ask(DELETED)).toEqual({ deletedGroups: { nodes: [] } });
    expect(await ada.person.ask('{ me { groups { name deletedAt } } }')).toEqual({
      me: { groups: [{ name: 'Night watch', deletedAt: null }] },
    });
    for (const other of [NOBODY, 'x'])
      expect(await admin.person.do(RESTORE_GROUP, { groupId: other })).toMatchObject({ __typename: 'NotFound' });
    expect(await admin.person.do(RESTORE_GROUP, { groupId })).toMatchObject({ __typename: 'Conflict' });
  });

  test('their names are everybody’s to see; members and rights are not', async () => {
    const eve = await register(server.url, 'Eve');
    const id = await made(admin, CREATE_GROUP, 'Searchable_Grüppe');
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
    const groupId = await made(admin, CREATE_GROUP, 'Everything');
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

  test('a group that carries the administrators’ role is not filled by its editors', async () => {
    const editor = await register(server.url, 'Editor');
    const roleId = await made(admin, CREATE_ROLE, 'group editor');
    for (const permissionCode of ['groups.update', 'groups.read', 'groups.create', 'roles.update'])
      await admin.person.must(GRANT, { roleId, permissionCode });
    await assign(admin, editor, 'group editor');
    const groupId = await idOf(server, 'groups', 'admin');
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

describe('roles', () => {
  test('are made, given permissions, changed and deleted', async () => {
    const roleId = await made(admin, CREATE_ROLE, 'meter reader');
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
    const roleId = await idOf(server, 'roles', 'member');
    const groupId = await idOf(server, 'groups', 'redteam');
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
    const [roleId, groupId] = [await idOf(server, 'roles', 'admin'), await idOf(server, 'groups', 'admin')];
    for (const [source, input] of [
      [CREATE_ROLE, { name: 'mine' }],
      [UPDATE_ROLE, { roleId, name: 'mine' }],
      [DELETE_ROLE, { roleId }],
      [CREATE_GROUP, { name: 'mine' }],
      [UPDATE_GROUP, { groupId, name: 'mine' }],
      [DELETE_GROUP, { groupId }],
      [RESTORE_GROUP, { groupId }],
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
    expect(rows).toEqual([{ count: 13 }]);
  });
});
