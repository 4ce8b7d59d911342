import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { GrantRepository } from './grant.repository.js';
import { NamedSetRepository } from './named-set.repository.js';
import { groupRoleChanged, holdersRightsChanged, permissionChanged } from './rights.events.js';
import { changingRights } from './rights-change.js';
import { requireRights } from './rights.js';
import { type RightsTarget, neededToGrant, requireGrantable, targetOf } from './rights.policy.js';
import { RoleRepository } from './role.repository.js';

/** Which permission, of which role or group. */
export interface PermissionGrant {
  readonly permissionCode: string;
  readonly roleId?: string | null;
  readonly groupId?: string | null;
}

/** Which role, of which group. */
export interface GroupRole {
  readonly groupId: string;
  readonly roleName: string;
}

/** What roles and groups give. Everybody whom a change concerns is told, so that open sessions follow. */
export class GrantService {
  constructor(private readonly db: Database) {}

  /** Gives a permission; giving it twice is no error. Throws NotFound, Forbidden or InvalidInput. Answers the target. */
  grant(actor: Actor, grant: PermissionGrant): Promise<RightsTarget> {
    return this.changePermission(actor, grant, true);
  }

  /** Takes a permission; taking one not given is no error. Throws NotFound, Forbidden or InvalidInput. Answers the target. */
  revoke(actor: Actor, grant: PermissionGrant): Promise<RightsTarget> {
    return this.changePermission(actor, grant, false);
  }

  /** Lets a group give a role; doing it twice is no error. Throws NotFound or Forbidden. Answers the group's id. */
  assignRole(actor: Actor, role: GroupRole): Promise<string> {
    return this.changeRole(actor, role, true);
  }

  /** Takes a role from a group. Throws NotFound, Forbidden, or Conflict for the last administrator. Answers the group's id. */
  unassignRole(actor: Actor, role: GroupRole): Promise<string> {
    return this.changeRole(actor, role, false);
  }

  private async changePermission(actor: Actor, input: PermissionGrant, isGiven: boolean): Promise<RightsTarget> {
    const target = targetOf(input);
    const needed = neededToGrant(target);
    requireRights(actor, ...needed);
    const code = input.permissionCode;
    const change = async (tx: Tx) => {
      await requireTarget(tx, target);
      const grants = new GrantRepository(tx);
      if (code.includes('\0') || !(await grants.permissionExists(code))) throw new NotFound('Permission');
      if (!(await (isGiven ? grants.grant(target, code) : grants.revoke(target, code)))) return;
      await tx.emit(permissionChanged(target, actor.id, code, isGiven));
      await tellHolders(tx, target);
    };
    await this.db.as(actor, (tx) => changingRights(tx, needed, () => change(tx)));
    return target;
  }

  private async changeRole(actor: Actor, { groupId, roleName }: GroupRole, isGiven: boolean): Promise<string> {
    const target = { kind: 'GROUP', groupId } as const;
    const needed = neededToGrant(target);
    requireRights(actor, ...needed);
    const change = async (tx: Tx) => {
      await requireTarget(tx, target);
      const roleId = await roleIdOf(tx, roleName);
      const grants = new GrantRepository(tx);
      if (!(await (isGiven ? grants.assignRole(groupId, roleId) : grants.unassignRole(groupId, roleId)))) return;
      await tx.emit(groupRoleChanged(groupId, actor.id, roleName, isGiven));
      await tellHolders(tx, target);
    };
    await this.db.as(actor, (tx) => changingRights(tx, needed, () => change(tx)));
    return groupId;
  }
}

/** Throws NotFound where there is no such role or group, and Forbidden where what it gives is fixed. */
async function requireTarget(tx: Tx, target: RightsTarget): Promise<void> {
  if (target.kind === 'ROLE') {
    const role = isUuid(target.roleId) ? await new NamedSetRepository(tx, 'roles', 'role').find(target.roleId) : null;
    if (!role) throw new NotFound('Role');
    requireGrantable(role);
  } else if (!isUuid(target.groupId) || !(await new NamedSetRepository(tx, 'groups', 'group').find(target.groupId)))
    throw new NotFound('Group');
}

async function roleIdOf(tx: Tx, name: string): Promise<string> {
  const id = name.includes('\0') ? undefined : (await new RoleRepository(tx).idsByName([name])).get(name);
  if (!id) throw new NotFound('Role');
  return id;
}

async function tellHolders(tx: Tx, target: RightsTarget): Promise<void> {
  const holders = await new GrantRepository(tx).holders(target);
  const id = target.kind === 'ROLE' ? target.roleId : target.groupId;
  if (holders.length > 0) await tx.emit(holdersRightsChanged(id, holders));
}
