import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { CREATE_SECRET, REVEAL_SECRET, SHARE_SECRET } from '../support/operations.js';
import { type Account, LOGIN, assign, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field } ... on Conflict { field }';
const DELETE = `mutation ($input: DeleteUserInput!) { deleteUser(input: $input) { __typename
  ... on DeleteUserSuccess { userId restorableUntil } ${PROBLEM} } }`;
const RESTORE = `mutation ($input: RestoreUserInput!) { restoreUser(input: $input) { __typename
  ... on RestoreUserSuccess { user { id displayName email deletedAt roles { name } } } ${PROBLEM} } }`;
const ERASE = `mutation ($input: EraseUserInput!) { eraseUser(input: $input) { __typename
  ... on EraseUserSuccess { userId } ${PROBLEM} } }`;
const CREATE_RESET = `mutation ($input: CreatePasswordResetInput!) { createPasswordReset(input: $input) { __typename
  ... on CreatePasswordResetSuccess { user { id } token url expiresAt } ${PROBLEM} } }`;
const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename
  ... on ResetPasswordSuccess { mfaRequired } ... on Problem { message } } }`;
const NODE = `query ($id: ID!) { node(id: $id) { id ... on User { displayName email } } }`;
const DELETED = `{ deletedUsers(first: 100) { totalCount nodes { id email deletedAt } } }`;

let server: TestSteward;
let admin: Account;
beforeAll(async () => {
  server = await startSteward();
  admin = await server.admin();
});
afterAll(() => server.close());

/** Resolves when the token is worth nothing any more: within seconds, as soon as this process has heard of it. */
const signedOut = ({ person }: Account) =>
  server.until(() =>
    person.ask('{ me { id } }').then(
      () => false,
      (error: unknown) => (error as { code: string }).code === 'UNAUTHENTICATED',
    ),
  );
const node = (who: Account, id: string) => who.person.ask<{ node: unknown }>(NODE, { id });

describe('deleting and restoring', () => {
  test('takes an account out of sight, and brings it back with its secrets and shares', async () => {
    const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
    const made = await ada.person.must(CREATE_SECRET, { name: 'shared', type: 'CUSTOM', value: 'the value' });
    const secretId = (made['secret'] as { id: string }).id;
    await ada.person.must(SHARE_SECRET, { secretId, userId: eve.id, access: 'REVEAL' });
    const gone = await admin.person.must(DELETE, { userId: ada.id });
    expect(gone).toMatchObject({ userId: ada.id });
    await signedOut(ada);
    for (const who of [eve, admin]) expect(await node(who, ada.id)).toEqual({ node: null });
    const { deletedUsers } = await admin.person.ask<{ deletedUsers: { nodes: { id: string; email: string }[] } }>(
      DELETED,
    );
    expect(deletedUsers.nodes).toContainEqual({
      id: ada.id,
      email: ada.email,
      deletedAt: expect.any(String) as unknown,
    });

    const { user } = await admin.person.must(RESTORE, { userId: ada.id });
    expect(user).toMatchObject({ id: ada.id, displayName: 'Ada', deletedAt: null, roles: [{ name: 'member' }] });
    expect(await eve.person.must(REVEAL_SECRET, { secretId })).toMatchObject({ value: 'the value' });
    expect(await admin.person.ask(DELETED)).not.toMatchObject({ deletedUsers: { nodes: [{ id: ada.id }] } });
  });

  test('is for holders of users.delete, and for oneself', async () => {
    const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
    for (const operation of [DELETE, ERASE, RESTORE])
      for (const userId of [eve.id, randomUUID(), 'nothing'])
        expect(await ada.person.do(operation, { userId })).toEqual({
          __typename: 'Forbidden',
          message: 'This needs the permission users.delete.',
        });
    await expect(ada.person.ask(DELETED)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const operation of [DELETE, ERASE])
      await expect(server.nobody().do(operation, { userId: ada.id })).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    expect(await ada.person.do(DELETE, { userId: ada.id })).toMatchObject({ __typename: 'DeleteUserSuccess' });
  });

  test('a deleted one is to others as one who never was', async () => {
    const ada = await register(server.url, 'Ada');
    await admin.person.must(DELETE, { userId: ada.id });
    const never = randomUUID();
    for (const [operation, name] of [
      [DELETE, 'deleteUser'],
      [CREATE_RESET, 'createPasswordReset'],
    ] as const) {
      const [gone, unknown] = [
        await admin.person.do(operation, { userId: ada.id }),
        await admin.person.do(operation, { userId: never }),
      ];
      expect({ [name]: gone }).toEqual({ [name]: unknown });
      expect(gone.__typename).toBe('NotFound');
    }
  });
});

describe('erasing', () => {
  test('is heard by whoever had a share, and leaves nobody behind the id', async () => {
    const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
    const made = await ada.person.must(CREATE_SECRET, { name: 'shared', type: 'CUSTOM', value: 'the value' });
    const secretId = (made['secret'] as { id: string }).id;
    await ada.person.must(SHARE_SECRET, { secretId, userId: eve.id, access: 'REVEAL' });
    const news = await eve.person.listen(
      `subscription { secretEvents { __typename ... on SecretDestroyed { secretId } } }`,
    );
    await admin.person.must(ERASE, { userId: ada.id });
    // That it was shared may be heard first.
    let { value } = await news.next();
    if (isDeepStrictEqual(value, { secretEvents: { __typename: 'SecretShared' } })) ({ value } = await news.next());
    expect(value).toEqual({ secretEvents: { __typename: 'SecretDestroyed', secretId } });
    await eve.person.leave();
    expect(await eve.person.do(REVEAL_SECRET, { secretId })).toMatchObject({ __typename: 'NotFound' });
    expect(await node(admin, ada.id)).toEqual({ node: null });
    expect(await admin.person.do(RESTORE, { userId: ada.id })).toMatchObject({ __typename: 'NotFound' });
    await signedOut(ada);
    await assign(admin, admin, 'auditor');
    const again = await server.admin();
    const { verifyAuditLog } = await again.person.ask<{ verifyAuditLog: unknown }>(
      '{ verifyAuditLog { ok firstBroken { id reason } } }',
    );
    expect(verifyAuditLog).toEqual({ ok: true, firstBroken: null });
    admin = again;
  });

  test('the workspace of an only owner goes to the next in line', async () => {
    const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
    const { owner } = server.database;
    const { rows } = await owner.query<{ id: string }>(
      `insert into workspaces (name, slug) values ('Team', 'team-' || gen_random_uuid()) returning id`,
    );
    const id = rows[0]?.id ?? '';
    await owner.query(
      `insert into workspace_members (workspace_id, user_id, role) values ($1, $2, 'OWNER'), ($1, $3, 'MEMBER')`,
      [id, ada.id, eve.id],
    );
    await admin.person.must(ERASE, { userId: ada.id });
    const { rows: members } = await owner.query(`select user_id, role from workspace_members where workspace_id = $1`, [
      id,
    ]);
    expect(members).toEqual([{ user_id: eve.id, role: 'OWNER' }]);
  });
});

describe('a reset link', () => {
  test('goes from an administrator to its owner, who signs in anew', async () => {
    const ada = await register(server.url, 'Ada');
    const { token, url, user } = await admin.person.must(CREATE_RESET, { userId: ada.id });
    expect(url).toBe(`${server.url}/reset#token=${String(token)}`);
    expect(user).toEqual({ id: ada.id });
    const newPassword = `pass-${randomUUID()}`;
    expect(await server.nobody().must(RESET, { token, newPassword })).toMatchObject({ mfaRequired: false });
    await signedOut(ada);
    expect(await server.nobody().do(LOGIN, { email: ada.email, password: newPassword })).toMatchObject({
      __typename: 'LoginSuccess',
    });
    const same = { __typename: 'InvalidCredentials', message: 'These credentials are not valid.' };
    for (const each of [token, 'made-up', ''])
      expect(await server.nobody().do(RESET, { token: each, newPassword })).toEqual(same);
  });

  test('is for people with users.update alone, and only the first of a request is tried', async () => {
    const ada = await register(server.url, 'Ada');
    expect(await ada.person.do(CREATE_RESET, { userId: admin.id })).toMatchObject({ __typename: 'Forbidden' });
    await expect(server.nobody().do(CREATE_RESET, { userId: ada.id })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const twice = `mutation ($input: ResetPasswordInput!) {
      a: resetPassword(input: $input) { __typename } b: resetPassword(input: $input) { __typename } }`;
    expect(await server.nobody().ask(twice, { input: { token: 'x', newPassword: 'y' } })).toEqual({
      a: { __typename: 'InvalidCredentials' },
      b: { __typename: 'RateLimited' },
    });
  });
});
