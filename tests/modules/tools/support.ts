import type { Outcome } from '../../../src/demo/client.js';
import type { Account } from '../../support/people.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field } ... on Conflict { field }';
const TOOL = `tool { id name displayName kind riskLevel decidedBy requiredCount requiresApproval requiresElevatedApproval
  isActive isSystem isReadOnly isIdempotent timeoutSeconds maxConcurrentExecutions definitionHash }`;

export const REGISTER_TOOL = `mutation ($input: RegisterToolInput!) { registerTool(input: $input) { __typename
  ... on RegisterToolSuccess { ${TOOL} } ${PROBLEM} } }`;
export const UPDATE_TOOL = `mutation ($input: UpdateToolInput!) { updateTool(input: $input) { __typename
  ... on UpdateToolSuccess { ${TOOL} } ... on Problem { message } ... on InvalidInput { field } } }`;
export const SET_TOOL_ACTIVE = `mutation ($input: SetToolActiveInput!) { setToolActive(input: $input) { __typename
  ... on SetToolActiveSuccess { ${TOOL} } ... on Problem { message } } }`;
export const DELETE_TOOL = `mutation ($input: DeleteToolInput!) { deleteTool(input: $input) { __typename
  ... on DeleteToolSuccess { toolId } ... on Problem { message } } }`;
export const RESTORE_TOOL = `mutation ($input: RestoreToolInput!) { restoreTool(input: $input) { __typename
  ... on RestoreToolSuccess { ${TOOL} } ${PROBLEM} } }`;
export const DELETED_TOOLS = `{ deletedTools(first: 100) { nodes { id name definitionHash deletedAt } } }`;
export const TOOL_QUERY = `query ($id: ID!) { tool(id: $id) { id name parameters allowedHosts } node(id: $id) { __typename id } }`;
export const TOOLS = `query ($filter: ToolFilter) { tools(first: 100, filter: $filter) { totalCount nodes { id name } } }`;

/** A tool of the kind that its caller runs, as `registerTool` takes it. */
export const clientTool = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name,
  displayName: `The tool ${name}`,
  description: 'Writes a line somewhere.',
  category: 'CUSTOM',
  kind: 'CLIENT',
  parameters: {
    type: 'object',
    properties: { line: { type: 'string', maxLength: 100 }, times: { type: 'integer', minimum: 1 } },
    required: ['line'],
    additionalProperties: false,
  },
  ...more,
});

/** A tool that posts its line somewhere. */
export const httpTool = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...clientTool(name),
  ...{ kind: 'HTTP' as const, category: 'API_CALL' as const, requiresApproval: false },
  allowedHosts: ['api.example.com'],
  http: { method: 'POST' as const, url: 'https://api.example.com/lines', body: { line: '{{line}}' } },
  ...more,
});

/** A tool in an answer. */
export interface ToolAnswer {
  readonly id: string;
  readonly name: string;
  readonly definitionHash: string;
}

export const toolOf = (outcome: Outcome): ToolAnswer => outcome['tool'] as ToolAnswer;

type News = Readonly<Record<string, unknown>>;

/** What a subscription of one field tells next of whatever is wanted: news of what was before may come late. */
export async function nextOf(events: AsyncIterator<News>, isWanted: (news: News) => boolean): Promise<News> {
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) throw new Error('There are no more news.');
    const [news] = Object.values(value as Readonly<Record<string, News>>);
    if (news && isWanted(news)) return news;
  }
}

let count = 0;
/** A name nobody else has. */
export const newName = (): string => `tool_${process.pid}_${++count}`;

/** Registers a CLIENT tool that asks nobody, unless told. */
export async function registered(admin: Account, more: Readonly<Record<string, unknown>> = {}): Promise<ToolAnswer> {
  const input = clientTool(newName(), { requiresApproval: false, ...more });
  return toolOf(await admin.person.must(REGISTER_TOOL, input));
}

const EXECUTION = `execution { id status reason error result parameters revision requiresApproval cached attempts
  isPending isRunning isComplete sessionId tool { id } requester { id } }`;
export const REQUEST_EXECUTION = `mutation ($input: RequestToolExecutionInput!) { requestToolExecution(input: $input) { __typename
  ... on RequestToolExecutionSuccess { requiresApproval ${EXECUTION} } ${PROBLEM} ... on InvalidParameters { pointer } } }`;
export const CANCEL = `mutation ($input: CancelToolExecutionInput!) { cancelToolExecution(input: $input) { __typename
  ... on CancelToolExecutionSuccess { ${EXECUTION} } ... on Problem { message } ... on ExecutionUnavailable { status } } }`;
