import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { store } from '../../support/corpus.js';
import { CREATE_SECRET } from '../../support/operations.js';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import { REQUEST_EXECUTION, UPDATE_TOOL, executionOf } from './support.js';

let house: TestSteward;
let admin: Account;
let ada: Account;
beforeAll(async () => {
  house = await startSteward();
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
});
afterAll(() => house.close());

/** Runs a tool as somebody, and answers its result, or its error. */
async function run(account: Account, toolName: string, parameters: object, more: object = {}) {
  const { id } = executionOf(await account.person.must(REQUEST_EXECUTION, { toolName, parameters, ...more }));
  const read = async () =>
    (
      await house.database.owner.query<{ status: string; result: unknown; error: string | null }>(
        `select status, result, error from tool_executions where id = $1 and completed_at is not null`,
        [id],
      )
    ).rows[0];
  await house.until(async () => (await read()) !== undefined);
  const ended = await read();
  return ended?.status === 'COMPLETED' ? ended.result : ended?.error;
}

const RESULT = `query ($id: ID!) { toolExecution(id: $id) { status result attempts cached } }`;

test('a tool that comes with the server runs from its request to its result, and is heard of', async () => {
  const news = await ada.person.listen(`subscription { toolExecutionEvents { executionId status } }`);
  const outcome = await ada.person.must(REQUEST_EXECUTION, {
    ...{ toolName: 'calculate', parameters: { expression: '2 ^ 10' } },
  });
  const { id } = executionOf(outcome);
  for (const status of ['PENDING', 'RUNNING', 'COMPLETED'])
    expect((await news.next()).value).toEqual({ toolExecutionEvents: { executionId: id, status } });
  expect(await ada.person.ask(RESULT, { id })).toEqual({
    toolExecution: { status: 'COMPLETED', result: { value: 1024 }, attempts: 1, cached: false },
  });
  await ada.person.leave();
});

test('what it is does not change; who has to agree does', async () => {
  const { tools } = await admin.person.ask<{ tools: { nodes: { id: string }[] } }>(
    `{ tools(filter: { search: "current_time" }) { nodes { id } } }`,
  );
  const toolId = tools.nodes[0]?.id;
  const refused = await admin.person.do(UPDATE_TOOL, { toolId, description: 'Something else.' });
  expect(refused).toMatchObject({ __typename: 'Forbidden' });
  expect(await admin.person.must(UPDATE_TOOL, { toolId, requiresApproval: true })).toMatchObject({
    tool: { requiresApproval: true, isSystem: true },
  });
  const asked = await ada.person.must(REQUEST_EXECUTION, { toolName: 'current_time', parameters: {} });
  expect(asked).toMatchObject({ requiresApproval: true, execution: { status: 'AWAITING_APPROVAL' } });
});

test('an agent finds and reads what whoever it works for may read, and nothing else', async () => {
  const owner = house.database.owner;
  const eve = await register(house.url, 'Eve');
  const chunks = ['The harbour freezes in February.', 'Ice < 10 cm does not carry a horse.'];
  const { id: documentId } = await store(owner, { ownerId: ada.id, chunks, title: 'Harbour' });
  await store(owner, { ownerId: eve.id, chunks: ['The harbour is mine.'], title: 'Diary' });
  const found = await run(ada, 'search_documents', { query: 'harbour ice', mode: 'LEXICAL', limit: 10 });
  expect(found).toMatchObject({ effectiveMode: 'LEXICAL' });
  const { hits } = found as { hits: { snippet: string }[] };
  expect(hits.map(({ snippet }) => snippet).sort()).toEqual([
    ...['Ice < 10 cm does not carry a horse', 'harbour freezes in February'],
  ]);
  expect(hits[0]).toMatchObject({
    documentId,
    title: 'Harbour',
    rank: 1,
    citation: expect.stringMatching(/^Harbour, p. /),
  });
  const kept = async () => (await owner.query(`select query from searches where user_id = $1`, [ada.id])).rows;
  await house.until(async () => (await kept()).length > 0);
  expect(await kept()).toEqual([{ query: 'harbour ice' }]);

  const text = chunks.join('\n');
  expect(await run(ada, 'read_document', { documentId, startOffset: 4 })).toMatchObject({ text: text.slice(4) });
  const unseen = await run(eve, 'read_document', { documentId });
  expect([unseen, await run(eve, 'read_document', { documentId: 'x' })]).toEqual([
    ...['Document not found.', 'Document not found.'],
  ]);
});

test('an agent learns the names of the secrets it could use, and no value', async () => {
  const eve = await register(house.url, 'Eve');
  const chat = async () => {
    const made = await ada.person.must(
      `mutation ($input: CreateChatSessionInput!) { createChatSession(input: $input) {
         __typename ... on CreateChatSessionSuccess { session { id } } ... on Problem { message } } }`,
      { title: 'Chat' },
    );
    return (made['session'] as { id: string }).id;
  };
  const [here, elsewhere] = [await chat(), await chat()];
  const secret = async (of: Account, name: string, more: object = {}) => {
    const input = { name, type: 'API_KEY', value: `value of ${name}`, ...more };
    return ((await of.person.must(CREATE_SECRET, input))['secret'] as { id: string }).id;
  };
  const [mail, bound] = [await secret(ada, 'mail'), await secret(ada, 'of-this-chat', { sessionId: here })];
  await secret(ada, 'of-another-chat', { sessionId: elsewhere });
  await secret(eve, 'of-eve');
  expect(await run(ada, 'list_secret_names', {}, { sessionId: here })).toEqual({
    secrets: [
      { id: mail, name: 'mail' },
      { id: bound, name: 'of-this-chat' },
    ],
    nextOffset: null,
  });
  expect(await run(ada, 'list_secret_names', { search: 'MAIL' })).toEqual({
    ...{ secrets: [{ id: mail, name: 'mail' }], nextOffset: null },
  });
});

test('an administrator as such runs none of them, and it shows which of them bring content', async () => {
  for (const toolName of ['search_documents', 'read_document', 'list_secret_names'])
    expect(await admin.person.do(REQUEST_EXECUTION, { toolName, parameters: {} })).toMatchObject({
      __typename: 'Forbidden',
    });
  const { tools } = await admin.person.ask<{ tools: { nodes: { name: string; bringsContent: boolean }[] } }>(
    `{ tools(first: 100) { nodes { name bringsContent } } }`,
  );
  expect(
    tools.nodes
      .filter(({ bringsContent }) => bringsContent)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...['read_document', 'search_documents']]);
});
