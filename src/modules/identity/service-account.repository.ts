import type { Tx } from '../../platform/database/database.js';
import type { ServiceAccountRow } from './api-key.events.js';

/** A service account as the actor sees it. */
export interface SeenServiceAccount extends ServiceAccountRow {
  /** Whether the actor manages it, and does not merely belong to its workspace. */
  readonly isManaged: boolean;
}

const ROW = `id, user_id as "userId", owner_id as "ownerId", workspace_id as "workspaceId"`;

/** All SQL about service accounts, except what shapes read. */
export class ServiceAccountRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * What the actor is to a live workspace: OWNER, ADMIN or MEMBER; null for a stranger. The workspace and its members stay
   * as they are until the transaction ends.
   */
  async lockRoleIn(workspaceId: string): Promise<string | null> {
    const [row] = await this.tx.query<{ role: string | null }>(`select app_lock_workspace($1) as role`, [workspaceId]);
    return row?.role ?? null;
  }

  /** The service account if it is there and the actor sees it. */
  async find(id: string): Promise<SeenServiceAccount | null> {
    const [row] = await this.tx.query<SeenServiceAccount>(
      `select ${ROW}, owner_id is not distinct from app_user()
              or coalesce(app_workspace_role(workspace_id) in ('ADMIN', 'OWNER'), false) as "isManaged"
         from service_accounts where id = $1 and deleted_at is null`,
      [id],
    );
    return row ?? null;
  }

  /** Has nobody delete one that the actor manages until the transaction ends. False where somebody has. */
  async keep(id: string): Promise<boolean> {
    const rows = await this.tx.query(`select from service_accounts where id = $1 and deleted_at is null for share`, [
      id,
    ]);
    return rows.length > 0;
  }

  /** Makes one of the actor's own, or of a workspace; a trigger makes its user. */
  async insert(name: string, workspaceId: string | null): Promise<ServiceAccountRow> {
    const [row] = await this.tx.query<ServiceAccountRow>(
      `insert into service_accounts (name, owner_id, workspace_id, created_by)
       values ($1, case when $2::uuid is null then app_user() end, $2, app_user()) returning ${ROW}`,
      [name, workspaceId],
    );
    if (!row) throw new Error('A service account was not made.');
    return row;
  }

  /** Deletes one, and by triggers its keys and what it owns; answers whether it was there. */
  async delete(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update service_accounts set deleted_at = now() where id = $1 and deleted_at is null returning id`,
      [id],
    );
    return rows.length > 0;
  }
}
