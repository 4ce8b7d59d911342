import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { InvalidInput } from '../../platform/problem.js';
import { userShape } from '../identity/index.js';
import { accessShape } from './access.shape.js';
import { linkFilter, linkShape } from './link.shape.js';
import type { SecretType } from './secret.entity.js';
import { nameKey } from './secret.input.js';
import { liveShare, shareShape } from './share.shape.js';
import { versionShape } from './version.shape.js';

/** Row level security leaves of the shares what the actor may see: the owner all of them, a grantee the own ones. */
const scope = (secret: string) =>
  `case when ${secret}.workspace_id is not null then 'WORKSPACE'
    when ${secret}.owner_id is null then 'SYSTEM'
    when ${secret}.chat_session_id is not null then 'SESSION'
    when exists (select from secret_shares g where g.secret_id = ${secret}.id and ${liveShare('g')})
    then 'SHARED' else 'USER' end`;

/** That the actor may give it another value. */
const isManaged = (secret: string) =>
  `${secret}.destroyed_at is null and ((select app_key()) is null or (select app_may('secrets.create')))
    and (app_secret_decided(${secret}.owner_id, ${secret}.workspace_id)
      or ${secret}.id = any (array(select app_shared_secrets('{MANAGE}'))))`;

/** That it was deleted at most thirty days ago. */
export const isRestorable = (secret: string): string => `${secret}.deleted_at > now() - interval '30 days'`;

/** How a `SecretRotation` is read: from the same row as its secret. */
const rotationShape: Shape = {
  type: 'SecretRotation',
  table: 'secrets',
  columns: {
    enabled: 'rotation_enabled',
    days: 'rotation_days',
    lastRotatedAt: instant('last_rotated_at'),
    nextRotationAt: instant('next_rotation_at'),
    needsRotation: { sql: (secret) => `coalesce(${secret}.next_rotation_at <= now(), false)` },
  },
};

/** Row level security decides which tools there are by these names. */
const bindings = (secret: string): string => `(
  select coalesce(json_agg(json_build_object(
           'toolName', b.tool ->> 'tool', 'definitionHash', b.tool ->> 'definitionHash',
           'isCurrent', exists (
             select from tools t where t.name_key = lower(b.tool ->> 'tool') and t.deleted_at is null
                and t.definition_hash = b.tool ->> 'definitionHash')) order by b.n), '[]')
    from jsonb_array_elements(${secret}.allowed_tools) with ordinality as b (tool, n))`;

/** How a `Secret` is read. */
export const secretShape: Shape = {
  type: 'Secret',
  table: 'secrets',
  live: (secret) => `${secret}.deleted_at is null`,
  columns: {
    id: 'id',
    name: 'name',
    displayName: 'display_name',
    description: 'description',
    provider: 'provider',
    type: 'type',
    scope: { sql: scope },
    workspaceId: 'workspace_id',
    sessionId: 'chat_session_id',
    allowedTools: {
      sql: (secret) => `array(
        select tool ->> 'tool' from jsonb_array_elements(${secret}.allowed_tools) with ordinality as t (tool, n) order by n)`,
    },
    toolBindings: { sql: bindings },
    requiredPermission: 'required_permission',
    tags: 'tags',
    metadata: 'metadata',
    maskedValue: 'masked_value',
    isActive: 'is_active',
    requireStepUp: 'require_step_up',
    isExpired: { sql: (secret) => `coalesce(${secret}.expires_at <= now(), false)` },
    expiresAt: instant('expires_at'),
    lastAccessedAt: instant('last_accessed_at'),
    lastUsedAt: instant('last_used_at'),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    deletedAt: instant('deleted_at'),
    destroyedAt: instant('destroyed_at'),
    isRotatable: { sql: isManaged },
  },
  one: {
    rotation: { shape: () => rotationShape, on: (rotation, secret) => `${rotation}.id = ${secret}.id` },
    owner: { shape: () => userShape, on: (user, secret) => `${user}.id = ${secret}.owner_id` },
    currentVersion: {
      shape: () => versionShape,
      on: (version, secret) => `${version}.secret_id = ${secret}.id and ${version}.number = ${secret}.current_version`,
    },
  },
  many: {
    versions: {
      shape: () => versionShape,
      on: (version, secret) => `${version}.secret_id = ${secret}.id`,
      order: (version) => `${version}.number desc`,
    },
    shares: {
      shape: () => shareShape,
      on: (share, secret) => `${share}.secret_id = ${secret}.id`,
      order: (share) => `${share}.created_at, ${share}.id`,
    },
  },
  connection: {
    accessLog: { shape: () => accessShape, on: (entry, secret) => `${entry}.secret_id = ${secret}.id` },
    links: {
      shape: () => linkShape,
      on: (link, secret) => `${link}.secret_id = ${secret}.id`,
      filter: linkFilter,
    },
  },
};

