import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Actor } from '../../../src/platform/actor.js';
import { clientOf, schemaOf } from './client.js';
import { HERE, type House, PASSWORD, type Person, actorOf, openHouse } from './house.js';

const EVERYTHING = `id displayName email username locale kind isActive isSuperuser isVerified aiProvider aiModel permissions
  roles { name permissions { code } } groups { name } sessions { id isCurrent isActive isExpired ip } createdAt updatedAt lastLoginAt`;

describe('users', () => {
  let house: House;
  let ask: ReturnType<typeof clientOf>;
  let ada: Person;
  let eve: Person;
  let admin: Person;
  beforeAll(async () => {
    house = await openHouse();
    ask = clientOf(schemaOf(house.identity));
    ada = await house.member('ada');
    eve = await house.member('eve');
    admin = await house.administrator();
  });
  afterAll(() => house.close());

  test('a person reads everything of the own account', async () => {
    const { data, errors } = await ask(ada.actor, `{ me { ${EVERYTHING} } }`);
    expect(errors).toBeUndefined();
    expect(data?.me).toMatchObject({
      id: ada.id,
      displayName: 'Display ada',
      email: ada.email,
      kind: 'PERSON',
      isActive: true,
      isSuperuser: false,
      isVerified: false,
      locale: 'en',
      groups: [],
      roles: [{ name: 'member' }],
      permissions: expect.arrayContaining(['secrets.create']) as unknown,
      sessions: [{ isCurrent: true, isActive: true, isExpired: false }],
    });
  });

  test('a stranger sees id and display name, and null for everything else', async () => {
    const find = `query ($email: String!) { findUser(email: $email) { ${EVERYTHING} } }`;
    const { data, errors } = await ask(eve.actor, find, { email: ` ${ada.email.toUpperCase()} ` });
    expect(errors).toBeUndefined();
    const { id, displayName, ...rest } = data?.findUser as Record<string, unknown>;
    expect({ id, displayName }).toEqual({ id: ada.id, displayName: 'Display ada' });
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
  });

  test('an administrator sees the account, but no sessions of others', async () => {
    const { data } = await ask(admin.actor, `query ($e: String!) { findUser(email: $e) { ${EVERYTHING} } }`, {
      e: ada.email,
    });
    expect(data?.findUser).toMatchObject({ email: ada.email, roles: [{ name: 'member' }], sessions: null });
  });

  test.each(['nobody@example.test', 'no address', '', 'a\0@example.test'])('findUser(%j) is null', async (email) => {
    const find = `query ($email: String!) { findUser(email: $email) { id } }`;
    expect(await ask(ada.actor, find, { email })).toEqual({ data: { findUser: null } });
  });

  test('nobody is told to sign in', async () => {
    const { errors } = await ask(Actor.anonymous(HERE), '{ me { id } }');
    expect(errors?.[0]?.message).toBe('Sign in first.');
  });

  test('the list of users is for those who may read it, searched literally', async () => {
    const list = `query ($search: String) { users(search: $search, first: 2) { totalCount nodes { id email } } }`;
    expect((await ask(ada.actor, list)).errors?.[0]?.message).toContain('users.read');
    const count = async (search: string | null) => {
      const { data } = await ask(admin.actor, list, { search });
      return (data?.users as { totalCount: string }).totalCount;
    };
    expect(await count(null)).toBe('3');
    expect(await count('  ')).toBe('3');
    expect(await count('DISPLAY A')).toBe('2');
    expect(await count(eve.email)).toBe('1');
    expect(await count('%')).toBe('0');
    expect(await count('_')).toBe('0');
    expect(await count('\\')).toBe('0');
    expect((await ask(admin.actor, list, { search: '\0' })).errors?.[0]?.message).toContain('NUL');
  });

  test('roles and permissions', async () => {
    const roles = '{ roles { name isSystem permissions { code isAdministrative } } }';
    expect((await ask(ada.actor, roles)).errors?.[0]?.message).toContain('roles.read');
    const { data } = await ask(admin.actor, roles);
    expect((data?.roles as { name: string }[]).map(({ name }) => name)).toEqual([
      'admin',
      'approver',
      'auditor',
      'elevated-approver',
      'member',
    ]);
    const { data: all } = await ask(ada.actor, '{ permissions { code description } }');
    expect(all?.permissions).toHaveLength(45);
  });

  test('only the first login of a request is tried', async () => {
    const login = `mutation ($i: LoginInput!) {
      a: login(input: $i) { __typename ... on LoginSuccess { accessToken user { email } } }
      b: login(input: $i) { __typename ... on RateLimited { retryAfter } } }`;
    const { data, errors } = await ask(Actor.anonymous(HERE), login, { i: { email: ada.email, password: PASSWORD } });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      a: { __typename: 'LoginSuccess', user: { email: ada.email } },
      b: { __typename: 'RateLimited', retryAfter: 1 },
    });
    const { accessToken } = data?.a as { accessToken: string };
    expect((await actorOf(house.identity, { accessToken })).userId).toBe(ada.id);
  });

  test('problems are data with their fields', async () => {
    const register = `mutation ($i: RegisterInput!) {
      register(input: $i) { __typename ... on InvalidInput { field } ... on Problem { message } } }`;
    const form = { email: 'new@example.test', displayName: 'New', password: 'short' };
    const { data } = await ask(Actor.anonymous(HERE), register, { i: form });
    expect(data?.register).toEqual({
      __typename: 'InvalidInput',
      field: 'password',
      message: 'A password has at least 12 characters.',
    });
  });

  test('a role is given once, heard of, and taken again', async () => {
    const assign = (name: 'assignRole' | 'unassignRole') => {
      const type = name === 'assignRole' ? 'AssignRole' : 'UnassignRole';
      const mutation = `mutation ($i: ${type}Input!) { ${name}(input: $i) { ... on ${type}Success { user { roles { name } } } } }`;
      return ask(admin.actor, mutation, { i: { userId: eve.id, roleName: 'auditor' } });
    };
    for (let time = 0; time < 2; time++)
      expect((await assign('assignRole')).data?.assignRole).toEqual({
        user: { roles: [{ name: 'auditor' }, { name: 'member' }] },
      });
    for (let time = 0; time < 2; time++)
      expect((await assign('unassignRole')).data?.unassignRole).toEqual({ user: { roles: [{ name: 'member' }] } });
    const { rows } = await house.db.owner.query(
      `select from outbox where type = 'user.rightsChanged' and aggregate_id = $1`,
      [eve.id],
    );
    expect(rows).toHaveLength(2);
  });

  test('an invitation is made, listed and read', async () => {
    const create = `mutation ($i: CreateInvitationInput!) { createInvitation(input: $i) {
      __typename ... on Problem { message } ... on CreateInvitationSuccess { token url
        invitation { id emailHint status createdBy { id } roles { name } groups { name } consumedAt } } } }`;
    const { rows } = await house.db.owner.query<{ id: string }>(`select id from groups where name = 'redteam'`);
    const input = { emailHint: 'Grace@Example.test', roleNames: ['auditor'], groupIds: [rows[0]?.id] };
    const { data, errors } = await ask(admin.actor, create, { i: input });
    expect(errors).toBeUndefined();
    const made = data?.createInvitation as { token: string; url: string };
    expect(made).toMatchObject({
      __typename: 'CreateInvitationSuccess',
      url: `http://steward.test/invite#token=${made.token}`,
      invitation: {
        emailHint: 'Grace@Example.test',
        status: 'OPEN',
        createdBy: { id: admin.id },
        roles: [{ name: 'auditor' }],
        groups: [{ name: 'redteam' }],
        consumedAt: null,
      },
    });
    const list = '{ invitations(first: 1) { totalCount nodes { status } } }';
    expect((await ask(admin.actor, list)).data?.invitations).toEqual({
      totalCount: '1',
      nodes: [{ status: 'OPEN' }],
    });
    const narrowed = 'query ($f: InvitationFilter) { invitations(filter: $f) { totalCount } }';
    for (const [f, totalCount] of [
      [{ status: 'OPEN' }, '1'],
      [{ status: 'REVOKED' }, '0'],
      [{ search: '%' }, '0'],
      [{ search: ' ', status: null }, '1'],
    ] as const)
      expect((await ask(admin.actor, narrowed, { f })).data?.invitations).toEqual({ totalCount });
    expect((await ask(admin.actor, narrowed, { f: { search: '\0' } })).errors?.[0]?.message).toContain('NUL');
    expect((await ask(ada.actor, list)).errors?.[0]?.message).toContain('invitations.read');
    expect((await ask(ada.actor, create, { i: {} })).data?.createInvitation).toMatchObject({
      __typename: 'Forbidden',
    });
    for (const [bad, problem] of [
      [{ roleNames: ['no such role'] }, 'NotFound'],
      [{ groupIds: ['no id'] }, 'NotFound'],
      [{ emailHint: 'no address' }, 'InvalidInput'],
      [{ emailHint: '' }, 'InvalidInput'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 'InvalidInput'],
      [{ expiresAt: '2999-01-01T00:00:00Z' }, 'InvalidInput'],
    ] as const)
      expect((await ask(admin.actor, create, { i: bad })).data?.createInvitation).toMatchObject({
        __typename: problem,
      });
  });

  test('logging out ends the session of the request', async () => {
    const grace = await house.member('grace');
    const { data } = await ask(
      grace.actor,
      'mutation { logout { ... on LogoutSuccess { session { isActive isCurrent } } } }',
    );
    expect(data?.logout).toEqual({ session: { isActive: false, isCurrent: true } });
  });
});
