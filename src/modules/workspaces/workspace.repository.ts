import type { Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { violates } from '../identity/index.js';
import type { WorkspaceFacts } from './workspace.policy.js';
import type { WorkspaceRole } from './member.entity.js';

/** What a workspace is called. */
export interface WorkspaceNames {
  readonly name: string;
  readonly slug: string;
}

/** A workspace with the actor's role in it. */
export interface WorkspaceRow extends WorkspaceNames, WorkspaceFacts {
  readonly id: string;
  readonly role: WorkspaceRole;
}

/** One that was deleted at most thirty days ago, and can be brought back. */
const RESTORABLE = `w.deleted_at > now() - interval '30 days' and w.destroyed_at is null`;

/** All SQL about workspaces, except what shapes read. */
export class WorkspaceRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether the actor is a person who may make workspaces at this moment. */
  async mayCreate(): Promise<boolean> {
    const rows = await this.tx.query(
      `select from users where id = app_user() and kind = 'PERSON' and app_may('workspaces.create')`,
    );
    return rows.length > 0;
  }

  /** Makes a workspace whose owner is the actor, by a trigger; false where the slug is taken. */
  async insert(id: string, { name, slug }: WorkspaceNames): Promise<boolean> {
    // Without a conflict target and RETURNING: both would want the row to be visible before anybody belongs to it.
    await this.tx.query(`insert into workspaces (id, name, slug) values ($1, $2, $3) on conflict do nothing`, [
      id,
      name,
      slug,
    ]);
    return (await this.tx.query(`select from workspaces where id = $1`, [id])).length > 0;
  }

  /** A workspace that the actor sees, deleted or not, with the actor's role in it; null where there is none. */
  async find(id: string): Promise<WorkspaceRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<WorkspaceRow>(
      `select w.id, w.name, w.slug, m.role, w.deleted_at is not null as "isDeleted"
         from workspaces w join workspace_members m on m.workspace_id = w.id and m.user_id = app_user()
        where w.id = $1 and (w.deleted_at is null or ${RESTORABLE})`,
      [id],
    );
    return row ?? null;
  }

  /** A live workspace with the actor's role in it, to which nobody else changes anything until the transaction ends. */
  async lock(id: string): Promise<WorkspaceRow | null> {
    if (!isUuid(id)) return null;
    // A statement of its own: the next one sees what was committed while this one waited. It locks nothing for who is not
    // in it: whoever joins at this moment was not yet.
    const [locked] = await this.tx.query<{ role: string | null }>(`select app_lock_workspace($1) as role`, [id]);
    const row = locked?.role ? await this.find(id) : null;
    return row && !row.isDeleted ? row : null;
  }

  /** Gives name and slug, unless it was deleted. Throws Conflict where the slug is taken. */
  update(id: string, { name, slug }: WorkspaceNames): Promise<boolean> {
    return this.slugged(async () => {
      const rows = await this.tx.query(
        `update workspaces set name = $2, slug = $3, updated_at = now() where id = $1 and deleted_at is null returning id`,
        [id, name, slug],
      );
      return rows.length > 0;
    });
  }

  /** Deletes it: of several who try, one succeeds. Answers whether this was the one. */
  async delete(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update workspaces set deleted_at = now() where id = $1 and deleted_at is null returning id`,
      [id],
    );
    return rows.length > 0;
  }

  /** Brings it back under this slug: of several who try, one succeeds. Throws Conflict where the slug is taken. */
  restore(id: string, slug: string): Promise<boolean> {
    return this.slugged(async () => {
      const rows = await this.tx.query(
        `update workspaces w set deleted_at = null, slug = $2, updated_at = now()
          where w.id = $1 and ${RESTORABLE} returning w.id`,
        [id, slug],
      );
      return rows.length > 0;
    });
  }

  /**
   * As the system: destroys up to `limit` workspaces that were deleted more than thirty days ago, with everything that
   * triggers destroy along with them. Answers them with the owners they had.
   */
  destroyDeleted(limit: number): Promise<{ readonly id: string; readonly owners: readonly string[] }[]> {
    return this.tx.query(
      `with due as (
         select w.id, array(select m.user_id from workspace_members m where m.workspace_id = w.id and m.role = 'OWNER')
                as owners
           from workspaces w where w.deleted_at <= now() - interval '30 days' and w.destroyed_at is null
          order by w.deleted_at limit $1 for update of w skip locked)
       update workspaces w set destroyed_at = now() from due where w.id = due.id and w.destroyed_at is null
       returning w.id, due.owners`,
      [limit],
    );
  }

  /** As the system: whether an entry of the audit log was written for this event. No other run decides it meanwhile. */
  async isAudited(workspaceId: string, eventId: string): Promise<boolean> {
    await this.tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [eventId]);
    const rows = await this.tx.query(`select from audit_logs where resource_id = $1 and details ->> 'eventId' = $2`, [
      workspaceId,
      eventId,
    ]);
    return rows.length > 0;
  }

  private async slugged<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (violates(error, 'workspaces_slug_uq')) throw slugTaken();
      throw error;
    }
  }
}

/** That another workspace has the slug. */
export const slugTaken = (): Conflict => new Conflict('Another workspace has this slug.', 'slug');
