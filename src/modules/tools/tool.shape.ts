import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { InvalidInput } from '../../platform/problem.js';
import { TAKES_SECRETS } from './secret-references.js';
import type { RiskLevel, ToolCategory, ToolKind } from './tool.entity.js';

/** How a `Tool` is read. Row level security decides which. */
export const toolShape: Shape = {
  type: 'Tool',
  table: 'tools',
  live: (t) => `${t}.deleted_at is null`,
  columns: {
    id: 'id',
    name: 'name',
    displayName: 'display_name',
    description: 'description',
    category: 'category',
    kind: 'kind',
    parameters: 'parameters',
    http: { sql: (t) => `case when ${t}.kind = 'HTTP' and ${t}.configuration ? 'url' then ${t}.configuration end` },
    requiresApproval: 'requires_approval',
    riskLevel: 'risk_level',
    decidedBy: 'decided_by',
    requiredCount: 'required_count',
    requiresElevatedApproval: 'requires_elevated_approval',
    requiredPermission: 'required_permission',
    isActive: 'is_active',
    isSystem: 'is_system',
    isReadOnly: 'is_read_only',
    isIdempotent: 'is_idempotent',
    cacheTtlSeconds: 'cache_ttl_seconds',
    cacheScope: 'cache_scope',
    maxConcurrentExecutions: 'max_concurrent_executions',
    timeoutSeconds: 'timeout_seconds',
    claimTimeoutSeconds: { sql: (t) => `case when ${t}.kind = 'CLIENT' then ${t}.claim_timeout_seconds end` },
    allowedHosts: 'allowed_hosts',
    definitionHash: 'definition_hash',
    takesSecrets: { sql: (t) => `(${t}.kind in (${[...TAKES_SECRETS].map((kind) => `'${kind}'`).join(', ')}))` },
    bringsContent: 'brings_content',
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    deletedAt: instant('deleted_at'),
  },
};

/** How a deleted tool is read that can still be brought back, by those who manage tools: the last one deleted first. */
export const deletedToolShape: Shape = {
  ...toolShape,
  live: (t) =>
    `${t}.deleted_at > now() - interval '30 days' and ${t}.kind <> 'MCP' and (select app_may('tools.manage'))`,
  key: ['deleted_at', 'id'],
};

/** What narrows a list of tools; absent and null ones do not. */
export interface ToolFilter {
  readonly search?: string | null;
  readonly category?: ToolCategory | null;
  readonly kind?: ToolKind | null;
  readonly riskLevel?: RiskLevel | null;
  readonly requiresApproval?: boolean | null;
  readonly isActive?: boolean | null;
  readonly isReadOnly?: boolean | null;
}

const containing = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

const CONDITIONS: readonly [keyof ToolFilter, cast: string, (t: string, bound: string) => string][] = [
  [
    'search',
    'text',
    (t, like) => `lower(${t}.name || ' ' || ${t}.display_name || ' ' || ${t}.description) like ${like}`,
  ],
  ['category', 'text', (t, category) => `${t}.category = ${category}`],
  ['kind', 'text', (t, kind) => `${t}.kind = ${kind}`],
  ['riskLevel', 'text', (t, risk) => `${t}.risk_level = ${risk}`],
  ['requiresApproval', 'boolean', (t, requires) => `${t}.requires_approval = ${requires}`],
  ['isActive', 'boolean', (t, isActive) => `${t}.is_active = ${isActive}`],
  ['isReadOnly', 'boolean', (t, isReadOnly) => `${t}.is_read_only = ${isReadOnly}`],
];

/** The conditions of a filter that are there. Throws InvalidInput. */
export function matchingTools(filter: ToolFilter): (t: string, bind: Bind) => readonly string[] {
  if (filter.search?.includes('\0')) throw new InvalidInput('NUL characters are not allowed.', 'filter');
  const valueOf = (name: keyof ToolFilter) => {
    const value = filter[name] ?? null;
    return name === 'search' && typeof value === 'string' ? containing(value) : value;
  };
  return (t, bind) =>
    CONDITIONS.filter(([name]) => valueOf(name) !== null).map(([name, cast, condition]) =>
      condition(
        t,
        bind(() => valueOf(name), cast),
      ),
    );
}
