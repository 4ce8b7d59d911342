import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import { NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { GrantRepository } from './grant.repository.js';
import { type Description, type NamedRow, NamedSetRepository } from './named-set.repository.js';
import {
  groupCreated,
  groupDeleted,
  groupUpdated,
  holdersRightsChanged,
  roleCreated,
  roleDeleted,
  roleUpdated,
} from './rights.events.js';
import { changingRights } from './rights-change.js';
import { requireRights, requireRightsNow } from './rights.js';
import { type RightsTarget, requireDeletable, requireRenamable } from './rights.policy.js';
import { requireDescription, requireName } from './text.policy.js';

/** What is filled in for a new role or group. */
export interface NewNamedSet {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** What changes; absent and null stay. */
export interface NamedSetChange {
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
}

type Changes = NonNullable<AuditEntry['changes']>;

/** What differs between roles and groups. */
interface Kind {
  readonly table: 'roles' | 'groups';
  readonly noun: 'role' | 'group';
  readonly what: 'Role' | 'Group';
  readonly target: (id: string) => RightsTarget;
  readonly created: (id: string, by: string, name: string) => DomainEvent;
  readonly updated: (id: string, by: string, changes: Changes) => DomainEvent;
  readonly deleted: (id: string, by: string, holders: readonly string[], name: string) => DomainEvent;
}

const ROLES: Kind = {
  table: 'roles',
  noun: 'role',
  what: 'Role',
  target: (roleId) => ({ kind: 'ROLE', roleId }),
  created: roleCreated,
  updated: roleUpdated,
  deleted: (id, by, _holders, name) => roleDeleted(id, by, name),
};

const GROUPS: Kind = {
  table: 'groups',
  noun: 'group',
  what: 'Group',
  target: (groupId) => ({ kind: 'GROUP', groupId }),
  created: groupCreated,
  updated: groupUpdated,
  deleted: (id, by, holders, name) => groupDeleted(id, [by, ...holders], name),
};

/** Making, changing and deleting roles, or groups: named sets, for which the same rules hold. */
export class NamedSetService {
  private constructor(
    private readonly db: Database,
    private readonly kind: Kind,
  ) {}

  /** Of roles; needs `roles.create`, `roles.update` and `roles.delete`. */
  static ofRoles(db: Database): NamedSetService {
    return new NamedSetService(db, ROLES);
  }

  /** Of groups; needs `groups.create`, `groups.update` and `groups.delete`. */
  static ofGroups(db: Database): NamedSetService {
    return new NamedSetService(db, GROUPS);
  }

  /** Makes one that gives nothing. Answers its id. Throws Forbidden, InvalidInput, or Conflict for a name that is taken. */
  async create(actor: Actor, form: NewNamedSet): Promise<string> {
    const needed = this.permission('create');
    requireRights(actor, needed);
    const name = requireName(form.name);
    const description = requireDescription(form.description ?? '');
    return this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, needed);
      const id = await this.repository(tx).insert({ name, description });
      await tx.emit(this.kind.created(id, actor.id, name));
      return id;
    });
  }

  /** Renames or describes one. Answers its id. Throws NotFound, Forbidden, InvalidInput, or Conflict. */
  async update(actor: Actor, id: string, change: NamedSetChange): Promise<string> {
    const needed = this.permission('update');
    requireRights(actor, needed);
    const wanted = {
      ...(change.name != null && { name: requireName(change.name) }),
      ...(change.description != null && { description: requireDescription(change.description) }),
    };
    await this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, needed);
      const sets = this.repository(tx);
      const before = isUuid(id) ? await sets.lock(id) : null;
      if (!before) throw new NotFound(this.kind.what);
      const after = { name: before.name, description: before.description, ...wanted };
      requireRenamable(before, after.name);
      const changes = changesOf(before, after);
      if (Object.keys(changes).length === 0) return;
      if (!(await sets.update(id, after))) throw new NotFound(this.kind.what);
      await tx.emit(this.kind.updated(before.id, actor.id, changes));
    });
    return id;
  }

  /**
   * Deletes one; what was held through it is held no more. Answers its id. Throws NotFound, Forbidden, or Conflict
   * where the last administrator is one through it.
   */
  async delete(actor: Actor, id: string): Promise<string> {
    const needed = this.permission('delete');
    requireRights(actor, needed);
    if (!isUuid(id)) throw new NotFound(this.kind.what);
    await this.db.as(actor, (tx) => changingRights(tx, needed, () => this.remove(tx, id)));
    return id;
  }

  private async remove(tx: Tx, id: string): Promise<void> {
    const sets = this.repository(tx);
    const row = await sets.find(id);
    if (!row) throw new NotFound(this.kind.what);
    requireDeletable(row);
    const holders = await new GrantRepository(tx).holders(this.kind.target(id));
    if (!(await sets.delete(id))) throw new NotFound(this.kind.what);
    await tx.emit(this.kind.deleted(row.id, tx.actor.id, holders, row.name));
    if (holders.length > 0) await tx.emit(holdersRightsChanged(row.id, holders));
  }

  private permission(action: 'create' | 'update' | 'delete'): string {
    return `${this.kind.table}.${action}`;
  }

  private repository(tx: Tx): NamedSetRepository {
    return new NamedSetRepository(tx, this.kind.table, this.kind.noun);
  }
}

/** What differs, before and after. */
function changesOf(before: NamedRow, after: Description): Changes {
  const names = (['name', 'description'] as const).filter((field) => before[field] !== after[field]);
  return Object.fromEntries(names.map((field) => [field, { before: before[field], after: after[field] }]));
}
