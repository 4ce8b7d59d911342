import type { Tx } from '../../platform/database/database.js';
import type { RightsTarget } from './rights.policy.js';

/** All SQL about what roles and groups give, and to whom that matters. */
export class GrantRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether there is a permission with this code. */
  async permissionExists(code: string): Promise<boolean> {
    return (await this.tx.query(`select from permissions where code = $1`, [code])).length > 0;
  }

  /** Gives a permission; false where the target gives it already. */
  grant(target: RightsTarget, code: string): Promise<boolean> {
    const { table, column, id } = permissionsOf(target);
    return this.insert(table, column, 'permission_code', id, code);
  }

  /** Takes a permission; false where the target does not give it. */
  revoke(target: RightsTarget, code: string): Promise<boolean> {
    const { table, column, id } = permissionsOf(target);
    return this.delete(table, column, 'permission_code', id, code);
  }

  /** Lets a group give a role; false where it does already. */
  assignRole(groupId: string, roleId: string): Promise<boolean> {
    return this.insert('group_roles', 'group_id', 'role_id', groupId, roleId);
  }

  /** Takes a role from a group; false where the group does not give it. */
  unassignRole(groupId: string, roleId: string): Promise<boolean> {
    return this.delete('group_roles', 'group_id', 'role_id', groupId, roleId);
  }

  /** Adds a member; false where the user is one already. */
  addMember(groupId: string, userId: string): Promise<boolean> {
    return this.insert('group_members', 'group_id', 'user_id', groupId, userId);
  }

  /** Removes a member; false where the user is none. */
  removeMember(groupId: string, userId: string): Promise<boolean> {
    return this.delete('group_members', 'group_id', 'user_id', groupId, userId);
  }

  /** Whether membership of any of these groups gives a permission or a role. */
  async carryRights(groupIds: readonly string[]): Promise<boolean> {
    const rows = await this.tx.query(`select from unnest($1::uuid[]) as g (id) where app_carries_rights(g.id)`, [
      groupIds,
    ]);
    return rows.length > 0;
  }

  /** Everybody who holds a role, directly or through a group, or is a member of a group; whether the actor sees them or not. */
  async holders(target: RightsTarget): Promise<readonly string[]> {
    const ids = target.kind === 'ROLE' ? [target.roleId, null] : [null, target.groupId];
    const [row] = await this.tx.query<{ holders: string[] }>(`select app_holders($1::uuid, $2::uuid) as holders`, ids);
    return row?.holders ?? [];
  }

  private async insert(table: string, a: string, b: string, idOfA: string, idOfB: string): Promise<boolean> {
    const sql = `insert into ${table} (${a}, ${b}) values ($1, $2) on conflict do nothing returning ${a}`;
    return (await this.tx.query(sql, [idOfA, idOfB])).length > 0;
  }

  private async delete(table: string, a: string, b: string, idOfA: string, idOfB: string): Promise<boolean> {
    const sql = `delete from ${table} where ${a} = $1 and ${b} = $2 returning ${a}`;
    return (await this.tx.query(sql, [idOfA, idOfB])).length > 0;
  }
}

const permissionsOf = (target: RightsTarget) =>
  target.kind === 'ROLE'
    ? { table: 'role_permissions', column: 'role_id', id: target.roleId }
    : { table: 'group_permissions', column: 'group_id', id: target.groupId };