/** About which the actor decides. Row level security leaves of the house's secrets none to those who do not manage them. */
const own = (secret: string) =>
  `(${secret}.owner_id = (select app_user()) or ${secret}.workspace_id = any (array(select app_workspaces('ADMIN')))
    or (${secret}.owner_id is null and ${secret}.workspace_id is null))`;

/** How a deleted secret is read that its owner can still bring back: the last one deleted first. */
export const deletedSecretShape: Shape = {
  ...secretShape,
  live: (secret) => `${own(secret)} and ${secret}.destroyed_at is null and ${isRestorable(secret)}`,
  key: ['deleted_at', 'id'],
};

/** How a destroyed secret is read by whoever owned it: the last one destroyed first. */
export const destroyedSecretShape: Shape = {
  ...secretShape,
  live: (secret) => `${own(secret)} and ${secret}.destroyed_at is not null`,
  key: ['destroyed_at', 'id'],
};

/** What narrows a list of secrets; absent and null ones do not. */
export interface SecretFilter {
  readonly search?: string | null;
  readonly type?: SecretType | null;
  readonly provider?: string | null;
  readonly tag?: string | null;
  readonly scope?: 'USER' | 'SESSION' | 'SHARED' | 'WORKSPACE' | 'SYSTEM' | null;
  readonly workspaceId?: string | null;
  readonly sessionId?: string | null;
  readonly isActive?: boolean | null;
  readonly expiringBefore?: string | null;
  readonly needsRotation?: boolean | null;
  readonly types?: readonly SecretType[] | null;
  readonly anyTag?: readonly string[] | null;
  readonly allTags?: readonly string[] | null;
  readonly ownership?: 'MINE' | 'OTHERS' | null;
}

/** A pattern that matches what contains the text, in whatever case and Unicode form. */
const containing = (text: string) => `%${nameKey(text).replace(/[\\%_]/g, '\\$&')}%`;

/** What each condition of a filter asks of a secret, given the placeholder of its value. */
const CONDITIONS: readonly [keyof SecretFilter, cast: string, (secret: string, bound: string) => string][] = [
  [
    'search',
    'text',
    (s, like) => `${s}.name_key like ${like} or lower(normalize(${s}.display_name, NFKC)) like ${like}`,
  ],
  ['type', 'text', (s, type) => `${s}.type = ${type}`],
  ['provider', 'text', (s, provider) => `${s}.provider = ${provider}`],
  ['tag', 'text', (s, tag) => `${tag} = any (${s}.tags)`],
  ['scope', 'text', (s, wanted) => `${wanted} = ${scope(s)}`],
  ['workspaceId', 'uuid', (s, id) => `${s}.workspace_id = ${id}`],
  ['sessionId', 'uuid', (s, id) => `${s}.chat_session_id = ${id}`],
  ['isActive', 'boolean', (s, active) => `${s}.is_active = ${active}`],
  ['needsRotation', 'boolean', (s, due) => `coalesce(${s}.next_rotation_at <= now(), false) = ${due}`],
  ['expiringBefore', 'timestamptz', (s, instant) => `${s}.expires_at < ${instant}`],
  ['types', 'text[]', (s, types) => `${s}.type = any (${types})`],
  ['anyTag', 'text[]', (s, tags) => `${s}.tags && ${tags}`],
  ['allTags', 'text[]', (s, tags) => `${s}.tags @> ${tags}`],
  ['ownership', 'text', (s, whose) => `(${s}.owner_id is not distinct from (select app_user())) = (${whose} = 'MINE')`],
];

const hasNul = (value: unknown): boolean => typeof value === 'string' && value.includes('\0');

/** The conditions of a filter that are there. Throws InvalidInput. */
export function matching(filter: SecretFilter): (secret: string, bind: Bind) => readonly string[] {
  // PostgreSQL has no text with a NUL in it, so that nothing could match.
  if (Object.values(filter).some((value) => hasNul(value) || (Array.isArray(value) && value.some(hasNul))))
    throw new InvalidInput('NUL characters are not allowed.', 'filter');
  const valueOf = (name: keyof SecretFilter) => {
    const value = filter[name] ?? null;
    return name === 'search' && typeof value === 'string' ? containing(value) : value;
  };
  return (secret, bind) =>
    CONDITIONS.filter(([name]) => valueOf(name) !== null).map(
      ([name, cast, condition]) =>
        `(${condition(
          secret,
          bind(() => valueOf(name), cast),
        )})`,
    );
}
