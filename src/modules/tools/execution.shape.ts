import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { userShape } from '../identity/index.js';
import { approvalShape } from './approval.shape.js';
import type { ExecutionStatus } from './execution.entity.js';
import { UNCLAIMED, UNDECIDED, effectiveStatus, isUnclaimed, isUndecided } from './execution.repository.js';
import type { ToolKind } from './tool.entity.js';
import { toolShape } from './tool.shape.js';

/** One thing of what nobody decided about in time, one of what nobody claimed, and one of every other. */
const byTime = (undecided: (e: string) => string, unclaimed: (e: string) => string, else_: (e: string) => string) => ({
  sql: (e: string) =>
    `case when ${isUndecided(e)} then ${undecided(e)} when ${isUnclaimed(e)} then ${unclaimed(e)} else ${else_(e)} end`,
});
const text = (words: string) => () => `'${words}'`;
const field = (column: string) => (e: string) => `${e}.${column}`;
const at = (column: string) => (e: string) => columnSql(e, column);

/** How a `ToolExecution` is read. Row level security decides which. */
export const executionShape: Shape = {
  type: 'ToolExecution',
  table: 'tool_executions',
  columns: {
    id: 'id',
    toolName: 'tool_name',
    kind: 'kind',
    definitionHash: 'definition_hash',
    sessionId: 'chat_session_id',
    parameters: 'parameters',
    revision: 'revision',
    status: { sql: effectiveStatus },
    reason: byTime(text('EXPIRED'), text('TIMEOUT'), field('reason')),
    error: byTime(text(UNDECIDED), text(UNCLAIMED), field('error')),
    result: 'result',
    requiresApproval: 'requires_approval',
    isTainted: 'is_tainted',
    cached: 'cached',
    cacheKey: 'cache_key',
    idempotencyKey: 'idempotency_key',
    attempts: 'attempts',
    claimExpiresAt: {
      sql: (e) => `case when ${effectiveStatus(e)} = 'PENDING' then ${columnSql(e, 'claim_expires_at')} end`,
    },
    leaseExpiresAt: { sql: (e) => `case when ${e}.status = 'RUNNING' then ${columnSql(e, 'lease_expires_at')} end` },
    executionTimeMs: {
      sql: (e) => `(extract(epoch from ${e}.completed_at - ${e}.started_at) * 1000)::int`,
    },
    isPending: { sql: (e) => `(${effectiveStatus(e)} in ('PENDING', 'AWAITING_APPROVAL'))` },
    isRunning: { sql: (e) => `(${e}.status = 'RUNNING')` },
    isComplete: { sql: (e) => `(${effectiveStatus(e)} in ('COMPLETED', 'FAILED', 'REJECTED', 'CANCELLED'))` },
    createdAt: instant('created_at'),
    startedAt: instant('started_at'),
    completedAt: byTime(at('approval_expires_at'), at('claim_expires_at'), at('completed_at')),
  },
  one: {
    tool: { shape: () => toolShape, on: (tool, e) => `${tool}.id = ${e}.tool_id` },
    approval: { shape: () => approvalShape, on: (approval, e) => `${approval}.execution_id = ${e}.id` },
    requester: { shape: () => userShape, on: (user, e) => `${user}.id = ${e}.owner_id` },
  },
};

function columnSql(alias: string, column: string): string {
  const made = instant(column);
  return typeof made === 'string' ? made : made.sql(alias);
}

/** What narrows a list of executions; absent and null ones do not. */
export interface ExecutionFilter {
  readonly status?: ExecutionStatus | null;
  readonly toolId?: string | null;
  readonly sessionId?: string | null;
  readonly kind?: ToolKind | null;
  readonly createdFrom?: string | null;
  readonly createdBefore?: string | null;
}

const CONDITIONS: readonly [keyof ExecutionFilter, cast: string, (e: string, bound: string) => string][] = [
  ['status', 'text', (e, status) => `${effectiveStatus(e)} = ${status}`],
  ['toolId', 'uuid', (e, id) => `${e}.tool_id = ${id}`],
  ['sessionId', 'uuid', (e, id) => `${e}.chat_session_id = ${id}`],
  ['kind', 'text', (e, kind) => `${e}.kind = ${kind}`],
  ['createdFrom', 'timestamptz', (e, instant) => `${e}.created_at >= ${instant}`],
  ['createdBefore', 'timestamptz', (e, instant) => `${e}.created_at < ${instant}`],
];

/** The conditions of a filter that are there, among the actor's own. */
export const matchingExecutions =
  (filter: ExecutionFilter) =>
  (e: string, bind: Bind): readonly string[] => [
    `${e}.owner_id = (select app_user())`,
    ...CONDITIONS.filter(([name]) => (filter[name] ?? null) !== null).map(([name, cast, condition]) =>
      condition(
        e,
        bind(() => filter[name], cast),
      ),
    ),
  ];
