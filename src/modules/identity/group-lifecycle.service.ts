import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { GrantRepository } from './grant.repository.js';
import { GroupLifecycleRepository } from './group-lifecycle.repository.js';
import { groupRestored, holdersRightsChanged } from './rights.events.js';
import { changingRights } from './rights-change.js';
import { requireRights, requireRightsNow } from './rights.js';
import { neededToRestore } from './rights.policy.js';
import { requireName } from './text.policy.js';
import { deletedGroupShape } from './user.shape.js';

/** Bringing deleted groups back. */
export class GroupLifecycleService {
  constructor(private readonly db: Database) {}

  /** A page of groups that can still be brought back, the last one deleted first. Row level security shows them to who deletes groups. */
  deleted(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, deletedGroupShape, selection);
  }

  /**
   * Brings a group back that was deleted at most thirty days ago, with its members, what it gives them, and what is
   * shared with it; under another name where one is given. Throws Forbidden, NotFound, InvalidInput, or Conflict where it
   * is not deleted or its name is taken. Answers the group's id.
   */
  async restore(actor: Actor, groupId: string, name: string | null): Promise<string> {
    const needed = neededToRestore(false);
    requireRights(actor, ...needed);
    if (!isUuid(groupId)) throw new NotFound('Group');
    const wanted = name === null ? null : requireName(name);
    await this.db.as(actor, (tx) => changingRights(tx, needed, () => restoreNow(tx, groupId, wanted)));
    return groupId;
  }
}

/** Under the lock of whoever changes rights: what the group gives, and to whom, stays as it is found here. */
async function restoreNow(tx: Tx, groupId: string, wanted: string | null): Promise<void> {
  const [groups, grants] = [new GroupLifecycleRepository(tx), new GrantRepository(tx)];
  const before = await groups.findAny(groupId);
  if (!before) throw new NotFound('Group');
  if (!before.isDeleted) throw new Conflict('This group is not deleted.', 'groupId');
  const carriesRights = await grants.carryRights([before.id]);
  await requireRightsNow(tx, ...neededToRestore(carriesRights));
  const name = wanted ?? before.name;
  if (!(await groups.restore(before.id, name))) throw new NotFound('Group');
  const holders = await grants.holders({ kind: 'GROUP', groupId: before.id });
  const changes = name === before.name ? undefined : { name: { before: before.name, after: name } };
  await tx.emit(groupRestored(before.id, [tx.actor.id, ...holders], name, changes));
  if (carriesRights && holders.length > 0) await tx.emit(holdersRightsChanged(before.id, holders));
}
