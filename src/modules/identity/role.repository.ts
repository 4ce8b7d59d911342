import type { Tx } from '../../platform/database/database.js';
import { ADMIN_ROLE } from './catalogue.js';

/** All SQL about roles and who holds them, except what shapes read. */
export class RoleRepository {
  constructor(private readonly tx: Tx) {}

  /** The ids of live roles by name; what does not exist is missing. */
  async idsByName(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.tx.query<{ id: string; name: string }>(
      `select id, name from roles where name = any($1::text[]) and deleted_at is null`,
      [names],
    );
    return new Map(rows.map((row) => [row.name, row.id]));
  }

  /** Gives a role; false where the user holds it already. */
  async assign(userId: string, roleId: string): Promise<boolean> {
    const rows = await this.tx.query(
      `insert into user_roles (user_id, role_id) values ($1, $2) on conflict do nothing returning role_id`,
      [userId, roleId],
    );
    return rows.length > 0;
  }

  /** Takes a role; false where the user does not hold it. */
  async unassign(userId: string, roleId: string): Promise<boolean> {
    const rows = await this.tx.query(`delete from user_roles where user_id = $1 and role_id = $2 returning role_id`, [
      userId,
      roleId,
    ]);
    return rows.length > 0;
  }

  /** Until the transaction ends, nobody else changes who the administrators are. */
  async lockAdministrators(): Promise<void> {
    await this.tx.query(`select pg_advisory_xact_lock(hashtextextended('steward.administrators', 0))`);
  }

  /** How many active users hold the role `admin`, directly or through a group. */
  async administrators(): Promise<number> {
    const [row] = await this.tx.query<{ count: number }>(`select app_administrators() as count`);
    return row?.count ?? 0;
  }

  /** Whether anybody, active or not, was ever made an administrator and still is one. Only the system sees all of it. */
  async hasAdministrator(): Promise<boolean> {
    const rows = await this.tx.query(
      `select from roles r where r.name = $1 and r.is_system and (
         exists (select from user_roles ur where ur.role_id = r.id)
         or exists (select from group_roles gr
                      join groups g on g.id = gr.group_id and g.deleted_at is null
                      join group_members gm on gm.group_id = gr.group_id
                     where gr.role_id = r.id))`,
      [ADMIN_ROLE],
    );
    return rows.length > 0;
  }
}
