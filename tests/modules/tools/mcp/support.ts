import type { Account } from '../../../support/people.js';
import type { TestMcpServer } from '../../../support/mcp-server.js';

const TOOL = `{ id name displayName description kind riskLevel decidedBy requiresApproval isActive isReadOnly isIdempotent
  allowedHosts definitionHash bringsContent parameters }`;
const SERVER = `server { id name url headerNames reportedName reportedVersion tools { name isActive } }`;
const SKIPPED = 'skipped { name reason }';
const PROBLEM = '... on Problem { message } ... on InvalidInput { field } ... on Conflict { field }';
export const REGISTER_SERVER = `mutation ($input: RegisterMcpServerInput!) { registerMcpServer(input: $input) { __typename
  ... on RegisterMcpServerSuccess { ${SERVER} added ${TOOL} ${SKIPPED} } ${PROBLEM} } }`;
export const REFRESH_SERVER = `mutation ($input: RefreshMcpServerInput!) { refreshMcpServer(input: $input) { __typename
  ... on RefreshMcpServerSuccess { ${SERVER} added ${TOOL} changed ${TOOL} removed ${TOOL} ${SKIPPED} } ${PROBLEM} } }`;
export const REMOVE_SERVER = `mutation ($input: RemoveMcpServerInput!) { removeMcpServer(input: $input) { __typename
  ... on RemoveMcpServerSuccess { serverId } ... on Problem { message } } }`;
export const SERVERS = `{ mcpServers(first: 100) { totalCount nodes { id name headerNames } } }`;

/** A tool of a server in an answer. */
export interface McpToolAnswer {
  readonly id: string;
  readonly name: string;
  readonly definitionHash: string;
}

/** What registering and refreshing answer. */
export interface ServerAnswer {
  readonly server: { readonly id: string; readonly tools: readonly { name: string; isActive: boolean }[] };
  readonly added: readonly McpToolAnswer[];
  readonly changed: readonly McpToolAnswer[];
  readonly removed: readonly McpToolAnswer[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** Registers a server. */
export async function registerServer(
  admin: Account,
  name: string,
  { url }: Pick<TestMcpServer, 'url'>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ServerAnswer> {
  return (await admin.person.must(REGISTER_SERVER, { name, url, ...more })) as unknown as ServerAnswer;
}

/** Asks a server for its tools again. */
export async function refreshServer(
  admin: Account,
  serverId: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ServerAnswer> {
  return (await admin.person.must(REFRESH_SERVER, { serverId, ...more })) as unknown as ServerAnswer;
}
