import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readOne } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../platform/problem.js';
import type { WorkspaceRole } from './member.entity.js';
import { MemberRepository } from './member.repository.js';
import { memberAdded, memberRemoved, memberUpdated } from './workspace.events.js';
import { canAdd, canChange, canManage, canRead, canRemove } from './workspace.policy.js';
import { lockIf } from './workspace.service.js';
import { memberShape } from './workspace.shape.js';

/** Who, in which workspace. */
export interface Membership {
  readonly workspaceId: string;
  readonly userId: string;
}

export interface MembershipInRole extends Membership {
  readonly role: WorkspaceRole;
}

const LAST_OWNER = 'The last owner stays one: make somebody else an owner first, or delete the workspace.';

/**
 * Who belongs to a workspace. Each change holds the lock of the workspace, so that two owners who leave at once do so
 * one after the other, and the second finds that nobody else is left.
 */
export class MemberService {
  constructor(private readonly db: Database) {}

  /** A member; null where the actor sees none. */
  find(actor: Actor, { workspaceId, userId }: Membership, selection: Selection): Promise<Row | null> {
    return readOne(
      this.db,
      actor,
      memberShape,
      selection,
      (member, bind) =>
        `${member}.workspace_id = ${bind(() => workspaceId, 'uuid')} and ${member}.user_id = ${bind(() => userId, 'uuid')}`,
    );
  }

  /**
   * Adds a person; doing it twice in one role is no error. Throws NotFound (of the workspace, and of a user who is
   * unknown, not active, or no person), Forbidden, and Conflict where the role is another one already.
   */
  add(actor: Actor, { role, ...ids }: MembershipInRole): Promise<Membership> {
    return this.db.as(actor, async (tx) => {
      const { id } = await lockIf(tx, ids.workspaceId, (workspace) => canAdd(actor, workspace, role));
      const [members, userId] = [new MemberRepository(tx), ids.userId.toLowerCase()];
      const membership = { workspaceId: id, userId };
      const present = await members.role(id, userId);
      if (present === role) return membership;
      if (present) throw new Conflict('This user belongs to the workspace already, in another role.', 'userId');
      if (!(await members.isPerson(userId))) throw new NotFound('User');
      await members.insert(id, userId, role);
      await tx.emit(memberAdded({ ...membership, role, recipients: await members.all(id) }));
      return membership;
    });
  }

  /**
   * Gives a member another role; the one there is is no error. Throws NotFound (also of who is no member), Forbidden,
   * InvalidInput where an owner would not be a person whose account is in use, and Conflict for the last owner.
   */
  update(actor: Actor, { role, ...ids }: MembershipInRole): Promise<Membership> {
    return this.db.as(actor, async (tx) => {
      const workspace = await lockIf(tx, ids.workspaceId, (locked) => canManage(actor, locked));
      const [{ id }, members, userId] = [workspace, new MemberRepository(tx), ids.userId.toLowerCase()];
      const membership = { workspaceId: id, userId };
      const from = await members.role(id, userId);
      if (!from) throw new NotFound('Member');
      if (!canChange(actor, workspace, from, role)) throw new Forbidden();
      if (from === role) return membership;
      if (role === 'OWNER' && !(await members.isPerson(userId)))
        throw new InvalidInput('An owner is a person whose account is in use.', 'userId');
      if (from === 'OWNER' && !(await members.hasOtherOwner(id, userId))) throw new Conflict(LAST_OWNER, 'role');
      if (!(await members.update(id, userId, from, role))) throw new NotFound('Member');
      await tx.emit(memberUpdated({ ...membership, from, to: role, recipients: await members.all(id) }));
      return membership;
    });
  }

  /**
   * Removes a member, or lets the actor leave; nobody there is no error. Throws NotFound, Forbidden, and Conflict for the
   * last owner.
   */
  remove(actor: Actor, ids: Membership): Promise<Membership> {
    return this.db.as(actor, async (tx) => {
      const workspace = await lockIf(tx, ids.workspaceId, (locked) => canRead(actor, locked));
      const [{ id }, members, userId] = [workspace, new MemberRepository(tx), ids.userId.toLowerCase()];
      const membership = { workspaceId: id, userId };
      const role = await members.role(id, userId);
      if (!canRemove(actor, workspace, { userId, role: role ?? 'MEMBER' })) throw new Forbidden();
      if (!role) return membership;
      if (role === 'OWNER' && !(await members.hasOtherOwner(id, userId))) throw new Conflict(LAST_OWNER, 'userId');
      // Whoever leaves sees nobody any more: who is told is found out before.
      const recipients = await members.all(id);
      if (!(await members.delete(id, userId, role))) throw new NotFound('Member');
      await tx.emit(memberRemoved({ ...membership, role, recipients }));
      return membership;
    });
  }
}
