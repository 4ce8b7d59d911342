import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Account, register } from '../../support/people.js';
import { type TestSteward, startSteward } from '../../support/steward.js';
import {
  CLAIM,
  DELETE_TOOL,
  REGISTER_TOOL,
  SET_TOOL_ACTIVE,
  TOOLS,
  TOOL_QUERY,
  UPDATE_TOOL,
  clientTool,
  newName,
  registered,
  requested,
  toolOf,
} from './support.js';

let house: TestSteward;
let admin: Account;
let ada: Account;
beforeAll(async () => {
  house = await startSteward();
  [admin, ada] = [await house.admin(), await register(house.url, 'Ada')];
});
afterAll(() => house.close());

const permission = async (code: string) => {
  await house.database.owner.query(
    `insert into permissions (code, description, is_administrative) values ($1, 'x', false) on conflict do nothing`,
    [code],
  );
  return code;
};

describe('registering', () => {
  test('makes a tool that members see, with defaults that ask first', async () => {
    const name = newName();
    const made = await admin.person.must(REGISTER_TOOL, clientTool(name));
    const tool = toolOf(made);
    expect(tool).toMatchObject({
      ...{ name, kind: 'CLIENT', riskLevel: 'MEDIUM', decidedBy: 'OWNER', requiredCount: 1, requiresApproval: true },
      ...{ isActive: true, isSystem: false, isReadOnly: false, isIdempotent: false, timeoutSeconds: 60 },
    });
    expect(tool.definitionHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await ada.person.ask(TOOL_QUERY, { id: tool.id })).toMatchObject({
      tool: { id: tool.id, name, parameters: { type: 'object' } },
      node: { __typename: 'Tool' },
    });
    const { rows } = await house.database.owner.query(
      `select action, details ->> 'definitionHash' as hash from audit_logs where resource_id = $1`,
      [tool.id],
    );
    expect(rows).toEqual([{ action: 'TOOL_REGISTERED', hash: tool.definitionHash }]);
  });

  test('is for those who manage tools', async () => {
    expect(await ada.person.do(REGISTER_TOOL, clientTool(newName()))).toMatchObject({ __typename: 'Forbidden' });
    await expect(house.nobody().do(REGISTER_TOOL, clientTool(newName()))).rejects.toThrow('Sign in');
  });

  test('refuses a name that is taken in whatever case, also of 10 at once all but one', async () => {
    const name = newName();
    const spell = (n: number) => (n % 2 ? name.toUpperCase() : name);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => admin.person.do(REGISTER_TOOL, clientTool(spell(n)))),
    );
    const won = outcomes.filter(({ __typename }) => __typename === 'RegisterToolSuccess');
    expect(won).toHaveLength(1);
    const lost = outcomes.filter((outcome) => !won.includes(outcome));
    expect(lost).toEqual(Array(9).fill(expect.objectContaining({ __typename: 'Conflict', field: 'name' })));
  });

  test('from HIGH on somebody else decides, and CRITICAL is always approved, by those who may', async () => {
    const high = await registered(admin, { riskLevel: 'HIGH', requiredCount: 2 });
    expect(high).toMatchObject({ decidedBy: 'APPROVER', requiredCount: 2, requiresElevatedApproval: false });
    const critical = await registered(admin, { riskLevel: 'CRITICAL', requiresApproval: true });
    expect(critical).toMatchObject({ decidedBy: 'APPROVER', requiresElevatedApproval: true });
  });

  const bad: readonly [field: string, more: Readonly<Record<string, unknown>>][] = [
    ['name', { name: '1st' }],
    ['name', { name: 'a b' }],
    ['name', { name: 'a'.repeat(65) }],
    ['kind', { kind: 'BUILTIN' }],
    ['kind', { kind: 'MCP' }],
    ['displayName', { displayName: ' ' }],
    ['description', { description: 'turned\u202earound' }],
    ['parameters', { parameters: { type: 'string' } }],
    ['requiredCount', { requiredCount: 0 }],
    ['requiredCount', { requiredCount: 2 }],
    ['requiresApproval', { riskLevel: 'CRITICAL', requiresApproval: false }],
    ['cacheTtlSeconds', { cacheTtlSeconds: 60 }],
    ['timeoutSeconds', { timeoutSeconds: 3601 }],
    ['maxConcurrentExecutions', { maxConcurrentExecutions: -1 }],
    ['allowedHosts', { allowedHosts: ['http://example.org/'] }],
    ['allowedHosts', { allowedHosts: ['*.example.org'] }],
    ['requiredPermission', { requiredPermission: 'no.such' }],
  ];
  test.each(bad)('refuses %s of %j', async (field, more) => {
    const outcome = await admin.person.do(REGISTER_TOOL, { ...clientTool(newName()), ...more });
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', field });
  });
});

