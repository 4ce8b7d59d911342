import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { InvalidInput, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { GrantRepository } from './grant.repository.js';
import { NamedSetRepository } from './named-set.repository.js';
import { holdersRightsChanged, membershipChanged } from './rights.events.js';
import { changingRights } from './rights-change.js';
import { requireRights, requireRightsNow } from './rights.js';
import { neededToFill } from './rights.policy.js';
import { nameKey } from './text.policy.js';
import { UserRepository } from './user.repository.js';
import { groupShape } from './user.shape.js';

/** Who, in which group. */
export interface Membership {
  readonly groupId: string;
  readonly userId: string;
}

/** The most characters that are searched for. */
const MAX_SEARCH = 256;

/** Groups: reading them, and who belongs to them. */
export class GroupService {
  constructor(private readonly db: Database) {}

  /** A group by its id; null where there is none. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, groupShape, selection, id);
  }

  /** A group by its id, deleted or not; null where there is none that the actor may see. */
  findDeleted(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, groupShape, selection, id, { includeDeleted: true });
  }

  /** A page of all groups, newest first, whose name contains `search`. Throws InvalidInput. */
  async page(actor: Actor, search: string | null | undefined, selection: Selection): Promise<Row> {
    const pattern = containing(search);
    if (pattern === null) return readPage(this.db, actor, groupShape, selection);
    return readPage(this.db, actor, groupShape, selection, (group, bind) => [
      `${group}.name_key like ${bind(() => pattern, 'text')}`,
    ]);
  }

  /** Adds a member; adding one twice is no error. Throws NotFound or Forbidden. Answers the group's id. */
  addMember(actor: Actor, membership: Membership): Promise<string> {
    return this.change(actor, membership, true);
  }

  /** Removes a member. Throws NotFound, Forbidden, or Conflict for the last administrator. Answers the group's id. */
  removeMember(actor: Actor, membership: Membership): Promise<string> {
    return this.change(actor, membership, false);
  }

  private async change(actor: Actor, membership: Membership, isMember: boolean): Promise<string> {
    const needed = neededToFill(false);
    requireRights(actor, ...needed);
    const { groupId, userId } = membership;
    if (!isUuid(groupId)) throw new NotFound('Group');
    if (!isUuid(userId)) throw new NotFound('User');
    await this.db.as(actor, (tx) => changingRights(tx, needed, () => this.changeNow(tx, membership, isMember)));
    return groupId;
  }

  private async changeNow(tx: Tx, { groupId, userId }: Membership, isMember: boolean): Promise<void> {
    if (!(await new NamedSetRepository(tx, 'groups', 'group').find(groupId))) throw new NotFound('Group');
    const grants = new GrantRepository(tx);
    const carriesRights = await grants.carryRights([groupId]);
    await requireRightsNow(tx, ...neededToFill(carriesRights));
    if (!(await new UserRepository(tx).exists(userId))) throw new NotFound('User');
    const changed = isMember ? await grants.addMember(groupId, userId) : await grants.removeMember(groupId, userId);
    if (!changed) return;
    await tx.emit(membershipChanged(groupId, userId, isMember));
    if (carriesRights) await tx.emit(holdersRightsChanged(groupId, [userId]));
  }
}

/** A LIKE pattern for name keys that contain this text, its wildcards taken literally; null where nothing is asked for. */
function containing(search: string | null | undefined): string | null {
  const text = nameKey(search?.trim() ?? '');
  if (text === '') return null;
  if (text.length > MAX_SEARCH || text.includes('\0'))
    throw new InvalidInput(`Search for at most ${MAX_SEARCH} characters, none of them NUL.`, 'search');
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
