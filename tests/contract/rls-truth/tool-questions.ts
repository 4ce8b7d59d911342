import { randomUUID } from 'node:crypto';
import { canDecide } from '../../../src/modules/tools/approval.policy.js';
import { canMoveExecution, canReadExecution } from '../../../src/modules/tools/execution.policy.js';
import { canManageTools, canReadTool } from '../../../src/modules/tools/tool.policy.js';
import type { Actor } from '../../../src/platform/actor.js';
import type { Question } from './judge.js';

/** A tool of the scene. */
export interface Tool {
  readonly id: string;
  readonly requiredPermission: string | null;
}

/** An execution of it, and what somebody has to decide about it; an approved one has a vote, and a rule that follows it. */
export interface Asked {
  readonly id: string;
  readonly toolId: string;
  readonly ownerId: string;
  readonly principalId: string | null;
  readonly sessionId: string | null;
  readonly decidedBy: 'OWNER' | 'APPROVER';
  readonly isElevated: boolean;
  readonly state: 'AWAITING' | 'LATE' | 'APPROVED' | 'UNASKED';
  readonly approvalId: string;
  readonly voterId: string;
}

/** Everything that is asked about one actor and one tool. */
export function* aboutTool(who: Actor, tool: Tool): Generator<Question> {
  const ask = (about: string, expected: boolean, sql: string): Question => ({
    ...{ about: `${about} tool (${tool.requiredPermission ?? 'anybody'})`, expected, sql, values: [tool.id] },
  });
  const change = (set: string) => `update tools set ${set} where id = $1`;
  const manages = canManageTools(who);
  yield ask('select', canReadTool(who, tool), 'select from tools where id = $1');
  yield ask('update', manages, change(`description = 'x', definition_hash = repeat('1', 64), is_active = false`));
  yield ask('lock', manages, 'select from tools where id = $1 for update');
  yield ask('delete', manages, change('deleted_at = now()'));
  yield ask('rename', false, change(`name = 'x', name_key = 'x'`));
  yield ask('make a built-in', false, change('is_system = true'));
  yield ask('remove', false, 'delete from tools where id = $1');
  // What a tool answered is the background's to tell.
  yield ask('read the answers of', false, 'select from tool_cache where tool_id = $1');
  yield ask('forget the answers of', false, 'delete from tool_cache where tool_id = $1');
  yield ask('answer for', false, INSERT_ANSWER);
}

const INSERT_ANSWER = `insert into tool_cache (key, tool_id, result, expires_at)
  values (repeat('1', 64), $1, '{}', now() + interval '1 hour')`;

const INSERT_TOOL = `insert into tools (name, name_key, display_name, description, category, kind, parameters, risk_level,
    decided_by, is_system, definition_hash, created_by)
  values ('fresh', 'fresh', 'x', 'x', 'CUSTOM', $1, '{}', 'LOW', 'OWNER', $2, repeat('0', 64), $3)`;

/** What is asked of everybody, whatever there is. */
export function* aboutMaking(who: Actor): Generator<Question> {
  const ask = (about: string, expected: boolean, ...values: readonly unknown[]): Question => ({
    ...{ about, expected, sql: INSERT_TOOL, values },
  });
  const me = who.userId ?? randomUUID();
  yield ask('register', canManageTools(who), 'CLIENT', false, me);
  yield ask('register in the name of another', false, 'CLIENT', false, randomUUID());
  yield ask('register what comes with the server', false, 'BUILTIN', true, me);
  yield ask('register for the system', false, 'CLIENT', true, me);
}

const INSERT_SERVER = `insert into mcp_servers (name, name_key, url, created_by) values ('s', 's', 'https://x', $1)`;

/** Everything that is asked about one actor and one server of tools: whoever manages them, and nobody reads what it is sent. */
export function* aboutServer(who: Actor, serverId: string): Generator<Question> {
  const ask = (about: string, expected: boolean, sql: string, values: readonly unknown[] = [serverId]): Question => ({
    ...{ about: `${about} (MCP)`, expected, sql, values },
  });
  const change = (set: string) => `update mcp_servers set ${set} where id = $1`;
  const changeTool = (set: string) => `update mcp_tools set ${set} where server_id = $1`;
  const manages = canManageTools(who);
  yield ask('register', manages, INSERT_SERVER, [who.userId ?? randomUUID()]);
  yield ask('register in the name of another', false, INSERT_SERVER, [randomUUID()]);
  yield ask('select', manages, 'select from mcp_servers where id = $1');
  yield ask('delete', manages, change('deleted_at = now()'));
  yield ask('point elsewhere', false, change(`url = 'https://y'`));
  yield ask('remove', false, 'delete from mcp_servers where id = $1');
  yield ask('select tool', manages, 'select from mcp_tools where server_id = $1');
  yield ask('let tool vanish', manages, changeTool('vanished_at = now()'));
  yield ask('swap tool', false, changeTool(`remote_name = 'y'`));
  yield ask('remove tool', false, 'delete from mcp_tools where server_id = $1');
  yield ask('read what it is sent', false, 'select headers from mcp_credentials where server_id = $1');
}

