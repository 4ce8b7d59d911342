import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { canReadExecution } from '../../src/modules/tools/execution.policy.js';
import { Actor } from '../../src/platform/actor.js';
import { person } from '../modules/secrets/people.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { insertKey } from '../support/keys.js';
import { type Judge, judgeOf } from './rls-truth/judge.js';
import * as about from './rls-truth/tool-questions.js';

/**
 * One table of truth about tools, what is asked of them and who agrees to it, read twice: by the policies of the program,
 * and by PostgreSQL.
 */
const DECIDE = ['approvals.read', 'approvals.decide'];
const USE = ['tools.read', 'tools.execute'];
const PEOPLE: Readonly<Record<string, Parameters<typeof person>[2]>> = {
  owner: {},
  reader: { permissions: ['tools.read'] },
  auditor: { permissions: [...USE, 'audit.read'] },
  approver: { permissions: DECIDE },
  'approver who asks': { permissions: [...USE, ...DECIDE] },
  'elevated approver': { permissions: [...DECIDE, 'approvals.decide-elevated'] },
  'elevated only': { permissions: [...USE, 'approvals.decide-elevated'] },
  stranger: {},
  administrator: { roles: ['admin'] },
  superuser: { roles: ['admin'], isSuperuser: true },
  disabled: { isActive: false },
};
/** Keys: of whom, for what, and whether bound to the owner's chat. */
const KEYS: Readonly<Record<string, readonly [of: string, scopes: readonly string[], isBound: boolean]>> = {
  agent: ['owner', USE, false],
  'agent that reads': ['owner', ['tools.read'], false],
  'agent in the chat': ['owner', USE, true],
  'agent of the approver': ['elevated approver', [...DECIDE, 'approvals.decide-elevated'], false],
};
const NAMES = [...Object.keys(PEOPLE), ...Object.keys(KEYS), 'nobody'];
const NOBODY = Actor.anonymous({ requestId: '', ip: null, userAgent: null });

let db: TestDatabase;
let judge: Judge;
let chat: string;
let serverId: string;
const actors = new Map<string, Actor>([['nobody', NOBODY]]);
const tools: about.Tool[] = [];
const executions: about.Asked[] = [];
const actor = (name: string): Actor => actors.get(name) ?? NOBODY;

beforeAll(async () => {
  db = await testDatabase();
  judge = await judgeOf(db);
  for (const [name, of] of Object.entries(PEOPLE)) actors.set(name, await person(db.owner, name, of));
  chat = await made(`insert into chat_sessions (owner_id) values ($1) returning id`, [actor('owner').id]);
  for (const [name, [of, scopes, isBound]] of Object.entries(KEYS)) {
    const userId = actor(of).id;
    const key = await insertKey(db.owner, userId, scopes, isBound ? chat : null);
    const identity = { userId, username: name, sessionId: null, permissions: new Set(scopes), expiresAt: null, key };
    actors.set(name, Actor.user(identity, NOBODY.origin));
  }
  for (const requiredPermission of [null, 'audit.read']) tools.push(await tool(requiredPermission));
  serverId = await made(
    `insert into mcp_servers (name, name_key, url) values ('x', 'x', 'https://x') returning id`,
    [],
  );
  await made(
    `insert into mcp_tools (tool_id, server_id, remote_name, definition) values ($1, $2, 'x', repeat('0', 64))`,
    [...[tools[0]?.id, serverId]],
  );
  for (const state of ['AWAITING', 'LATE', 'APPROVED'] as const)
    for (const decidedBy of ['OWNER', 'APPROVER'] as const)
      for (const isElevated of [false, true]) await execution({ state, decidedBy, isElevated });
  await execution({ sessionId: chat });
  await execution({ ownerId: actor('approver who asks').id, principalId: actor('approver who asks').id });
  await execution({ ownerId: actor('approver who asks').id, decidedBy: 'APPROVER', principalId: null });
  await execution({ state: 'UNASKED' });
  await execution({ state: 'UNASKED', sessionId: chat });
});
afterAll(async () => {
  await judge.close();
  await db.close();
});

