import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import type { Bind } from '../../platform/database/shape.js';
import { requirePerson } from '../../platform/person.js';
import { Forbidden } from '../../platform/problem.js';
import { auditLogShape } from './audit.shape.js';

/** Which entries are wanted; conditions that are absent or null do not narrow. */
export interface AuditFilter {
  readonly action?: string | null | undefined;
  readonly userId?: string | null | undefined;
  readonly resourceType?: string | null | undefined;
  readonly resourceId?: string | null | undefined;
  readonly success?: boolean | null | undefined;
  readonly sensitiveData?: boolean | null | undefined;
  /** RFC 3339; from this instant on. */
  readonly from?: string | null | undefined;
  /** RFC 3339; before this instant. */
  readonly until?: string | null | undefined;
}

const CONDITIONS: readonly [name: keyof AuditFilter, operator: string, column: string, type: string][] = [
  ['action', '=', 'action', 'text'],
  ['userId', '=', 'user_id', 'uuid'],
  ['resourceType', '=', 'resource_type', 'text'],
  ['resourceId', '=', 'resource_id', 'uuid'],
  ['success', '=', 'success', 'boolean'],
  ['sensitiveData', '=', 'sensitive_data', 'boolean'],
  ['from', '>=', 'created_at', 'timestamptz'],
  ['until', '<', 'created_at', 'timestamptz'],
];

const givenIn = (filter: AuditFilter) =>
  CONDITIONS.filter(([name]) => filter[name] !== undefined && filter[name] !== null);

const matching = (filter: AuditFilter) => (log: string, bind: Bind) =>
  givenIn(filter).map(
    ([name, operator, column, type]) => `${log}.${column} ${operator} ${bind(() => filter[name], type)}`,
  );

/** Reads the audit log. */
export class AuditService {
  constructor(private readonly db: Database) {}

  /**
   * A page of the log, newest first. That it was read, and by which filter, is recorded before the answer; it rejects
   * where that fails. Throws Forbidden, and InvalidInput for arguments of a page that are out of range.
   */
  async page(actor: Actor, filter: AuditFilter, selection: Selection): Promise<Row> {
    if (!actor.may('audit.read')) throw new Forbidden('This needs the permission audit.read.');
    const given = givenIn(filter);
    const page = await readPage(this.db, actor, auditLogShape, selection, matching(filter));
    await this.recordRead(actor, { filter: Object.fromEntries(given.map(([name]) => [name, filter[name]])) });
    return page;
  }

  /**
   * A page of what the actor did and of what was done to the actor's account, newest first, whatever else the actor may
   * read. This tells the actor nothing about anybody else, and so is not recorded. Throws InvalidInput, and Forbidden for
   * a key.
   */
  async own(actor: Actor, filter: AuditFilter, selection: Selection): Promise<Row> {
    requirePerson(actor);
    const matches = matching(filter);
    return readPage(this.db, actor, auditLogShape, selection, (log, bind) => [
      `(${log}.user_id = (select app_user())
        or (${log}.resource_type = 'USER' and ${log}.resource_id = (select app_user()) and ${log}.success))`,
      ...matches(log, bind),
    ]);
  }

  /** Records that an entry was read by its id; before it is answered. */
  async entryRead(actor: Actor, id: string): Promise<void> {
    await this.recordRead(actor, { entry: id });
  }

  private async recordRead(actor: Actor, details: Readonly<Record<string, unknown>>): Promise<void> {
    await this.db.as(actor, (tx) => tx.audit({ action: 'AUDIT_READ', resourceType: 'AuditLog', details }));
  }
}
