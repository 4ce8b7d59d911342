import { optionalLine, requiredLine } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import type { Definition, Limits } from './definition.js';
import { type HttpRules, type HttpToolInput, validTemplate } from './http/http.input.js';
import { validSchema } from './parameter-schema.js';
import type { CacheScope, DecidedBy, RiskLevel, ToolCategory, ToolKind } from './tool.entity.js';

/** A tool as it is kept, without what the database gives it. */
export type ToolDescription = Definition & Limits;

/** What a client may say of a tool: undefined is absent, null clears what may be empty. */
export interface ToolInput {
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly category?: ToolCategory | null;
  readonly parameters?: Readonly<Record<string, unknown>> | null;
  readonly requiresApproval?: boolean | null;
  readonly riskLevel?: RiskLevel | null;
  readonly decidedBy?: DecidedBy | null;
  readonly requiredCount?: number | null;
  readonly requiresElevatedApproval?: boolean | null;
  readonly requiredPermission?: string | null;
  readonly isReadOnly?: boolean | null;
  readonly isIdempotent?: boolean | null;
  readonly cacheTtlSeconds?: number | null;
  readonly cacheScope?: CacheScope | null;
  readonly maxConcurrentExecutions?: number | null;
  readonly timeoutSeconds?: number | null;
  /** Of tools of the kind CLIENT. */
  readonly claimTimeoutSeconds?: number | null;
  readonly allowedHosts?: readonly string[] | null;
  /** Of tools of the kind HTTP. */
  readonly http?: HttpToolInput | null;
}

export type RegisterTool = ToolInput & { readonly name: string; readonly kind: ToolKind };

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const HOST =
  /^(?=.{1,253}(:|$))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:[1-9]\d{0,4})?$/;
const MAX_HOSTS = 32;
const MAX_DESCRIPTION = 4096;
const DEFAULT_TIMEOUT_SECONDS = 60;
/** Long enough for somebody to be told and come, and not so long that a conversation looks dead. */
const DEFAULT_CLAIM_SECONDS = 300;
const DAY_SECONDS = 86_400;

const invalid = (message: string, field: string): never => {
  throw new InvalidInput(message, field);
};

/** Fields that belong to what a tool of the house is; only its limits and who has to agree are for administrators. */
export const OF_THE_HOUSE = [
  ...([
    'description',
    'category',
    'parameters',
    'isReadOnly',
    'isIdempotent',
    'cacheScope',
    'allowedHosts',
    'http',
  ] as const),
];

/** Fields that belong to what a tool of a server is; the others are for administrators, who look at what it does. */
export const OF_THE_SERVER = ['description', 'category', 'parameters', 'allowedHosts', 'http'] as const;

/** The description of a new tool; those of `privateHosts` may be called without TLS. Throws InvalidInput. */
export function newTool(input: RegisterTool, privateHosts: ReadonlySet<string> = new Set()): ToolDescription {
  if (!NAME.test(input.name))
    invalid('A letter, then letters, digits, underscores and hyphens: 64 characters at most.', 'name');
  if (input.kind === 'BUILTIN') invalid('Built-in tools come with the server.', 'kind');
  if (input.kind === 'MCP') invalid('Tools of the Model Context Protocol come with their server.', 'kind');
  requireClaims(input.kind, input);
  return described({ name: input.name, kind: input.kind, configuration: {} }, input, privateHosts);
}

/** A tool that comes from a server of the Model Context Protocol, under a name of ours. Throws InvalidInput. */
export function mcpTool(
  name: string,
  configuration: Readonly<Record<string, unknown>>,
  input: ToolInput,
): ToolDescription {
  return described({ name, kind: 'MCP', configuration }, input, new Set());
}

/** The description with the fields that are present in the input. Throws InvalidInput. */
export function changedTool(
  before: ToolDescription,
  input: ToolInput,
  privateHosts: ReadonlySet<string> = new Set(),
): ToolDescription {
  requireClaims(before.kind, input);
  const present = Object.fromEntries(
    Object.entries(input).filter(([field, value]: [string, unknown]) => field in before && value !== undefined),
  );
  const followed = input.riskLevel !== undefined && input.decidedBy === undefined ? { decidedBy: null } : {};
  const http = input.http ?? (before.configuration as unknown as HttpToolInput);
  return described(
    before,
    { ...before, ...followed, ...present, ...(before.kind === 'HTTP' && { http }) },
    privateHosts,
  );
}

function requireClaims(kind: ToolKind, { claimTimeoutSeconds = null }: ToolInput): void {
  if (kind !== 'CLIENT' && claimTimeoutSeconds !== null)
    invalid('Only executions of tools of the kind CLIENT are claimed.', 'claimTimeoutSeconds');
}

