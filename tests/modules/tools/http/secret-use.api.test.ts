import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../../../../src/demo/client.js';
import { CREATE_SECRET, SHARE_SECRET, UNSHARE_SECRET, UPDATE_SECRET } from '../../../support/operations.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import {
  REGISTER_TOOL,
  REQUEST_EXECUTION,
  type ToolAnswer,
  UPDATE_TOOL,
  executionOf,
  httpTool,
  newName,
  toolOf,
} from '../support.js';
import { type Elsewhere, elsewhere } from './hostile.js';
import { ended } from './support.js';

let house: TestSteward;
let admin: Account;
let ada: Account;
let eve: Account;
let there: Elsewhere;
beforeAll(async () => {
  there = await elsewhere();
  house = await startSteward({ env: { TOOL_PRIVATE_HOSTS: `127.0.0.1:${there.port}` } });
  [admin, ada, eve] = [await house.admin(), await register(house.url, 'Ada'), await register(house.url, 'Eve')];
});
afterAll(async () => {
  await house.close();
  await there.close();
});

/** A tool that sends its line in a header. */
async function tool(more: object = {}): Promise<ToolAnswer> {
  const http = {
    ...{ method: 'GET', url: `http://127.0.0.1:${there.port}/echo` },
    headers: [{ name: 'Authorization', value: 'Bearer {{line}}' }],
  };
  const made = httpTool(newName(), { allowedHosts: [`127.0.0.1:${there.port}`], http, ...more });
  return toolOf(await admin.person.must(REGISTER_TOOL, made));
}
async function secretFor(names: readonly string[], more: object = {}): Promise<string> {
  const input = { name: randomUUID(), type: 'CUSTOM', value: `value-${randomUUID()}`, allowedTools: names, ...more };
  return ((await ada.person.must(CREATE_SECRET, input))['secret'] as { id: string }).id;
}
const ask = (who: Person, toolName: string, id: string) =>
  who.do(REQUEST_EXECUTION, { toolName, parameters: { line: `{{secret:${id}}}` } });
const refused = (message: string) => ({ __typename: 'InvalidParameters', message, pointer: '/line' });

const LOG = `query ($id: ID!) { secret(id: $id) { lastUsedAt accessLog(first: 50) { nodes {
  accessType success reason toolName toolExecutionId user { id } apiKeyId } } } }`;