describe('changing', () => {
  test('gives another definition hash where it is another tool, and the same for its limits', async () => {
    const { id, definitionHash } = await registered(admin);
    const limits = toolOf(
      await admin.person.must(UPDATE_TOOL, { toolId: id, maxConcurrentExecutions: 3, timeoutSeconds: 5 }),
    );
    expect(limits.definitionHash).toBe(definitionHash);
    const asked = toolOf(await admin.person.must(UPDATE_TOOL, { toolId: id, requiresApproval: true }));
    expect(asked.definitionHash).not.toBe(definitionHash);
    const back = toolOf(await admin.person.must(UPDATE_TOOL, { toolId: id, requiresApproval: false }));
    expect(back.definitionHash).toBe(definitionHash);
    const { rows } = await house.database.owner.query(
      `select changes from audit_logs where resource_id = $1 and action = 'TOOL_UPDATED' order by created_at`,
      [id],
    );
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatchObject({
      changes: { requiresApproval: { before: false, after: true }, definitionHash: { before: definitionHash } },
    });
  });

  test('lets who decides follow the risk, and leaves alone what is not named', async () => {
    const { id } = await registered(admin);
    const high = toolOf(await admin.person.must(UPDATE_TOOL, { toolId: id, riskLevel: 'HIGH' }));
    expect(high).toMatchObject({ riskLevel: 'HIGH', decidedBy: 'APPROVER', requiresApproval: false });
  });

  test('is not for members; hidden, missing and malformed are the same', async () => {
    const { id } = await registered(admin);
    const hidden = await registered(admin, { requiredPermission: await permission('tests.hidden') });
    expect(await ada.person.do(UPDATE_TOOL, { toolId: id, displayName: 'x' })).toMatchObject({
      __typename: 'Forbidden',
    });
    const answers = await Promise.all(
      [hidden.id, randomUUID(), 'no uuid'].map((toolId) => ada.person.ask(TOOL_QUERY, { id: toolId })),
    );
    expect(answers).toEqual(Array(3).fill({ tool: null, node: null }));
    expect(await admin.person.do(UPDATE_TOOL, { toolId: randomUUID() })).toMatchObject({ __typename: 'NotFound' });
    expect(await admin.person.ask(TOOL_QUERY, { id: hidden.id })).toMatchObject({ tool: { id: hidden.id } });
  });

  test('out of use and back is written once each', async () => {
    const { id } = await registered(admin);
    for (const isActive of [false, false, true])
      expect(await admin.person.must(SET_TOOL_ACTIVE, { toolId: id, isActive })).toMatchObject({ tool: { isActive } });
    const { rows } = await house.database.owner.query<{ action: string }>(
      `select action from audit_logs where resource_id = $1 order by created_at`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['TOOL_REGISTERED', 'TOOL_DEACTIVATED', 'TOOL_ACTIVATED']);
  });
});

describe('the list', () => {
  test('is narrowed by its filter', async () => {
    const wanted = await registered(admin, { displayName: 'Weather 100% sure', isReadOnly: true, riskLevel: 'LOW' });
    const { tools } = await ada.person.ask<{ tools: { nodes: { id: string }[] } }>(TOOLS, {
      filter: { search: 'WEATHER 100%', kind: 'CLIENT', riskLevel: 'LOW', isReadOnly: true, isActive: true },
    });
    expect(tools.nodes.map(({ id }) => id)).toEqual([wanted.id]);
    await expect(ada.person.ask(TOOLS, { filter: { search: '\0' } })).rejects.toThrow('NUL');
  });

  test('is not for whoever works with nothing', async () => {
    const visitor = await register(house.url, 'Vera');
    await house.database.owner.query(`delete from user_roles where user_id = $1`, [visitor.id]);
    const tools = visitor.person.ask(TOOLS);
    await expect(tools).rejects.toThrow();
  });
});

describe('removing', () => {
  test('frees the name, once of ten at once, and what waits is refused when its turn comes', async () => {
    const tool = await registered(admin);
    const executionId = await requested(ada, tool.name);
    const toolId = tool.id;
    expect(await ada.person.do(DELETE_TOOL, { toolId })).toMatchObject({ __typename: 'Forbidden' });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => admin.person.do(DELETE_TOOL, { toolId })));
    expect(outcomes.filter(({ __typename }) => __typename === 'DeleteToolSuccess')).toEqual([
      { __typename: 'DeleteToolSuccess', toolId },
    ]);
    const missing = await admin.person.do(DELETE_TOOL, { toolId: randomUUID() });
    expect(outcomes.filter(({ __typename }) => __typename === 'NotFound')).toEqual(Array(9).fill(missing));
    expect(await admin.person.ask(TOOL_QUERY, { id: toolId })).toEqual({ tool: null, node: null });
    expect(await ada.person.do(CLAIM, { executionId })).toMatchObject({ message: 'The tool is out of use.' });
    await admin.person.must(REGISTER_TOOL, clientTool(tool.name));
    const { rows } = await house.database.owner.query(
      `select action, details from audit_logs where resource_id = $1 and action = 'TOOL_DELETED'`,
      [toolId],
    );
    expect(rows).toEqual([{ action: 'TOOL_DELETED', details: { name: tool.name } }]);
  });

  test('is not for what came with this server', async () => {
    const { tools } = await admin.person.ask<{ tools: { nodes: { id: string }[] } }>(TOOLS, {
      filter: { search: 'current_time' },
    });
    expect(await admin.person.do(DELETE_TOOL, { toolId: tools.nodes[0]?.id })).toMatchObject({
      ...{ __typename: 'Forbidden', message: 'It came with this server: take it out of use.' },
    });
  });
});