const isVoter = (who: Actor, { state, voterId }: Asked) =>
  state === 'APPROVED' && who.isInteractive && who.userId === voterId;
/** Decisions are open while somebody waits for one, and its time is not over. */
const mayDecide = (who: Actor, asked: Asked) => asked.state === 'AWAITING' && canDecide(who, asked);
const seesApproval = (who: Actor, asked: Asked) =>
  asked.state !== 'UNASKED' && (canReadExecution(who, asked) || mayDecide(who, asked) || isVoter(who, asked));
const kindOf = (thing: string, { state, decidedBy, isElevated, sessionId }: Asked) =>
  `${thing} (${state}, ${decidedBy}${isElevated ? ', elevated' : ''}${sessionId === null ? '' : ', in a chat'})`;

/** Everything that is asked about one actor and one execution. */
export function* aboutExecution(who: Actor, asked: Asked): Generator<Question> {
  const ask = (about: string, expected: boolean, sql: string, ...values: readonly unknown[]): Question => ({
    ...{ about: kindOf(`${about} execution`, asked), expected, sql, values: [asked.id, ...values] },
  });
  const change = (set: string) => `update tool_executions set ${set} where id = $1`;
  const moves = canMoveExecution(who, asked);
  yield ask('select', canReadExecution(who, asked), 'select from tool_executions where id = $1');
  yield ask('cancel', moves, change(`status = 'CANCELLED', completed_at = now()`));
  yield ask('lock', moves, 'select from tool_executions where id = $1 for update');
  yield ask('go on with', moves && asked.state === 'APPROVED', change(`status = 'PENDING'`));
  yield ask('complete at once', false, change(`status = 'COMPLETED', completed_at = now()`));
  yield ask('rewrite', false, change(`parameters = '{"line": "y"}'`));
  yield ask('give away', false, change('owner_id = gen_random_uuid()'));
  yield ask('agree by oneself to', false, change('requires_approval = false, rule_id = gen_random_uuid()'));
  yield ask('remove', false, 'delete from tool_executions where id = $1');
}

const INSERT_EXECUTION = `insert into tool_executions (owner_id, key_id, chat_session_id, tool_id, tool_name, kind,
    definition_hash, is_idempotent, timeout_seconds, parameters, requires_approval, status, request_hash)
  values ($1, $2, $3, $4, 'x', 'CLIENT', '', false, 1, '{}', true, $5, '')`;

/** What an actor asks for, anew. */
export function* aboutAsking(who: Actor, toolId: string, sessionId: string, ofAnother: string): Generator<Question> {
  const me = who.userId ?? randomUUID();
  const ask = (about: string, expected: boolean, values: readonly unknown[]): Question => ({
    ...{ about: `${about} a new execution`, expected, sql: INSERT_EXECUTION, values },
  });
  const own = { ownerId: me, sessionId: who.chatSessionId };
  const asks = canMoveExecution(who, own);
  const execution = (owner: string, key = who.keyId, status = 'PENDING') => [
    owner,
    key,
    who.chatSessionId,
    toolId,
    status,
  ];
  yield ask('ask for', asks, execution(me));
  yield ask('ask in the name of another for', false, execution(ofAnother));
  yield ask('ask by another key for', false, execution(me, randomUUID()));
  yield ask('ask for and have run', false, execution(me, who.keyId, 'FAILED'));
  if (who.chatSessionId !== null && who.chatSessionId !== sessionId)
    yield ask('ask in another chat for', false, [me, who.keyId, sessionId, toolId, 'PENDING']);
}

const INSERT_APPROVAL = `insert into tool_approvals (execution_id, owner_id, chat_session_id, tool_id, tool_name,
    definition_hash, parameters, digest, risk_level, decided_by, required_count, is_elevated, risk_assessment, expires_at)
  values ($1, $2, $3, $4, 'x', '', '{}', repeat('0', 64), 'LOW', 'OWNER', 1, false, '', now() + interval '1 hour')`;