function described(
  fixed: Pick<Definition, 'name' | 'kind' | 'configuration'>,
  input: ToolInput,
  privateHosts: ReadonlySet<string>,
): ToolDescription {
  const riskLevel = input.riskLevel ?? 'MEDIUM';
  const decidedBy = input.decidedBy ?? defaultDecider(riskLevel);
  const isReadOnly = input.isReadOnly ?? false;
  const parameters = validSchema(input.parameters);
  const allowedHosts = validHosts(input.allowedHosts);
  return {
    ...{ name: fixed.name, kind: fixed.kind, parameters, allowedHosts },
    configuration: configured(fixed, input, { parameters, allowedHosts, privateHosts }),
    displayName: requiredLine(input.displayName, 'displayName', 120),
    description: validDescription(input.description),
    category: input.category ?? invalid('Choose a category.', 'category'),
    ...consent(input, riskLevel, decidedBy),
    requiredPermission: optionalLine(input.requiredPermission, 'requiredPermission', 128),
    isReadOnly,
    isIdempotent: input.isIdempotent ?? isReadOnly,
    ...remembered(input, isReadOnly),
    maxConcurrentExecutions: within(input.maxConcurrentExecutions, 'maxConcurrentExecutions', 0, 10_000),
    timeoutSeconds: within(input.timeoutSeconds, 'timeoutSeconds', 1, 3600) ?? DEFAULT_TIMEOUT_SECONDS,
    claimTimeoutSeconds:
      within(input.claimTimeoutSeconds, 'claimTimeoutSeconds', 1, DAY_SECONDS) ?? DEFAULT_CLAIM_SECONDS,
  };
}

function configured(
  { kind, configuration }: Pick<Definition, 'kind' | 'configuration'>,
  input: ToolInput,
  rules: HttpRules,
) {
  if (kind === 'HTTP') return { ...validTemplate(input.http, rules) };
  return input.http ? invalid('Only tools of the kind HTTP make a request.', 'http') : configuration;
}

/** The person the agent works for up to MEDIUM; from HIGH on somebody else. */
const defaultDecider = (risk: RiskLevel): DecidedBy => (risk === 'LOW' || risk === 'MEDIUM' ? 'OWNER' : 'APPROVER');

function consent(input: ToolInput, riskLevel: RiskLevel, decidedBy: DecidedBy) {
  const requiredCount = within(input.requiredCount, 'requiredCount', 1, 10) ?? 1;
  const isCritical = riskLevel === 'CRITICAL';
  const requiresApproval = input.requiresApproval ?? true;
  if (decidedBy === 'OWNER' && requiredCount > 1)
    invalid(
      'One person decides about what an agent of theirs does: more are wanted of approvers only.',
      'requiredCount',
    );
  if (isCritical && !requiresApproval) invalid('What is critical is always approved first.', 'requiresApproval');
  const requiresElevatedApproval = isCritical || (input.requiresElevatedApproval ?? false);
  return { requiresApproval, riskLevel, decidedBy, requiredCount, requiresElevatedApproval };
}

function remembered(input: ToolInput, isReadOnly: boolean) {
  const cacheTtlSeconds = within(input.cacheTtlSeconds, 'cacheTtlSeconds', 1, 604_800);
  if (cacheTtlSeconds !== null && !isReadOnly)
    invalid('Only results of tools that change nothing are remembered.', 'cacheTtlSeconds');
  return { cacheTtlSeconds, cacheScope: input.cacheScope ?? ('USER' as const) };
}

function validDescription(given: string | null | undefined): string {
  const text = (given ?? '').trim();
  if (text.length < 1 || [...text].length > MAX_DESCRIPTION) invalid('1 to 4096 characters are wanted.', 'description');
  // What approvers read must look as it is: nothing hidden, nothing turned around.
  if (/(?![\n\t])\p{Cc}|\p{Cs}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text))
    invalid('Control characters are not allowed.', 'description');
  return text;
}

function within(value: number | null | undefined, field: string, least: number, most: number): number | null {
  if (value === null || value === undefined) return null;
  return value >= least && value <= most ? value : invalid(`${least} to ${most} is wanted.`, field);
}

function validHosts(hosts: readonly string[] | null | undefined): string[] {
  const unique = new Set((hosts ?? []).map((host) => host.trim().toLowerCase()));
  if (unique.size > MAX_HOSTS) invalid(`At most ${MAX_HOSTS} hosts.`, 'allowedHosts');
  for (const host of unique)
    if (!HOST.test(host))
      invalid('Names of hosts are wanted, for example api.example.org or api.example.org:8443.', 'allowedHosts');
  return [...unique].sort();
}