const logOf = async (id: string) => {
  const { secret } = await ada.person.ask<{
    secret: { lastUsedAt: string | null; accessLog: { nodes: { accessType: string }[] } };
  }>(LOG, { id });
  const uses = secret.accessLog.nodes.filter(({ accessType }) => accessType === 'USE');
  return { uses, wasUsed: secret.lastUsedAt !== null };
};
async function agent(scopes: readonly string[]): Promise<Person> {
  const { key } = await ada.person.must(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename ... on CreateApiKeySuccess { key } } }`,
    { name: randomUUID(), scopes },
  );
  const person = house.nobody();
  person.signIn({ __typename: '', accessToken: key });
  return person;
}
const BINDINGS = `query ($id: ID!) { secret(id: $id) { toolBindings { toolName definitionHash isCurrent } } }`;
const bindingsOf = async (id: string) =>
  (await ada.person.ask<{ secret: { toolBindings: unknown } }>(BINDINGS, { id })).secret.toolBindings;
const SCOPES = ['tools.read', 'tools.execute', 'secrets.read'];

test('is written down, with the tool, before the value leaves', async () => {
  const { name } = await tool();
  const id = await secretFor([name]);
  const executionId = executionOf(await ask(ada.person, name, id)).id;
  const outcome = await ended(house, ada, executionId);
  expect(outcome).toMatchObject({
    status: 'COMPLETED',
    result: { body: { headers: { authorization: 'Bearer [secret]' } } },
  });
  const entry = { accessType: 'USE', success: true, reason: null, toolName: name, toolExecutionId: executionId };
  expect(await logOf(id)).toEqual({ uses: [{ ...entry, user: { id: ada.id }, apiKeyId: null }], wasUsed: true });
  const { rows } = await house.database.owner.query(
    `select user_id, success, tool_execution_id, details from audit_logs where action = 'CREDENTIAL_USED' and resource_id = $1`,
    [id],
  );
  expect(rows).toEqual([
    { user_id: ada.id, success: true, tool_execution_id: executionId, details: { version: 1, tool: name } },
  ]);
});

test('is for the tools that the owner named, as they were then', async () => {
  const [one, other] = [await tool(), await tool()];
  const id = await secretFor([one.name.toUpperCase()]);
  expect(await ask(ada.person, one.name, id)).toMatchObject({ __typename: 'RequestToolExecutionSuccess' });
  const binding = { toolName: one.name.toUpperCase(), definitionHash: one.definitionHash };
  expect(await bindingsOf(id)).toEqual([{ ...binding, isCurrent: true }]);
  const TOOL = 'The secret is not for this tool: its owner has to name it in allowedTools.';
  expect(await ask(ada.person, other.name, id)).toMatchObject(refused(TOOL));
  await admin.person.must(UPDATE_TOOL, { toolId: one.id, description: 'It does something else.' });
  const CHANGED =
    'The secret is for this tool as it was: its owner has to take it out of allowedTools and put it back.';
  expect(await ask(ada.person, one.name, id)).toMatchObject(refused(CHANGED));
  expect(await bindingsOf(id)).toEqual([{ ...binding, isCurrent: false }]);
  await ada.person.must(UPDATE_SECRET, { secretId: id, allowedTools: [one.name.toUpperCase()], description: 'Same.' });
  expect(await ask(ada.person, one.name, id)).toMatchObject(refused(CHANGED));
  for (const allowedTools of [[], [one.name]]) await ada.person.must(UPDATE_SECRET, { secretId: id, allowedTools });
  expect(await ask(ada.person, one.name, id)).toMatchObject({ __typename: 'RequestToolExecutionSuccess' });
  const early = newName();
  const waiting = await secretFor([early, one.name]);
  expect(await bindingsOf(waiting)).toMatchObject([
    { toolName: early, definitionHash: null, isCurrent: false },
    { toolName: one.name, isCurrent: true },
  ]);
  await admin.person.must(REGISTER_TOOL, httpTool(early));
  expect(await ask(ada.person, early, waiting)).toMatchObject(refused(CHANGED));
});

test('is for no kind of tool but those that say so', async () => {
  const { tools } = await ada.person.ask<{ tools: { nodes: { kind: string; takesSecrets: boolean }[] } }>(
    `{ tools(first: 100) { nodes { kind takesSecrets } } }`,
  );
  expect(new Set(tools.nodes.map(({ kind }) => kind)).size).toBeGreaterThan(1);
  for (const { kind, takesSecrets } of tools.nodes) expect([kind, takesSecrets]).toEqual([kind, kind === 'HTTP']);
  const id = await secretFor(['calculate']);
  const parameters = { expression: `{{secret:${id}}}` };
  expect(await ada.person.do(REQUEST_EXECUTION, { toolName: 'calculate', parameters })).toMatchObject({
    ...{ __typename: 'InvalidParameters', message: 'Tools of this kind are given no secrets.', pointer: '/expression' },
  });
});

test('is not for whoever sees none, may use none, or asks by a key that may not', async () => {
  const { name } = await tool();
  const id = await secretFor([name]);
  const missing = await ask(eve.person, name, randomUUID());
  expect(missing).toMatchObject(refused('There is no such secret.'));
  expect(await ask(eve.person, name, id)).toEqual(missing);
  expect(await ask(await agent(SCOPES), name, id)).toMatchObject(refused('You may not use this secret.'));
  expect(await ask(await agent(['tools.read', 'tools.execute']), name, id)).toEqual(missing);
  expect(await ask(await agent([...SCOPES, 'secrets.use']), name, id)).toMatchObject({
    __typename: 'RequestToolExecutionSuccess',
  });
  const write = await agent([...SCOPES, 'secrets.use', 'secrets.create']);
  expect(await write.do(UPDATE_SECRET, { secretId: id, allowedTools: [name, 'other'] })).toMatchObject({
    ...{ __typename: 'Forbidden', message: 'A person who is signed in says which tools a secret is for.' },
  });
  expect(await ask(ada.person, name, await secretFor([name], { expiresAt: '2999-01-01T00:00:00Z' }))).toMatchObject({
    __typename: 'RequestToolExecutionSuccess',
  });
});

test('ends with the right to it, also between the request and its turn', async () => {
  const paused = await tool({ maxConcurrentExecutions: 0 });
  const [shared, off] = [await secretFor([paused.name]), await secretFor([paused.name])];
  await ada.person.must(SHARE_SECRET, { secretId: shared, userId: eve.id, access: 'USE' });
  const ids = [
    executionOf(await ask(eve.person, paused.name, shared)).id,
    executionOf(await ask(ada.person, paused.name, off)).id,
    executionOf(await ask(ada.person, paused.name, shared)).id,
  ] as const;
  await ada.person.must(UNSHARE_SECRET, { secretId: shared, userId: eve.id });
  await ada.person.must(`mutation ($input: SetSecretActiveInput!) { setSecretActive(input: $input) { __typename } }`, {
    secretId: off,
    isActive: false,
  });
  const before = there.seen.length;
  await admin.person.must(UPDATE_TOOL, { toolId: paused.id, maxConcurrentExecutions: null });
  const [gone, inactive, fine] = [
    await ended(house, eve, ids[0]),
    await ended(house, ada, ids[1]),
    await ended(house, ada, ids[2]),
  ];
  expect(gone).toMatchObject({
    ...{ status: 'REJECTED', reason: 'POLICY', error: 'A secret that it refers to is no longer there.' },
  });
  expect(inactive).toMatchObject({ status: 'REJECTED', reason: 'POLICY' });
  expect(await logOf(off)).toMatchObject({
    ...{ uses: [{ success: false, reason: inactive.error, toolName: paused.name, toolExecutionId: ids[1] }] },
    wasUsed: false,
  });
  expect(fine).toMatchObject({ status: 'COMPLETED' });
  expect(there.seen.length).toBe(before + 1);
});

test('does not happen where it cannot be written down, or the secret is too short to be kept out of an answer', async () => {
  const { name } = await tool();
  const id = await secretFor([name]);
  const before = there.seen.length;
  await house.database.owner.query(`
    create function no_uses() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger no_uses before insert on secret_access_log for each row when (new.access_type = 'USE' and new.success)
    execute function no_uses()`);
  const unwritten = await ended(house, ada, executionOf(await ask(ada.person, name, id)).id);
  await house.database.owner.query(`drop trigger no_uses on secret_access_log; drop function no_uses()`);
  expect(unwritten).toMatchObject({
    ...{ status: 'FAILED', reason: 'ERROR' },
    error: 'A secret could not be opened, or that not be written down: the tool was not run.',
  });
  expect((await logOf(id)).uses).toMatchObject([{ success: false, reason: 'Internal error.', toolName: name }]);
  const short = await secretFor([name], { value: 'abc' });
  expect(await ended(house, ada, executionOf(await ask(ada.person, name, short)).id)).toMatchObject({
    error: 'A secret of fewer than 4 bytes could not be kept out of an answer: it is not used.',
  });
  expect(there.seen.length).toBe(before);
});
