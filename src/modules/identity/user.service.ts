import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readById, readOne, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound } from '../../platform/problem.js';
import { parseEmail } from './email.policy.js';
import { isUuid } from '../../platform/uuid.js';
import { requireRights } from './rights.js';
import { changingRights } from './rights-change.js';
import { containing } from './search.policy.js';
import { userActivitySet } from './user.events.js';
import { UserRepository } from './user.repository.js';
import { userShape } from './user.shape.js';

/** Users: reading them, enabling and disabling them. */
export class UserService {
  constructor(private readonly db: Database) {}

  /** The actor's own account. */
  me(actor: Actor, selection: Selection): Promise<Row | null> {
    return readOne(this.db, actor, userShape, selection, (u) => `${u}.id = (select app_user())`);
  }

  /** A user by id as the actor sees it; null where the actor sees none. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, userShape, selection, id);
  }

  /** The active user with exactly this e-mail address; null where there is none. */
  async findByEmail(actor: Actor, email: string, selection: Selection): Promise<Row | null> {
    const key = parseEmail(email)?.key;
    if (key === undefined) return null;
    return readOne(
      this.db,
      actor,
      userShape,
      selection,
      (u, bind) => `${u}.id = (select app_find_user(${bind(() => key, 'text')}))`,
    );
  }

  /** A page of all users, newest first, whose names or e-mail contain `search`. */
  async page(actor: Actor, search: string | null | undefined, selection: Selection): Promise<Row> {
    const pattern = containing(search);
    return readPage(this.db, actor, userShape, selection, (u, bind) => {
      const like = bind(() => pattern, 'text');
      return [
        `(${like} is null or ${u}.display_name ilike ${like} or exists (select from user_accounts a
           where a.user_id = ${u}.id and (a.username ilike ${like} or a.email ilike ${like})))`,
      ];
    });
  }

  /**
   * Enables or disables an account; doing it twice is no error. Disabling ends every session of the user. Throws
   * Forbidden, NotFound, or Conflict for the last active administrator. Answers the user's id.
   */
  async setActive(actor: Actor, { userId, isActive }: { userId: string; isActive: boolean }): Promise<string> {
    requireRights(actor, 'users.update');
    if (!isUuid(userId)) throw new NotFound('User');
    await this.db.as(actor, (tx) =>
      changingRights(tx, 'users.update', async () => {
        const users = new UserRepository(tx);
        if (await users.setActive(userId, isActive)) await tx.emit(userActivitySet(userId, isActive));
        else if (!(await users.exists(userId))) throw new NotFound('User');
      }),
    );
    return userId;
  }
}
