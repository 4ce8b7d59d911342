import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import { ownerErased, workspaceDestroyed } from './workspace.events.js';
import { WorkspaceRepository } from './workspace.repository.js';

/** How many workspaces one transaction destroys. */
const BATCH = 20;

/** What happens to workspaces without anybody asking for it. */
export class WorkspaceEndService {
  constructor(private readonly db: Database) {}

  /** Destroys every workspace that was deleted more than thirty days ago, and answers how many there were. */
  async destroyDeleted(): Promise<number> {
    for (let total = 0; ;) {
      const destroyed = await this.db.as(Actor.system('destroy deleted workspaces'), destroyBatch);
      total += destroyed;
      if (destroyed < BATCH) return total;
    }
  }

  /**
   * Writes into the audit log what the database did when the only owner of a workspace was erased. An event of anything
   * else, and one that was written down already, changes nothing.
   */
  recordErasure({ eventId, aggregateId, payload }: PublishedEvent): Promise<void> {
    const { userId: heirId, predecessorId: erasedId } = payload;
    if (typeof erasedId !== 'string') return Promise.resolve();
    return this.db.as(Actor.system('record the end of an ownership'), async (tx) => {
      if (await new WorkspaceRepository(tx).isAudited(aggregateId, eventId)) return;
      const heir = typeof heirId === 'string' ? heirId : null;
      await tx.audit(ownerErased(aggregateId, { eventId, heirId: heir, erasedId }));
    });
  }
}

async function destroyBatch(tx: Tx): Promise<number> {
  const destroyed = await new WorkspaceRepository(tx).destroyDeleted(BATCH);
  for (const { id, owners } of destroyed) await tx.emit(workspaceDestroyed({ workspaceId: id, recipients: owners }));
  return destroyed.length;
}
