import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readList } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { permissionShape } from './permission.shape.js';
import { requireRights } from './rights.js';
import { changingRights } from './rights-change.js';
import { RoleRepository } from './role.repository.js';
import { roleShape } from './role.shape.js';
import { userRightsChanged } from './user.events.js';
import { UserRepository } from './user.repository.js';

/** Which role, of whom. */
export interface RoleAssignment {
  readonly userId: string;
  readonly roleName: string;
}

/** Giving roles and taking them back. */
export class RoleService {
  constructor(private readonly db: Database) {}

  /** Every role, by name. */
  list(actor: Actor, selection: Selection): Promise<readonly Row[]> {
    return readList(this.db, actor, roleShape, selection, (role) => `${role}.name`);
  }

  /** A role by its id; null where there is none. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, roleShape, selection, id);
  }

  /** A role by its id, deleted or not; null where there is none that the actor may see. */
  findDeleted(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, roleShape, selection, id, { includeDeleted: true });
  }

  /** Every permission, by code. */
  permissions(actor: Actor, selection: Selection): Promise<readonly Row[]> {
    return readList(this.db, actor, permissionShape, selection, (permission) => `${permission}.code`);
  }

  /** Gives a role; giving it twice is no error. Throws NotFound or Forbidden. Answers the user's id. */
  assign(actor: Actor, assignment: RoleAssignment): Promise<string> {
    return this.change(actor, assignment, async (tx, roleId) => {
      if (await new RoleRepository(tx).assign(assignment.userId, roleId))
        await tx.emit(userRightsChanged(assignment.userId, 'ROLE_ASSIGNED', assignment.roleName));
    });
  }

  /** Takes a role; taking one not held is no error. Throws Conflict for the last administrator, NotFound, Forbidden. */
  unassign(actor: Actor, assignment: RoleAssignment): Promise<string> {
    return this.change(actor, assignment, async (tx, roleId) => {
      if (await new RoleRepository(tx).unassign(assignment.userId, roleId))
        await tx.emit(userRightsChanged(assignment.userId, 'ROLE_UNASSIGNED', assignment.roleName));
    });
  }

  private async change(
    actor: Actor,
    { userId, roleName }: RoleAssignment,
    change: (tx: Tx, roleId: string) => Promise<void>,
  ): Promise<string> {
    requireRights(actor, 'roles.assign');
    if (!isUuid(userId)) throw new NotFound('User');
    if (roleName.includes('\0')) throw new NotFound('Role');
    const found = async (tx: Tx) => {
      // Under the lock of whoever changes rights: while this waited for it, the user or the role may have been deleted.
      if (!(await new UserRepository(tx).exists(userId))) throw new NotFound('User');
      const roleId = (await new RoleRepository(tx).idsByName([roleName])).get(roleName);
      if (!roleId) throw new NotFound('Role');
      await change(tx, roleId);
    };
    await this.db.as(actor, (tx) => changingRights(tx, 'roles.assign', () => found(tx)));
    return userId;
  }
}
