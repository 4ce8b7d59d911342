import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Person } from '../../src/demo/client.js';
import { mutation } from '../support/operations.js';
import { LOGIN, assign, register, sees, signIn, type Account } from '../support/people.js';
import { startSteward, type TestSteward } from '../support/steward.js';

const INVITE = mutation('createInvitation', 'token url invitation { id status roles { name } createdBy { id } }');
const ACCEPT = mutation(
  'acceptInvitation',
  'user { id isVerified roles { name } permissions } accessToken refreshToken',
);
const REGISTER = mutation('register', '__typename');
const REFRESH = mutation('refreshSession', 'user { id } accessToken refreshToken');
const CHANGE_PASSWORD = mutation('changePassword', '__typename');
const SET_ACTIVE = mutation('setUserActive', '__typename');
const REVOKE = mutation('revokeSession', 'session { id isActive }');
const UNASSIGN = mutation('unassignRole', '__typename');
const ME = '{ me { id } }';
const SESSIONS = '{ me { sessions { id isCurrent isActive userAgent } } }';
interface Sessions {
  me: { sessions: { id: string; isCurrent: boolean; isActive: boolean }[] };
}

let server: TestSteward;
let admin: Account;

beforeAll(async () => {
  server = await startSteward();
  admin = await server.admin();
});
afterAll(() => server.close());

