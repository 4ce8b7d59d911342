import { randomUUID } from 'node:crypto';
import { QueryFailedError } from 'typeorm';
import type { Tx } from '../../platform/database/database.js';
import { Conflict, InvalidInput } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import type { Limits } from './definition.js';
import type { ToolKind } from './tool.entity.js';
import type { ToolDescription } from './tool.input.js';

/** A live tool as the actor sees it. */
export interface ToolRecord extends ToolDescription, Limits {
  readonly id: string;
  readonly isActive: boolean;
  readonly isSystem: boolean;
  readonly definitionHash: string;
}

/** A tool that may be deleted. */
export interface RestorableTool {
  readonly id: string;
  readonly name: string;
  readonly kind: ToolKind;
  readonly definitionHash: string;
  readonly isDeleted: boolean;
}

const RECORD = `
  select t.id, t.name, t.display_name as "displayName", t.description, t.category, t.kind, t.parameters,
         t.configuration, t.requires_approval as "requiresApproval", t.risk_level as "riskLevel",
         t.decided_by as "decidedBy", t.required_count as "requiredCount",
         t.requires_elevated_approval as "requiresElevatedApproval", t.required_permission as "requiredPermission",
         t.is_active as "isActive", t.is_system as "isSystem", t.is_read_only as "isReadOnly",
         t.is_idempotent as "isIdempotent", t.cache_ttl_seconds as "cacheTtlSeconds", t.cache_scope as "cacheScope",
         t.max_concurrent_executions as "maxConcurrentExecutions", t.timeout_seconds as "timeoutSeconds",
         t.claim_timeout_seconds as "claimTimeoutSeconds",
         t.allowed_hosts as "allowedHosts", t.definition_hash as "definitionHash"
    from tools t`;

const COLUMNS: readonly [column: string, value: (t: ToolDescription) => unknown][] = [
  ['display_name', (t) => t.displayName],
  ['description', (t) => t.description],
  ['category', (t) => t.category],
  ['parameters', (t) => t.parameters],
  ['configuration', (t) => t.configuration],
  ['requires_approval', (t) => t.requiresApproval],
  ['risk_level', (t) => t.riskLevel],
  ['decided_by', (t) => t.decidedBy],
  ['required_count', (t) => t.requiredCount],
  ['requires_elevated_approval', (t) => t.requiresElevatedApproval],
  ['required_permission', (t) => t.requiredPermission],
  ['is_read_only', (t) => t.isReadOnly],
  ['is_idempotent', (t) => t.isIdempotent],
  ['cache_ttl_seconds', (t) => t.cacheTtlSeconds],
  ['cache_scope', (t) => t.cacheScope],
  ['max_concurrent_executions', (t) => t.maxConcurrentExecutions],
  ['timeout_seconds', (t) => t.timeoutSeconds],
  ['claim_timeout_seconds', (t) => t.claimTimeoutSeconds],
  ['allowed_hosts', (t) => t.allowedHosts],
];
const NAMES = COLUMNS.map(([column]) => column);
const valuesOf = (tool: ToolDescription) => COLUMNS.map(([, value]) => value(tool));

/** The definitions of the live tools among `names` that the actor sees, each with the name it was asked by. */
export const toolDefinitions = (
  tx: Tx,
  names: readonly string[],
): Promise<{ readonly tool: string; readonly definitionHash: string }[]> =>
  tx.query(
    `select asked.name as tool, t.definition_hash as "definitionHash"
       from unnest($1::text[]) as asked (name) join tools t on t.name_key = lower(asked.name) and t.deleted_at is null`,
    [names],
  );

/** Tools, in one transaction of one actor. */
export class ToolRepository {
  constructor(private readonly tx: Tx) {}

  /** The tool as it is now; null where there is none that the actor may see. */
  async find(id: string): Promise<ToolRecord | null> {
    if (!isUuid(id)) return null;
    return this.one(`${RECORD} where t.id = $1 and t.deleted_at is null`, [id]);
  }

