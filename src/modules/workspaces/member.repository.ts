import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { WorkspaceRole } from './member.entity.js';

/** All SQL about who belongs to a workspace, except what shapes read. */
export class MemberRepository {
  constructor(private readonly tx: Tx) {}

  /** The role of a member; null for one who is none. */
  async role(workspaceId: string, userId: string): Promise<WorkspaceRole | null> {
    if (!isUuid(userId)) return null;
    const [row] = await this.tx.query<{ role: WorkspaceRole }>(
      `select role from workspace_members where workspace_id = $1 and user_id = $2`,
      [workspaceId, userId],
    );
    return row?.role ?? null;
  }

  /** The ids of all members, who hear of what happens. */
  async all(workspaceId: string): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `select user_id as id from workspace_members where workspace_id = $1`,
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether there is an owner besides this user whose account is in use. */
  async hasOtherOwner(workspaceId: string, userId: string): Promise<boolean> {
    const rows = await this.tx.query(
      `select from workspace_members m join users u on u.id = m.user_id and u.is_active and u.deleted_at is null
        where m.workspace_id = $1 and m.user_id <> $2 and m.role = 'OWNER' limit 1`,
      [workspaceId, userId],
    );
    return rows.length > 0;
  }

  /** Whether this is a person whose account is in use, as far as the actor sees. */
  async isPerson(userId: string): Promise<boolean> {
    if (!isUuid(userId)) return false;
    const rows = await this.tx.query(
      `select from users where id = $1 and kind = 'PERSON' and is_active and deleted_at is null`,
      [userId],
    );
    return rows.length > 0;
  }

  async insert(workspaceId: string, userId: string, role: WorkspaceRole): Promise<void> {
    await this.tx.query(`insert into workspace_members (workspace_id, user_id, role) values ($1, $2, $3)`, [
      workspaceId,
      userId,
      role,
    ]);
  }

  /** Changes a role, where it is still the one that was seen. */
  async update(workspaceId: string, userId: string, from: WorkspaceRole, to: WorkspaceRole): Promise<boolean> {
    const rows = await this.tx.query(
      `update workspace_members set role = $4 where workspace_id = $1 and user_id = $2 and role = $3 returning user_id`,
      [workspaceId, userId, from, to],
    );
    return rows.length > 0;
  }

  /** Ends a membership, where its role is still the one that was seen. */
  async delete(workspaceId: string, userId: string, role: WorkspaceRole): Promise<boolean> {
    const rows = await this.tx.query(
      `delete from workspace_members where workspace_id = $1 and user_id = $2 and role = $3 returning user_id`,
      [workspaceId, userId, role],
    );
    return rows.length > 0;
  }
}
