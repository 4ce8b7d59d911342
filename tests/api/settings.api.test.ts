import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

let one: TestSteward;
let two: TestSteward;
let admin: Account;
let member: Account;

beforeAll(async () => {
  one = await startSteward();
  two = await startSteward({ database: one.database, env: { REGISTRATION: 'invite' } });
  admin = await one.admin();
  member = await register(one.url, 'Max');
});
afterAll(async () => {
  await two.close();
  await one.close();
});
beforeEach(async () => {
  await update({ key: 'registration', value: 'OPEN' });
});

const SETTING = `key value default isDefault updatedAt updatedBy { id }`;
const UPDATE = `mutation ($input: UpdateSettingInput!) { updateSetting(input: $input) { __typename
  ... on UpdateSettingSuccess { setting { ${SETTING} } } ... on Problem { message }
  ... on InvalidInput { field } ... on Conflict { field } } }`;
const RESET = `mutation ($input: ResetSettingInput!) { resetSetting(input: $input) { __typename
  ... on ResetSettingSuccess { setting { ${SETTING} } } ... on Problem { message } } }`;
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
const INVITE = `mutation ($input: CreateInvitationInput!) { createInvitation(input: $input) { __typename
  ... on CreateInvitationSuccess { invitation { expiresAt } } } }`;

const update = (input: object, by = admin) => by.person.do(UPDATE, { ...input });
const form = () => ({ email: `${randomUUID()}@steward.test`, displayName: 'N', password: `pass-${randomUUID()}` });

describe('whoever reads settings', () => {
  test('sees every one with its value, default, schema and description', async () => {
    const { settings } = await admin.person.ask<{ settings: Record<string, unknown>[] }>(
      `{ settings { ${SETTING} description schema } }`,
    );
    expect(settings.map(({ key }) => key)).toEqual([
      'registration',
      'invitations.expiryDays',
      'notifications.retentionDays',
      'secrets.revealRequiresStepUp',
    ]);
    expect(settings[0]).toMatchObject({ value: 'OPEN', default: 'INVITE_ONLY', isDefault: false });
    expect(settings[1]).toMatchObject({
      ...{ value: 7, default: 7, isDefault: true, updatedAt: null, updatedBy: null },
      schema: { type: 'integer', minimum: 1, maximum: 30 },
    });
    expect(settings[3]).toMatchObject({ value: false, schema: { type: 'boolean' } });
  });

  test('sees one by its key, and null for a key that is none', async () => {
    const ask = (key: string) =>
      admin.person.ask<{ setting: object | null }>('query ($key: String!) { setting(key: $key) { key value } }', {
        key,
      });
    expect(await ask('registration')).toEqual({ setting: { key: 'registration', value: 'OPEN' } });
    for (const key of ['toString', '', 'x\0', "registration' or true --"])
      expect(await ask(key)).toEqual({ setting: null });
  });
});

describe('whoever does not', () => {
  test.each(['{ settings { key } }', '{ setting(key: "registration") { value } }'])('is refused %s', async (query) => {
    await expect(member.person.ask(query)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(one.nobody().ask(query)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('changes nothing, whether or not the key is one', async () => {
    for (const key of ['registration', 'nonsense'])
      expect(await update({ key, value: 'OPEN' }, member)).toEqual({
        __typename: 'Forbidden',
        message: 'This needs the permission settings.update.',
      });
  });
});

describe('changing a setting', () => {
  test('answers it as it is now, and a reset its default', async () => {
    expect(await update({ key: 'invitations.expiryDays', value: 2 })).toMatchObject({
      __typename: 'UpdateSettingSuccess',
      setting: { value: 2, default: 7, isDefault: false, updatedBy: { id: admin.id } },
    });
    expect(await admin.person.do(RESET, { key: 'invitations.expiryDays' })).toMatchObject({
      __typename: 'ResetSettingSuccess',
      setting: { value: 7, isDefault: true },
    });
  });

  test('to what is no value of it says which values are', async () => {
    expect(await update({ key: 'invitations.expiryDays', value: 31 })).toEqual({
      __typename: 'InvalidInput',
      field: 'value',
      message: 'This is no value of invitations.expiryDays. Allowed: a whole number of days from 1 to 30.',
    });
    expect(await update({ key: 'nonsense', value: 1 })).toMatchObject({ __typename: 'NotFound' });
  });

  test('that somebody else has changed meanwhile is a conflict', async () => {
    const changed = await update({ key: 'invitations.expiryDays', value: 3 });
    const { updatedAt } = changed['setting'] as { updatedAt: string };
    const outcomes = await Promise.all(
      [4, 5, 6].map((value) => update({ key: 'invitations.expiryDays', value, expectedUpdatedAt: updatedAt })),
    );
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
      'Conflict',
      'Conflict',
      'UpdateSettingSuccess',
    ]);
  });
});

describe('a setting counts at once on every server', () => {
  const tries = async () => [await one.nobody().do(REGISTER, form()), await two.nobody().do(REGISTER, form())];

  test('registration', async () => {
    expect(await tries()).toEqual([{ __typename: 'RegisterSuccess' }, { __typename: 'RegisterSuccess' }]);
    await update({ key: 'registration', value: 'INVITE_ONLY' });
    expect(await tries()).toEqual([{ __typename: 'Forbidden' }, { __typename: 'Forbidden' }]);
  });

  test('how long an invitation is open', async () => {
    const days = async () => {
      const { invitation } = await admin.person.must(INVITE, {});
      const { expiresAt } = invitation as { expiresAt: string };
      return Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000);
    };
    await update({ key: 'invitations.expiryDays', value: 2 });
    expect(await days()).toBe(2);
    await admin.person.must(RESET, { key: 'invitations.expiryDays' });
    expect(await days()).toBe(7);
  });
});
