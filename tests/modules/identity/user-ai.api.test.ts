import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { actorOf } from '../secrets/people.js';

const SET = `mutation ($input: SetUserAiInput!) { setUserAi(input: $input) { __typename
  ... on SetUserAiSuccess { user { id aiProvider aiModel } } ... on Problem { message } ... on InvalidInput { field } } }`;
interface Pair {
  readonly provider: string | null;
  readonly model: string | null;
}
const MINE = '{ me { aiProvider aiModel } }';
const TOLD = '{ notifications(first: 100) { nodes { kind subject actor { id } } } }';

let house: TestSteward;
let ada: Account;
let admin: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, admin] = [await register(house.url, 'Ada'), await house.admin()];
});
afterAll(() => house.close());

const audited = async () =>
  (
    await house.database.owner.query<{ changes: unknown }>(
      `select changes from audit_logs where resource_id = $1 and action = 'USER_AI_SET' order by created_at`,
      [ada.id],
    )
  ).rows.map(({ changes }) => changes);

test('an administrator chooses, and takes back; the user is told, and the log has before and after', async () => {
  const choice = { userId: ada.id, provider: 'ollama', model: 'llama3.2:1b' };
  for (let time = 1; time <= 2; time++)
    expect(await admin.person.must(SET, choice)).toMatchObject({
      user: { id: ada.id, aiProvider: 'ollama', aiModel: 'llama3.2:1b' },
    });
  expect(await ada.person.ask(MINE)).toEqual({ me: { aiProvider: 'ollama', aiModel: 'llama3.2:1b' } });
  await admin.person.must(SET, { userId: ada.id.toUpperCase() });
  expect(await ada.person.ask(MINE)).toEqual({ me: { aiProvider: null, aiModel: null } });
  const [chosen, nothing] = [
    { provider: 'ollama', model: 'llama3.2:1b' },
    { provider: null, model: null },
  ];
  const changes = (before: Pair, after: Pair) => ({
    provider: { before: before.provider, after: after.provider },
    model: { before: before.model, after: after.model },
  });
  expect(await audited()).toEqual([changes(nothing, chosen), changes(chosen, nothing)]);
  const told = async () => {
    const { notifications } = await ada.person.ask<{ notifications: { nodes: { kind: string; actor: object }[] } }>(
      TOLD,
    );
    return notifications.nodes.filter(({ kind }) => kind === 'AI_MODEL_SET');
  };
  await house.until(async () => (await told()).length === 2);
  expect((await told())[0]).toMatchObject({ actor: { id: admin.id } });
});

test.each([
  ['model', { provider: 'ollama' }],
  ['provider', { model: 'llama3.2' }],
  ['provider', { provider: 'skynet', model: 'llama3.2' }],
  ['model', { provider: 'ollama', model: 'two words' }],
  ['model', { provider: 'ollama', model: '' }],
  ['model', { provider: 'ollama', model: 'a'.repeat(201) }],
])('a bad %s is refused (%#)', async (field, input) => {
  expect(await admin.person.do(SET, { userId: ada.id, ...input })).toMatchObject({
    __typename: 'InvalidInput',
    field,
  });
});

test('nobody without users.update chooses, for others or for themselves; nobody is missing alike', async () => {
  const choice = { provider: 'ollama', model: 'llama3.2' };
  for (const userId of [ada.id, admin.id, randomUUID(), 'x'])
    expect(await ada.person.do(SET, { userId, ...choice })).toMatchObject({ __typename: 'Forbidden' });
  const gone = await register(house.url, 'Gone');
  await house.database.owner.query('update users set deleted_at = now(), is_active = false where id = $1', [gone.id]);
  for (const userId of [randomUUID(), 'x', gone.id])
    expect(await admin.person.do(SET, { userId, ...choice })).toEqual({
      __typename: 'NotFound',
      message: 'User not found.',
    });
});

test('the database lets nobody choose past the function, nor call it without the right', async () => {
  const { database } = house.database;
  const direct = (id: string) =>
    database.as(actorOf(id, ['users.update']), (tx) =>
      tx.query(`update user_accounts set ai_provider = 'ollama', ai_model = 'x' where user_id = $1`, [id]),
    );
  await expect(direct(ada.id)).rejects.toThrow('permission denied');
  const called = database.as(actorOf(ada.id, ['users.update']), (tx) =>
    tx.query(`select from app_set_user_ai($1, 'ollama', 'x')`, [ada.id]),
  );
  await expect(called).rejects.toThrow('users.update');
});
