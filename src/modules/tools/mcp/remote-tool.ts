import { createHash } from 'node:crypto';
import { canonicalDigest } from '../../../platform/canonical.js';
import { isStorable } from '../../../platform/input.js';
import type { RiskLevel } from '../tool.entity.js';
import { type ToolDescription, mcpTool } from '../tool.input.js';
import type { RemoteTool } from './connection.js';

/** Which server a tool came from, which of its tools it is, and what the server said of it then. */
export interface McpConfiguration {
  readonly serverId: string;
  readonly tool: string;
  /** SHA-256 over the canonical JSON of everything the server says of it. */
  readonly definition: string;
}

const MAX_NAME = 64;
const MAX_REMOTE_NAME = 128;
const RISKS: readonly RiskLevel[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

/** What a server says of a tool, all of it, as a hash. */
export const definitionOf = (remote: RemoteTool): string =>
  canonicalDigest(JSON.parse(JSON.stringify({ ...remote, _meta: undefined, icons: undefined })));

/** What a tool of a server is called here: after its server; where that cannot be, or is too long, with a hash. */
export function localName(server: string, remote: string): string {
  const name = `${server}_${remote}`;
  const plain = name.replace(/[^A-Za-z0-9_-]/g, '_');
  if (plain === name && name.length <= MAX_NAME) return name;
  return `${plain.slice(0, MAX_NAME - 9)}_${createHash('sha256').update(remote).digest('hex').slice(0, 8)}`;
}

/** Why nothing of it can be kept, nor even compared; null where it can. */
export function unkeepable(remote: RemoteTool): string | null {
  const { name } = remote;
  if (name.length < 1 || name.length > MAX_REMOTE_NAME || /\p{Cc}|\p{Cs}/u.test(name))
    return 'It has no name that can be kept.';
  return isStorable(remote) ? null : 'It has NUL characters, halves of characters, or more than 32 levels.';
}

/**
 * The tool that is made of what a server says, always one that asks somebody first, since nobody here has looked at it.
 * What a server says of the harm it does can only make it worse: MEDIUM where it is said to read only or to destroy
 * nothing, HIGH otherwise. Of the one before it keeps what is stricter, and its limits. Throws InvalidInput.
 */
export function toolOf(
  server: { readonly id: string; readonly name: string; readonly host: string },
  remote: RemoteTool,
  before: ToolDescription | null,
): ToolDescription {
  const configuration: McpConfiguration = {
    ...{ serverId: server.id, tool: remote.name, definition: definitionOf(remote) },
  };
  const riskLevel = worse(riskOf(remote), before?.riskLevel ?? 'LOW');
  const keepsApprover = before?.decidedBy === 'APPROVER';
  return mcpTool(
    localName(server.name, remote.name),
    { ...configuration },
    {
      displayName: titleOf(remote),
      description: (remote.description ?? '').replaceAll('\r\n', '\n').trim() || titleOf(remote),
      category: 'API_CALL',
      parameters: schemaOf(remote),
      ...{ requiresApproval: true, riskLevel, isReadOnly: false, isIdempotent: false, allowedHosts: [server.host] },
      ...(keepsApprover && { decidedBy: 'APPROVER', requiredCount: before.requiredCount }),
      requiresElevatedApproval: before?.requiresElevatedApproval ?? null,
      requiredPermission: before?.requiredPermission ?? null,
      maxConcurrentExecutions: before?.maxConcurrentExecutions ?? null,
      timeoutSeconds: before?.timeoutSeconds ?? null,
    },
  );
}

/** By the defaults of the protocol, what says nothing of itself may destroy. */
const riskOf = ({ annotations }: RemoteTool): RiskLevel =>
  annotations?.readOnlyHint === true || annotations?.destructiveHint === false ? 'MEDIUM' : 'HIGH';

const worse = (a: RiskLevel, b: RiskLevel): RiskLevel => (RISKS.indexOf(a) >= RISKS.indexOf(b) ? a : b);

/** A line that can be shown, or the name. */
function titleOf({ name, title, annotations }: RemoteTool): string {
  const said = (title ?? annotations?.title ?? name).replace(/[\p{Cc}\p{Cf}]/gu, ' ').trim() || name;
  return [...said].slice(0, 120).join('');
}

/** Many servers name the dialect of years ago, whose words the present one knows. */
function schemaOf({ inputSchema }: RemoteTool): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = inputSchema;
  return typeof $schema === 'string' && $schema.startsWith('http://json-schema.org/')
    ? schema
    : { ...schema, ...($schema !== undefined && { $schema }) };
}