  /** The same by its name, in whatever case. */
  async named(name: string): Promise<ToolRecord | null> {
    return this.one(`${RECORD} where t.name_key = lower($1) and t.deleted_at is null`, [name.replaceAll('\0', '')]);
  }

  /** Like `named`, and nobody changes the tool until the transaction ends, whoever the actor is. */
  async held(name: string): Promise<ToolRecord | null> {
    await this.tx.query(`select app_hold_tool($1)`, [name.replaceAll('\0', '')]);
    // A statement of its own: it sees what was committed while that one waited.
    return this.named(name);
  }

  /** What decides whether a tool can be restored; null where the actor sees none that is there, or was thirty days ago. */
  async restorable(id: string): Promise<RestorableTool | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<RestorableTool>(
      `select id, name, kind, definition_hash as "definitionHash", deleted_at is not null as "isDeleted" from tools
        where id = $1 and (deleted_at is null or deleted_at > now() - interval '30 days')`,
      [id],
    );
    return row ?? null;
  }

  /** Like `find`, and locks the row; null also where the actor may see it but not change it. */
  async lock(id: string): Promise<ToolRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query(`select id from tools where id = $1 and deleted_at is null for update`, [id]);
    return row ? this.find(id) : null;
  }

  /** Answers its id. Throws Conflict where there is a live tool of this name, InvalidInput for an unknown permission. */
  async insert(tool: ToolDescription, hash: string): Promise<string> {
    const id = randomUUID();
    const fixed = [id, tool.name, tool.name.toLowerCase(), tool.kind, hash, this.tx.actor.id];
    const places = [...fixed, ...NAMES].map((_, n) => `$${n + 1}`);
    await explained(() =>
      this.tx.query(
        `insert into tools (id, name, name_key, kind, definition_hash, created_by, ${NAMES.join(', ')})
         values (${places.join(', ')})`,
        [...fixed, ...valuesOf(tool)],
      ),
    );
    return id;
  }

  /** Writes the whole description; false where the tool is gone. Throws InvalidInput for an unknown permission. */
  async describe(id: string, tool: ToolDescription, hash: string): Promise<boolean> {
    const sets = NAMES.map((column, n) => `${column} = $${n + 3}`);
    const rows = await explained(() =>
      this.tx.query(
        `update tools set ${sets.join(', ')}, definition_hash = $2, updated_at = now()
          where id = $1 and deleted_at is null returning id`,
        [id, hash, ...valuesOf(tool)],
      ),
    );
    return rows.length > 0;
  }

  /** False where it was so already. */
  async setActive(id: string, isActive: boolean): Promise<boolean> {
    const rows = await this.tx.query(
      `update tools set is_active = $2, updated_at = now()
        where id = $1 and deleted_at is null and is_active <> $2 returning id`,
      [id, isActive],
    );
    return rows.length > 0;
  }

  /** Deletes a tool, so that another one may have its name. */
  async remove(id: string): Promise<void> {
    await this.tx.query(
      `update tools set deleted_at = now(), updated_at = now() where id = $1 and deleted_at is null returning id`,
      [id],
    );
  }

  /** Brings it back: of several who try, one succeeds. Throws Conflict where there is a live tool of its name. */
  async restore(id: string): Promise<boolean> {
    const rows = await explained(() =>
      this.tx.query(
        `update tools set deleted_at = null, updated_at = now()
          where id = $1 and deleted_at > now() - interval '30 days' returning id`,
        [id],
      ),
    );
    return rows.length > 0;
  }

  private async one(sql: string, values: readonly unknown[]): Promise<ToolRecord | null> {
    const [row] = await this.tx.query<ToolRecord>(sql, values);
    return row ?? null;
  }
}

async function explained<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, 'tools_name_key_uq')) throw new Conflict('There is a tool of this name.', 'name');
    if (violates(error, 'tools_required_permission_fkey'))
      throw new InvalidInput('There is no such permission.', 'requiredPermission');
    throw error;
  }
}

/** Whether the database refused a statement because of this constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: unknown = error.driverError;
  return typeof cause === 'object' && cause !== null && 'constraint' in cause && cause.constraint === constraint;
}
