import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SECRET_EVENTS, mutation } from '../support/operations.js';
import { type Account, assign, register, sees } from '../support/people.js';
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
  REVOKE,
  UNASSIGN_GROUP_ROLE,
  admin,
  administered,
  made,
  server,
} from './rights.js';

administered();

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
    const groupId = await made(admin, CREATE_GROUP, 'Newcomers');
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
  // Within five seconds, which `tests/endurance` measures.
  test('change in open sessions, through groups and roles alike', async () => {
    const ada = await register(server.url, 'Ada');
    const groupId = await made(admin, CREATE_GROUP, 'Auditing');
    const roleId = await made(admin, CREATE_ROLE, 'log reader');
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
      await server.until(expected);
    }
  });

  test('a socket that was opened with other rights is closed', async () => {
    const ada = await register(server.url, 'Ada');
    const groupId = await made(admin, CREATE_GROUP, 'Sockets');
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
});
