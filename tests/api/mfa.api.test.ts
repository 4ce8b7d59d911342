import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LOGIN, register, type Account } from '../support/people.js';
import { startSteward, type TestSteward } from '../support/steward.js';
import { codeOf, wrongCodeOf } from '../modules/identity/second-factor.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field } ... on Conflict { field }';
const ENROLL = `mutation { enrollTotp { __typename ... on EnrollTotpSuccess { secret otpauthUri } ${PROBLEM} } }`;
const CONFIRM = `mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) { __typename
  ... on ConfirmTotpSuccess { backupCodes } ${PROBLEM} } }`;
const DISABLE = `mutation ($input: DisableTotpInput!) { disableTotp(input: $input) { __typename
  ... on DisableTotpSuccess { user { id mfaEnabled } } ${PROBLEM} } }`;
const REGENERATE = `mutation ($input: RegenerateBackupCodesInput!) { regenerateBackupCodes(input: $input) { __typename
  ... on RegenerateBackupCodesSuccess { backupCodes } ${PROBLEM} } }`;
const COMPLETE = `mutation ($input: CompleteMfaInput!) { completeMfa(input: $input) { __typename
  ... on CompleteMfaSuccess { user { id mfaEnabled } accessToken refreshToken accessTokenExpiresAt } ... on Problem { message } } }`;
const STEP_UP = `mutation ($input: StepUpInput!) { stepUp(input: $input) { __typename
  ... on StepUpSuccess { freshUntil } ... on Problem { message } ... on InvalidInput { field } } }`;
const LOGIN_MFA = LOGIN.replace('... on RateLimited', '... on MfaRequired { challenge expiresAt } ... on RateLimited');
const ME = '{ me { id mfaEnabled } }';

let server: TestSteward;
beforeAll(async () => {
  server = await startSteward();
});
afterAll(() => server.close());

const enroll = async ({ person }: Account) => {
  const { enrollTotp } = await person.ask<{ enrollTotp: { secret: string; otpauthUri: string } }>(ENROLL);
  return enrollTotp;
};

test('from enrolling to signing in to disabling', async () => {
  const ada = await register(server.url, 'Ada');
  expect(await ada.person.ask(ME)).toEqual({ me: { id: ada.id, mfaEnabled: false } });
  const { secret, otpauthUri } = await enroll(ada);
  expect(otpauthUri).toMatch(/^otpauth:\/\/totp\/Steward:ada-/);
  expect(await ada.person.ask(ME)).toEqual({ me: { id: ada.id, mfaEnabled: false } });
  expect(await ada.person.do(CONFIRM, { code: wrongCodeOf(secret) })).toMatchObject({
    __typename: 'InvalidInput',
    field: 'code',
  });
  const first = codeOf(secret);
  const { backupCodes } = await ada.person.must(CONFIRM, { code: first });
  expect(backupCodes).toHaveLength(10);
  expect(await ada.person.ask(ME)).toEqual({ me: { id: ada.id, mfaEnabled: true } });

  const device = server.nobody();
  const credentials = { email: ada.email, password: ada.password };
  const asked = await device.do(LOGIN_MFA, credentials);
  expect(asked).toMatchObject({
    __typename: 'MfaRequired',
    message: expect.stringContaining('completeMfa'),
    challenge: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(asked).not.toHaveProperty('accessToken');
  // The code that confirmed was used already.
  expect(await device.do(COMPLETE, { challenge: asked['challenge'], code: first })).toMatchObject({
    __typename: 'InvalidCredentials',
  });
  const again = await device.do(LOGIN_MFA, credentials);
  const code = (backupCodes as string[])[0];
  const signedIn = await device.must(COMPLETE, { challenge: again['challenge'], code });
  expect(signedIn['user']).toEqual({ id: ada.id, mfaEnabled: true });
  device.signIn(signedIn);
  expect(await device.ask(ME)).toEqual({ me: { id: ada.id, mfaEnabled: true } });

  const fresh = await device.must(REGENERATE, { code: (backupCodes as string[])[1] });
  const codes = fresh['backupCodes'] as string[];
  expect(await device.do(STEP_UP, { password: ada.password })).toMatchObject({
    __typename: 'InvalidInput',
    field: 'code',
  });
  expect(await device.must(STEP_UP, { code: codes[0] })).toHaveProperty('freshUntil');
  expect(await device.do(DISABLE, { code: codes[0] })).toMatchObject({ __typename: 'InvalidCredentials' });
  expect((await device.must(DISABLE, { code: codes[1] }))['user']).toEqual({ id: ada.id, mfaEnabled: false });
  expect((await server.nobody().must(LOGIN_MFA, credentials)).__typename).toBe('LoginSuccess');
});

test('whether somebody has a second factor, administrators see and strangers do not', async () => {
  const [ada, eve] = [await register(server.url, 'Ada'), await register(server.url, 'Eve')];
  const find = 'query ($email: String!) { findUser(email: $email) { mfaEnabled } }';
  expect(await eve.person.ask(find, { email: ada.email })).toEqual({ findUser: { mfaEnabled: null } });
  const admin = await server.admin();
  expect(await admin.person.ask(find, { email: ada.email })).toEqual({ findUser: { mfaEnabled: false } });
});

test('nobody enrols, confirms, disables, regenerates or steps up without signing in', async () => {
  const nobody = server.nobody();
  await expect(nobody.ask(ENROLL)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  for (const mutation of [CONFIRM, DISABLE, REGENERATE, STEP_UP])
    await expect(nobody.do(mutation, { code: '123456' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await nobody.do(COMPLETE, { challenge: 'none', code: '123456' })).toMatchObject({
    __typename: 'InvalidCredentials',
  });
});

test('an old session must step up before it enrols', async () => {
  const ada = await register(server.url, 'Ada');
  await server.database.owner.query(`update sessions set created_at = now() - interval '1 hour' where user_id = $1`, [
    ada.id,
  ]);
  expect(await ada.person.ask(ENROLL)).toMatchObject({ enrollTotp: { __typename: 'StepUpRequired' } });
  await ada.person.must(STEP_UP, { password: ada.password });
  expect(await enroll(ada)).toHaveProperty('secret');
});