async function made(sql: string, values: readonly unknown[]): Promise<string> {
  return (await db.owner.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '';
}

async function tool(requiredPermission: string | null): Promise<about.Tool> {
  const id = await made(
    `insert into tools (name, name_key, display_name, description, category, kind, parameters, risk_level, decided_by,
       requires_approval, definition_hash, required_permission)
     values ($1, $1, 'x', 'x', 'CUSTOM', 'CLIENT', '{}', 'LOW', 'OWNER', false, repeat('0', 64), $2) returning id`,
    [`t${tools.length}`, requiredPermission],
  );
  await made(
    `insert into tool_cache (key, tool_id, owner_id, result, expires_at)
     values (encode(sha256(gen_random_uuid()::text::bytea), 'hex'), $1, $2, '{}', now() + interval '1 hour')`,
    [id, actor('owner').id],
  );
  return { id, requiredPermission };
}

/** One of the owner's, unless told. Whoever may decide has agreed to what was approved, and made a rule of it. */
async function execution(of: Partial<about.Asked>): Promise<void> {
  const owner = actor('owner').id;
  const facts = {
    ownerId: owner,
    principalId: owner,
    sessionId: null,
    decidedBy: 'OWNER',
    isElevated: false,
    ...of,
  } as const;
  const { ownerId, sessionId, decidedBy, isElevated, principalId, state = 'AWAITING' } = facts;
  const voterId = decidedBy === 'OWNER' ? owner : actor('elevated approver').id;
  const [{ id: toolId } = { id: '' }] = tools;
  const id = await made(
    `insert into tool_executions (owner_id, chat_session_id, tool_id, tool_name, kind, definition_hash, is_idempotent,
       timeout_seconds, parameters, requires_approval, status, request_hash)
     values ($1, $2, $3, 'x', 'CLIENT', '', false, 1, '{}', true, 'AWAITING_APPROVAL', '') returning id`,
    [ownerId, sessionId, toolId],
  );
  const approvalId =
    state === 'UNASKED' ? '' : await approval({ ...facts, id, toolId, voterId, state, approvalId: '' });
  executions.push({ id, toolId, ownerId, principalId, sessionId, decidedBy, isElevated, state, approvalId, voterId });
}

async function approval(asked: about.Asked): Promise<string> {
  const { id, ownerId, principalId, sessionId, toolId, decidedBy, isElevated, state, voterId } = asked;
  const isApproved = state === 'APPROVED';
  const approvalId = await made(
    `insert into tool_approvals (execution_id, owner_id, principal_id, chat_session_id, tool_id, tool_name,
       definition_hash, parameters, digest, status, responded_at, voters, risk_level, decided_by, required_count,
       is_elevated, risk_assessment, expires_at)
     values ($1, $2, $3, $4, $5, 'x', '', '{}', repeat('0', 64), case when $6 then 'APPROVED' else 'AWAITING' end,
       case when $6 then now() end, $7, 'LOW', $8, 1, $9, '', now() + $10::interval) returning id`,
    [
      ...[id, ownerId, principalId, sessionId, toolId, isApproved, isApproved ? [voterId] : [], decidedBy, isElevated],
      state === 'LATE' ? '-1 hour' : '1 hour',
    ],
  );
  // What waits needs but a word: somebody else has voted.
  await made(
    `insert into approval_votes (approval_id, owner_id, voter_id, revision, decision) values ($1, $2, $3, 1, 'APPROVED')`,
    [approvalId, ownerId, isApproved ? voterId : randomUUID()],
  );
  if (!isApproved) return approvalId;
  await made(
    `insert into approval_rules (approval_id, owner_id, created_by, tool_id, tool_name, definition_hash, scope, match, is_exact)
     values ($1, $2, $3, $4, 'x', '', 'ALWAYS', '{}', true)`,
    [approvalId, ownerId, voterId, toolId],
  );
  return approvalId;
}

test.each(NAMES)('PostgreSQL and the policies answer alike for: %s', async (name) => {
  const who = actor(name);
  const [{ id: toolId } = { id: '' }] = tools;
  const questions = [
    ...about.aboutMaking(who),
    ...about.aboutServer(who, serverId),
    ...about.aboutAsking(who, toolId, chat, actor('superuser').id),
    ...tools.flatMap((one) => [...about.aboutTool(who, one)]),
    ...executions.flatMap((asked) => [
      ...about.aboutExecution(who, asked),
      ...about.aboutApproval(who, asked),
      ...about.aboutVotes(who, asked),
    ]),
  ];
  expect(await judge.differences(who, questions)).toEqual([]);
});

test('everybody sees what they asked for, and the powerful nothing', () => {
  const seen = (name: string) => executions.filter((asked) => canReadExecution(actor(name), asked)).length;
  const [all, ofAnother, inChat] = [executions.length, 2, 2];
  expect([seen('owner'), seen('agent'), seen('agent that reads')]).toEqual(Array(3).fill(all - ofAnother));
  expect(seen('agent in the chat')).toBe(inChat);
  expect(seen('approver who asks')).toBe(ofAnother);
  for (const name of ['administrator', 'superuser', 'disabled', 'stranger', 'approver', 'nobody'])
    expect([name, seen(name)]).toEqual([name, 0]);
});