describe('invitations', () => {
  test('bring in a verified member with the roles they carry, once', async () => {
    const email = `invited-${randomUUID()}@steward.test`;
    const made = await admin.person.must(INVITE, { emailHint: email, roleNames: ['approver'] });
    expect(made).toMatchObject({
      url: expect.stringContaining(`/invite#token=${String(made['token'])}`),
      invitation: { status: 'OPEN', roles: [{ name: 'approver' }], createdBy: { id: admin.id } },
    });
    const guest = new Person('Guest', email, server.url);
    const input = { token: made['token'], email, displayName: 'Guest', password: `pass-${randomUUID()}` };
    expect(await guest.do(ACCEPT, { ...input, email: 'other@steward.test' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'email',
    });
    const accepted = await guest.must(ACCEPT, input);
    expect(accepted['user']).toMatchObject({ isVerified: true });
    const names = (accepted['user'] as { roles: { name: string }[] }).roles.map((role) => role.name);
    expect(names.sort()).toEqual(['approver', 'member']);
    expect(await guest.do(ACCEPT, input)).toMatchObject({ __typename: 'Conflict' });
    expect(await guest.do(ACCEPT, { ...input, token: 'no such token' })).toMatchObject({ __typename: 'NotFound' });
  });

  test('are for those who may invite', async () => {
    const member = await register(server.url, 'Member');
    expect(await member.person.do(INVITE, {})).toMatchObject({ __typename: 'Forbidden' });
    await expect(member.person.ask('{ invitations { totalCount } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('signing in', () => {
  test('answers a wrong password and an unknown address alike', async () => {
    const account = await register(server.url, 'Known');
    const nobody = server.nobody();
    const wrong = await nobody.do(LOGIN, { email: account.email, password: 'wrong password' });
    expect(wrong).toMatchObject({ __typename: 'InvalidCredentials' });
    expect(await nobody.do(LOGIN, { email: `no-${account.email}`, password: 'wrong password' })).toEqual(wrong);
    await nobody.must(LOGIN, { email: ` ${account.email.toUpperCase()} `, password: account.password });
  });

  test('is throttled, and says for how long', async () => {
    const account = await register(server.url, 'Throttled');
    const nobody = server.nobody();
    const guesses = await Promise.all(
      Array.from({ length: 30 }, () => nobody.do(LOGIN, { email: account.email, password: 'wrong password' })),
    );
    const refused = guesses.filter((guess) => guess.__typename === 'RateLimited');
    expect(guesses.length - refused.length).toBeLessThanOrEqual(10);
    expect(Number(refused[0]?.['retryAfter'])).toBeGreaterThan(0);
    expect(await nobody.do(LOGIN, { email: account.email, password: account.password })).toMatchObject({
      __typename: 'RateLimited',
    });
  });

  test('tries only one of several aliased logins', async () => {
    const account = await register(server.url, 'Aliased');
    const login = (password: string) =>
      `login(input: { email: "${account.email}", password: "${password}" }) { __typename }`;
    const nobody = server.nobody();
    const answer = await nobody.ask(`mutation { a: ${login('wrong')} b: ${login(account.password)} }`);
    expect(answer).toMatchObject({ a: { __typename: 'InvalidCredentials' }, b: { __typename: 'RateLimited' } });
  });

  test.each([
    ['short', 'too short'],
    ['73 bytes', '\u00e9'.repeat(36) + 'x'],
    ['a NUL', `pass\u0000word-and-more`],
    ['very common', 'password1234'],
  ])('refuses a password that is %s', async (_what, password) => {
    const nobody = server.nobody();
    const answer = await nobody.do(REGISTER, { email: `x-${randomUUID()}@steward.test`, displayName: 'X', password });
    expect(answer).toMatchObject({ __typename: 'InvalidInput', field: 'password' });
  });
});

describe('sessions', () => {
  test('a token is good for one purpose only', async () => {
    const account = await register(server.url, 'Purpose');
    const other = new Person('x', account.email, server.url);
    other.signIn({ __typename: 'x', accessToken: account.refreshToken });
    await expect(other.ask(ME)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await other.do(REFRESH, { refreshToken: account.accessToken })).toMatchObject({
      __typename: 'InvalidCredentials',
    });
  });

  test('logging out ends this one; revoking ends that one; a stranger’s does not exist', async () => {
    const account = await register(server.url, 'Devices');
    const phone = await signIn(server.url, account.email, account.password);
    const stranger = await register(server.url, 'Other');
    const { me } = await phone.person.ask<Sessions>(SESSIONS);
    const first = me.sessions.find((session) => !session.isCurrent);
    expect(me.sessions).toHaveLength(2);
    expect(await stranger.person.do(REVOKE, { sessionId: first?.id })).toMatchObject({ __typename: 'NotFound' });
    expect(await phone.person.must(REVOKE, { sessionId: first?.id })).toMatchObject({
      session: { id: first?.id, isActive: false },
    });
    await server.until(async () => !(await sees(account.person, ME)));
    expect(await account.person.do(REFRESH, { refreshToken: account.refreshToken })).toMatchObject({
      __typename: 'InvalidCredentials',
    });
    await phone.person.ask('mutation { logout { __typename } }');
    await server.until(async () => !(await sees(phone.person, ME)));
  });

  test('changing the password needs the old one and ends the others', async () => {
    const account = await register(server.url, 'Changer');
    const other = await signIn(server.url, account.email, account.password);
    const newPassword = `new-${randomUUID()}`;
    expect(await account.person.do(CHANGE_PASSWORD, { currentPassword: 'wrong', newPassword })).toMatchObject({
      __typename: 'InvalidCredentials',
    });
    await account.person.must(CHANGE_PASSWORD, { currentPassword: account.password, newPassword });
    await account.person.ask(ME);
    expect(await other.person.do(REFRESH, { refreshToken: other.refreshToken })).toMatchObject({
      __typename: 'InvalidCredentials',
    });
    await signIn(server.url, account.email, newPassword);
  });

  test('20 refreshes at once with one token: one successor; a grandparent ends the family', async () => {
    const account = await register(server.url, 'Refresher');
    const nobody = server.nobody();
    const refresh = async (refreshToken: unknown) => nobody.do(REFRESH, { refreshToken });
    let token: unknown = account.refreshToken;
    const grandparent = token;
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)));
      const successors = new Set(answers.map((answer) => answer['refreshToken']));
      expect(answers.every((answer) => answer.__typename === 'RefreshSessionSuccess')).toBe(true);
      expect(successors.size).toBe(1);
      [token] = successors;
    }
    expect(await refresh(grandparent)).toMatchObject({ __typename: 'InvalidCredentials' });
    expect(await refresh(token)).toMatchObject({ __typename: 'InvalidCredentials' });
    await signIn(server.url, account.email, account.password);
  });
});

describe('rights', () => {
  test('an administrator sees accounts and no content; a member the reverse', async () => {
    const member = await register(server.url, 'Worker');
    expect(await admin.person.ask('{ users(first: 1) { nodes { email } } }')).toMatchObject({ users: { nodes: [{}] } });
    await expect(admin.person.ask('{ secrets { totalCount } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const query of ['{ users { totalCount } }', '{ roles { name } }', '{ auditLogs { totalCount } }'])
      await expect(member.person.ask(query)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await member.person.ask('query ($email: String!) { findUser(email: $email) { id displayName email } }', {
        email: admin.email,
      }),
    ).toEqual({ findUser: { id: admin.id, displayName: expect.any(String), email: null } });
  });

  test('a role given or taken works in sessions that are open', async () => {
    const member = await register(server.url, 'Promoted');
    await assign(admin, member, 'auditor');
    const may = () => sees(member.person, '{ auditLogs(first: 1) { nodes { action } } }');
    await server.until(may);
    await admin.person.must(UNASSIGN, { userId: member.id, roleName: 'auditor' });
    await server.until(async () => !(await may()));
    expect(await member.person.do(SET_ACTIVE, { userId: admin.id, isActive: false })).toMatchObject({
      __typename: 'Forbidden',
    });
  });

  test('the last administrator stays one', async () => {
    expect(await admin.person.do(UNASSIGN, { userId: admin.id, roleName: 'admin' })).toMatchObject({
      __typename: 'Conflict',
    });
    expect(await admin.person.do(SET_ACTIVE, { userId: admin.id, isActive: false })).toMatchObject({
      __typename: 'Conflict',
    });
  });

  test('a disabled account is out at once, and back only by signing in again', async () => {
    const member = await register(server.url, 'Disabled');
    await admin.person.must(SET_ACTIVE, { userId: member.id, isActive: false });
    await server.until(async () => !(await sees(member.person, ME)));
    const nobody = server.nobody();
    expect(await nobody.do(LOGIN, { email: member.email, password: member.password })).toMatchObject({
      __typename: 'InvalidCredentials',
    });
    await admin.person.must(SET_ACTIVE, { userId: member.id, isActive: true });
    await expect(member.person.ask(ME)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await signIn(server.url, member.email, member.password);
  });
});

describe('the audit log', () => {
  test('has what was done and what was refused, and verifies', async () => {
    const member = await register(server.url, 'Audited');
    const stranger = await register(server.url, 'Nosy');
    await stranger.person.do(SET_ACTIVE, { userId: member.id, isActive: false });
    const query = `query ($f: AuditLogFilter) { auditLogs(first: 5, filter: $f) { nodes { action success userId username ip details errorMessage } } }`;
    const refused = await admin.person.ask<{ auditLogs: { nodes: unknown[] } }>(query, {
      f: { userId: stranger.id, success: false },
    });
    expect(refused.auditLogs.nodes).toHaveLength(1);
    expect(refused.auditLogs.nodes[0]).toMatchObject({ action: 'ACCESS_DENIED', userId: stranger.id, success: false });
    const registered = await admin.person.ask<{ auditLogs: { nodes: unknown[] } }>(query, {
      f: { userId: member.id, action: 'USER_REGISTERED' },
    });
    expect(registered.auditLogs.nodes).toHaveLength(1);
    const reads = await admin.person.ask<{ auditLogs: { nodes: unknown[] } }>(query, { f: { action: 'AUDIT_READ' } });
    expect(reads.auditLogs.nodes.length).toBeGreaterThan(0);
    await server.until(async () => {
      const { verifyAuditLog: found } = await admin.person.ask<{
        verifyAuditLog: { ok: boolean; firstBroken: unknown };
      }>('{ verifyAuditLog { ok checked unsealed firstBroken { id reason } } }');
      expect(found).toMatchObject({ ok: true, firstBroken: null });
      return true;
    });
  });
});