/** Everything that is asked about one actor and what is to be decided about one execution. */
export function* aboutApproval(who: Actor, asked: Asked): Generator<Question> {
  if (asked.state === 'UNASKED') {
    const values = [asked.id, asked.ownerId, asked.sessionId, asked.toolId];
    yield { about: 'ask somebody', expected: canMoveExecution(who, asked), sql: INSERT_APPROVAL, values };
    return;
  }
  const me = who.userId ?? randomUUID();
  const ask = (about: string, expected: boolean, sql: string, ...values: readonly unknown[]): Question => ({
    ...{ about: kindOf(`${about} approval`, asked), expected, sql, values: [asked.approvalId, ...values] },
  });
  const change = (set: string) => `update tool_approvals set ${set} where id = $1`;
  const decides = mayDecide(who, asked);
  const agreed = `status = 'APPROVED', responded_at = now()`;
  yield ask('select', seesApproval(who, asked), 'select from tool_approvals where id = $1');
  yield ask('decide', decides, change(`${agreed}, voters = array[$2]::uuid[]`), me);
  const edited = `parameters = '{"a": 1}', revision = revision + 1, digest = repeat('1', 64)`;
  yield ask('edit', decides, change(`${edited}, voters = array[$2]::uuid[]`), me);
  yield ask('edit what was agreed to', false, change(`parameters = '{"a": 1}', voters = array[$2]::uuid[]`), me);
  yield ask('lock', decides, 'select from tool_approvals where id = $1 for update');
  yield ask('decide without a name', false, change(`${agreed}, voters = '{}'`));
  yield ask('decide in the name of another', false, change(`${agreed}, voters = array[$2]::uuid[]`), randomUUID());
  yield ask('prolong', false, change(`expires_at = now() + interval '1 year'`));
  yield ask('ask one only for', false, change('required_count = 1, is_elevated = false'));
  yield ask('remove', false, 'delete from tool_approvals where id = $1');
}

/** Everything that is asked about one actor, the votes on one execution, and the rules that follow. */
export function* aboutVotes(who: Actor, asked: Asked): Generator<Question> {
  if (asked.state === 'UNASKED') return;
  const me = who.userId ?? randomUUID();
  const { approvalId, ownerId, toolId } = asked;
  const ask = (about: string, expected: boolean, sql: string, ...values: readonly unknown[]): Question => ({
    ...{ about: kindOf(about, asked), expected, sql, values: [approvalId, ...values] },
  });
  const vote = `insert into approval_votes (approval_id, owner_id, voter_id, revision, decision) values ($1, $2, $3, 1, 'DENIED')`;
  const rule = `insert into approval_rules (approval_id, owner_id, created_by, tool_id, tool_name, definition_hash, scope, match, is_exact)
    values ($1, $2, $3, $4, 'x', '', 'ALWAYS', '{}', true)`;
  yield ask('vote', mayDecide(who, asked), vote, ownerId, me);
  yield ask('vote in the name of another', false, vote, ownerId, randomUUID());
  if (who.userId !== asked.voterId) yield ask('make a rule without having agreed', false, rule, ownerId, me, toolId);
  if (asked.state !== 'APPROVED') return;
  const seesVote = isVoter(who, asked) || (who.isUser && who.userId !== ownerId && seesApproval(who, asked));
  const isConcerned = who.userId === ownerId || isVoter(who, asked);
  const ofRule = 'where approval_id = $1';
  yield ask('select vote', seesVote, `select from approval_votes ${ofRule}`);
  yield ask('change vote', false, `update approval_votes set decision = 'DENIED' ${ofRule}`);
  yield ask('remove vote', false, `delete from approval_votes ${ofRule}`);
  yield ask('make a rule', isVoter(who, asked) && !asked.isElevated, rule, ownerId, me, toolId);
  yield ask('make a rule in the name of another', false, rule, ownerId, randomUUID(), toolId);
  yield ask('select rule', isConcerned, `select from approval_rules ${ofRule}`);
  yield ask('take back rule', isConcerned, `update approval_rules set revoked_at = now() ${ofRule}`);
  yield ask('widen rule', false, `update approval_rules set is_exact = false, match = '{}' ${ofRule}`);
  yield ask('remove rule', false, `delete from approval_rules ${ofRule}`);
}
