import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { userShape } from '../identity/index.js';
import type { ApprovalStatus } from './approval.entity.js';
import { effectiveApproval } from './approval.repository.js';
import type { RiskLevel } from './tool.entity.js';
import { toolShape } from './tool.shape.js';

/** How an `ApprovalVote` is read. Whoever asked reads none but an own one. */
const voteShape: Shape = {
  type: 'ApprovalVote',
  table: 'approval_votes',
  columns: {
    id: 'id',
    revision: 'revision',
    decision: 'decision',
    comment: 'comment',
    createdAt: instant('created_at'),
  },
  one: { voter: { shape: () => userShape, on: (user, v) => `${user}.id = ${v}.voter_id` } },
};

/** How a `ToolApproval` is read. Row level security decides which. */
export const approvalShape: Shape = {
  type: 'ToolApproval',
  table: 'tool_approvals',
  key: ['requested_at', 'id'],
  columns: {
    id: 'id',
    executionId: 'execution_id',
    sessionId: 'chat_session_id',
    toolName: 'tool_name',
    definitionHash: 'definition_hash',
    parameters: 'parameters',
    secrets: 'secrets',
    revision: 'revision',
    digest: 'digest',
    status: { sql: effectiveApproval },
    isApproved: {
      sql: (a) => `case ${effectiveApproval(a)} when 'APPROVED' then true when 'AWAITING' then null else false end`,
    },
    riskLevel: 'risk_level',
    riskAssessment: 'risk_assessment',
    isTainted: 'is_tainted',
    conversation: 'conversation',
    decidedBy: 'decided_by',
    requiredCount: 'required_count',
    requiresElevatedApproval: 'is_elevated',
    response: 'response',
    requestedAt: instant('requested_at'),
    respondedAt: instant('responded_at'),
    expiresAt: instant('expires_at'),
  },
  one: {
    tool: { shape: () => toolShape, on: (tool, a) => `${tool}.id = ${a}.tool_id` },
    requester: { shape: () => userShape, on: (user, a) => `${user}.id = ${a}.owner_id` },
  },
  many: {
    votes: {
      shape: () => voteShape,
      on: (v, a) => `${v}.approval_id = ${a}.id`,
      order: (v) => `${v}.created_at, ${v}.id`,
    },
  },
};

/** How an `ApprovalRule` is read. Row level security decides which. */
export const ruleShape: Shape = {
  type: 'ApprovalRule',
  table: 'approval_rules',
  live: (r) => `${r}.revoked_at is null`,
  columns: {
    id: 'id',
    toolName: 'tool_name',
    definitionHash: 'definition_hash',
    scope: 'scope',
    sessionId: 'chat_session_id',
    match: 'match',
    isExact: 'is_exact',
    createdAt: instant('created_at'),
  },
  one: {
    tool: { shape: () => toolShape, on: (tool, r) => `${tool}.id = ${r}.tool_id` },
    requester: { shape: () => userShape, on: (user, r) => `${user}.id = ${r}.owner_id` },
    createdBy: { shape: () => userShape, on: (user, r) => `${user}.id = ${r}.created_by` },
  },
};

/** What narrows a list of approvals; absent and null ones do not. */
export interface ApprovalFilter {
  readonly status?: ApprovalStatus | null;
  readonly toolId?: string | null;
  readonly riskLevel?: RiskLevel | null;
  readonly isMine?: boolean | null;
}

const CONDITIONS: readonly [keyof ApprovalFilter, cast: string, (a: string, bound: string) => string][] = [
  ['status', 'text', (a, status) => `${effectiveApproval(a)} = ${status}`],
  ['toolId', 'uuid', (a, id) => `${a}.tool_id = ${id}`],
  ['riskLevel', 'text', (a, risk) => `${a}.risk_level = ${risk}`],
  ['isMine', 'boolean', (a, isMine) => `(${a}.owner_id = (select app_user())) = ${isMine}`],
];

/** The conditions of a filter that are there. */
export const matchingApprovals =
  (filter: ApprovalFilter) =>
  (a: string, bind: Bind): readonly string[] =>
    CONDITIONS.filter(([name]) => (filter[name] ?? null) !== null).map(([name, cast, condition]) =>
      condition(
        a,
        bind(() => filter[name], cast),
      ),
    );
