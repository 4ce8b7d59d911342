import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { requirePerson } from '../../platform/person.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { userDeleted, userErased, userRestored } from './account-lifecycle.events.js';
import { AccountLifecycleRepository } from './account-lifecycle.repository.js';
import { requireUsername } from './profile.policy.js';
import { requireRights } from './rights.js';
import { changingRights, keepingAdministrator } from './rights-change.js';
import { requireFreshSession } from './step-up.service.js';
import { type Subject } from './user.events.js';
import { deletedUserShape } from './user.shape.js';

const DELETE = 'users.delete';
/** How many accounts one look of the sweep finds. */
const BATCH = 50;

/**
 * Erases what the audit log holds of a user besides the id, in a transaction of the system. `requestedBy` is the id of
 * who asked for it; null for the system itself.
 */
export type EraseAuditTraces = (tx: Tx, userId: string, requestedBy: string | null) => Promise<unknown>;

/** The end of accounts: deleting, bringing back, erasing. */
export class AccountLifecycleService {
  constructor(
    private readonly db: Database,
    private readonly eraseTraces: EraseAuditTraces,
  ) {}

  /** A page of accounts that can still be brought back, the last one deleted first. Row level security shows them to readers of users. */
  deleted(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, deletedUserShape, selection);
  }

  /**
   * Deletes an account, or one's own with a session that is fresh. Throws Forbidden, NotFound, StepUpRequired, or
   * Conflict for the last active administrator. Answers the id and until when it can be brought back, RFC 3339.
   */
  async delete(actor: Actor, userId: string): Promise<{ userId: string; restorableUntil: string }> {
    const target = requireTarget(actor, userId);
    const restorableUntil = await this.db.as(actor, async (tx) => {
      if (isOwn(actor, target)) await requireFreshSession(tx);
      return changingRights(tx, isOwn(actor, target) ? [] : DELETE, async () => {
        const until = await new AccountLifecycleRepository(tx).delete(target);
        if (until === null) throw new NotFound('User');
        await tx.emit(userDeleted(target));
        return until;
      });
    });
    return { userId: target, restorableUntil };
  }

  /**
   * Brings an account back that was deleted at most thirty days ago. Its sessions stay ended. Throws Forbidden, NotFound,
   * InvalidInput, or Conflict where it is not deleted, or its address or username is taken. Answers the user's id.
   */
  async restore(actor: Actor, userId: string, username: string | null): Promise<string> {
    requireRights(actor, DELETE);
    if (!isUuid(userId)) throw new NotFound('User');
    const wanted = username === null ? null : requireUsername(username);
    await this.db.as(actor, (tx) =>
      changingRights(tx, DELETE, async () => {
        const accounts = new AccountLifecycleRepository(tx);
        if (await accounts.restore(userId, wanted)) await tx.emit(userRestored(userId.toLowerCase(), wanted !== null));
        else if (await accounts.isLive(userId)) throw new Conflict('This account is not deleted.', 'userId');
        else throw new NotFound('User');
      }),
    );
    return userId.toLowerCase();
  }

  /**
   * Erases an account for ever, deleted or not, or one's own. Throws Forbidden, NotFound, StepUpRequired unless the actor
   * signed in or stepped up just now, or Conflict for the last active administrator. Answers the user's id.
   */
  async erase(actor: Actor, userId: string): Promise<string> {
    requirePerson(actor);
    const target = requireTarget(actor, userId);
    await this.db.as(actor, requireFreshSession);
    const by = { userId: actor.id, username: actor.username ?? '', sessionId: actor.sessionId };
    // As the system, which alone may touch the audit log: what it holds of the person goes in the same transaction. Of
    // people who erase themselves no address is written in the end.
    const system = Actor.system('account erasure', ...(isOwn(actor, target) ? [] : [actor.origin]));
    await this.db.as(system, (tx) =>
      keepingAdministrator(tx, async () => {
        const accounts = new AccountLifecycleRepository(tx);
        if (!isOwn(actor, target) && !(await accounts.holds(actor.id, DELETE))) throw needsDelete();
        if (!(await accounts.erase(target))) throw new NotFound('User');
        await this.erased(tx, target, by);
      }),
    );
    return target;
  }

  /** Erases every account that was deleted more than thirty days ago, one after the other. Answers how many there were. */
  async purge(): Promise<number> {
    const system = Actor.system('erase deleted accounts');
    for (let total = 0; ;) {
      const ids = await this.db.as(system, (tx) => new AccountLifecycleRepository(tx).purgeable(BATCH));
      for (const id of ids) if (await this.db.as(system, (tx) => this.purgeOne(tx, id))) total++;
      if (ids.length < BATCH) return total;
    }
  }

  private async purgeOne(tx: Tx, userId: string): Promise<boolean> {
    if (!(await new AccountLifecycleRepository(tx).purge(userId))) return false;
    await this.erased(tx, userId, null);
    return true;
  }

  /** The entry that tells of it comes first: where people erase themselves, their name is in that one, too. */
  private async erased(tx: Tx, userId: string, by: Subject | null): Promise<void> {
    await tx.emit(userErased(userId, by));
    await this.eraseTraces(tx, userId, by?.userId ?? null);
  }
}

/** The id as the database has it. Whoever may not end other people's accounts learns nothing about which there are. */
function requireTarget(actor: Actor, userId: string): string {
  if (!isOwn(actor, userId) && !actor.may(DELETE)) throw needsDelete();
  if (!isUuid(userId)) throw new NotFound('User');
  return userId.toLowerCase();
}

const isOwn = (actor: Actor, userId: string): boolean => actor.id === userId.toLowerCase();

const needsDelete = () => new Forbidden(`This needs the permission ${DELETE}.`);
