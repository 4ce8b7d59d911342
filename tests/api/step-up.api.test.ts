import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CREATE_SECRET, REVEAL_SECRET, UPDATE_SECRET } from '../support/operations.js';
import { type Account, register } from '../support/people.js';
import { type TestSteward, startSteward } from '../support/steward.js';

const STEP_UP = `mutation ($input: StepUpInput!) { stepUp(input: $input) { __typename
  ... on StepUpSuccess { freshUntil } ... on Problem { message } } }`;
const GUARDED = `query ($id: ID!) { secret(id: $id) { requireStepUp } }`;

let server: TestSteward;
let ada: Account;
beforeAll(async () => {
  server = await startSteward();
  ada = await register(server.url, 'Ada');
});
afterAll(() => server.close());

test('a guarded value is revealed after stepUp, and not before', async () => {
  const input = { name: 'guarded', type: 'PASSWORD', value: 'worth a second look', requireStepUp: true };
  const { secret } = await ada.person.must(CREATE_SECRET, input);
  const { id } = secret as { id: string };
  expect(await ada.person.ask(GUARDED, { id })).toEqual({ secret: { requireStepUp: true } });
  expect(await ada.person.do(REVEAL_SECRET, { secretId: id })).toEqual({
    __typename: 'StepUpRequired',
    message: expect.stringContaining('stepUp'),
  });
  expect((await ada.person.do(UPDATE_SECRET, { secretId: id, requireStepUp: false })).__typename).toBe(
    'StepUpRequired',
  );
  await ada.person.must(STEP_UP, { password: ada.password });
  expect(await ada.person.must(REVEAL_SECRET, { secretId: id })).toMatchObject({ value: 'worth a second look' });
  await ada.person.must(UPDATE_SECRET, { secretId: id, requireStepUp: false });
  expect(await ada.person.ask(GUARDED, { id })).toEqual({ secret: { requireStepUp: false } });
});

test('a new secret is unguarded unless it says so', async () => {
  const { secret } = await ada.person.must(CREATE_SECRET, { name: 'plain', type: 'PASSWORD', value: 'x' });
  expect(await ada.person.ask(GUARDED, secret as { id: string })).toEqual({ secret: { requireStepUp: false } });
});

test('an administrator can ask it of every reveal, and it counts at once', async () => {
  const update = `mutation ($input: UpdateSettingInput!) { updateSetting(input: $input) { __typename } }`;
  const bob = await register(server.url, 'Bob');
  const { secret } = await bob.person.must(CREATE_SECRET, { name: 'plain', type: 'PASSWORD', value: 'x' });
  const { id: secretId } = secret as { id: string };
  const admin = await server.admin();
  await admin.person.must(update, { key: 'secrets.revealRequiresStepUp', value: true });
  expect((await bob.person.do(REVEAL_SECRET, { secretId })).__typename).toBe('StepUpRequired');
  await bob.person.must(STEP_UP, { password: bob.password });
  await bob.person.must(REVEAL_SECRET, { secretId });
});