export const CLAIM = `mutation ($input: ClaimToolExecutionInput!) { claimToolExecution(input: $input) { __typename
  ... on ClaimToolExecutionSuccess { leaseToken heartbeatSeconds ${EXECUTION} } ... on Problem { message }
  ... on ExecutionUnavailable { status } } }`;
export const BEAT = `mutation ($input: HeartbeatToolExecutionInput!) { heartbeatToolExecution(input: $input) { __typename
  ... on HeartbeatToolExecutionSuccess { leaseExpiresAt } ... on Problem { message } ... on LeaseLost { status } } }`;
export const COMPLETE = `mutation ($input: CompleteToolExecutionInput!) { completeToolExecution(input: $input) { __typename
  ... on CompleteToolExecutionSuccess { ${EXECUTION} } ... on Problem { message } ... on LeaseLost { status } } }`;
export const FAIL = `mutation ($input: FailToolExecutionInput!) { failToolExecution(input: $input) { __typename
  ... on FailToolExecutionSuccess { ${EXECUTION} } ... on Problem { message } ... on LeaseLost { status } } }`;
export const EXECUTION_QUERY = `query ($id: ID!) { toolExecution(id: $id) { id status reason } node(id: $id) { id } }`;

/** An execution in an answer. */
export interface ExecutionAnswer {
  readonly id: string;
  readonly status: string;
}

export const executionOf = (outcome: Outcome): ExecutionAnswer => outcome['execution'] as ExecutionAnswer;

/** Asks for an execution of a tool. Answers its id. */
export async function requested(account: Account, toolName: string, more: Readonly<Record<string, unknown>> = {}) {
  const outcome = await account.person.must(REQUEST_EXECUTION, { toolName, parameters: { line: 'x' }, ...more });
  return executionOf(outcome).id;
}

/** Claims an execution. Answers what its worker says with each step. */
export async function claimed(account: Account, executionId: string) {
  const { leaseToken } = await account.person.must(CLAIM, { executionId });
  return { executionId, leaseToken: String(leaseToken) };
}

const APPROVAL = `approval { id digest status isApproved revision parameters secrets { id name } riskLevel riskAssessment response
  toolName decidedBy requiredCount requester { id } votes { revision decision comment voter { id } } }`;
const CHANGED = '... on ApprovalChanged { digest } ... on ApprovalClosed { status }';
export const APPROVE = `mutation ($input: ApproveToolExecutionInput!) { approveToolExecution(input: $input) { __typename
  ... on ApproveToolExecutionSuccess { ${APPROVAL} } ... on Problem { message } ... on InvalidInput { field }
  ... on InvalidParameters { pointer } ${CHANGED} } }`;
export const REJECT = `mutation ($input: RejectToolExecutionInput!) { rejectToolExecution(input: $input) { __typename
  ... on RejectToolExecutionSuccess { ${APPROVAL} } ... on Problem { message } ... on InvalidInput { field } ${CHANGED} } }`;
export const REVOKE_RULE = `mutation ($input: RevokeApprovalRuleInput!) { revokeApprovalRule(input: $input) { __typename
  ... on RevokeApprovalRuleSuccess { ruleId } ... on Problem { message } } }`;
export const WAITING = `query ($id: ID!) { toolExecution(id: $id) { id status reason error parameters revision ${APPROVAL} } }`;
export const APPROVAL_QUERY = `query ($id: ID!) { approval(id: $id) { id digest parameters execution: executionId } node(id: $id) { id } }`;
export const INBOX = `query ($filter: ToolApprovalFilter) { approvals(filter: $filter) { totalCount nodes { id digest status } } }`;
export const RULES = `{ approvalRules { nodes { id scope isExact match toolName createdBy { id } requester { id } } } }`;

/** What is to be decided. */
export interface ApprovalAnswer {
  readonly id: string;
  readonly digest: string;
  readonly status: string;
}

/** Asks for an execution that somebody has to agree to. Answers its id and what is to be decided. */
export async function awaiting(account: Account, toolName: string, more: Readonly<Record<string, unknown>> = {}) {
  const executionId = await requested(account, toolName, more);
  const { toolExecution } = await account.person.ask<{ toolExecution: { approval: ApprovalAnswer } }>(WAITING, {
    id: executionId,
  });
  const { id: approvalId, digest } = toolExecution.approval;
  return { executionId, approvalId, digest };
}
