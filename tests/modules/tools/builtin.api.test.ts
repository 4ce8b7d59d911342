import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
