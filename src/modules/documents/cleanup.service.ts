import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import type { ObjectStore } from '../../platform/objectstore/objectstore.js';
import { documentDeleted } from './document.events.js';
import { DocumentRepository } from './document.repository.js';
import { type DoomedObject, StoredObjectRepository } from './stored-object.repository.js';

/** How many rows one transaction takes. */
const BATCH = 200;

/** What nobody wants any more, in the tables and in the object store. */
export class CleanupService {
  constructor(
    private readonly db: Database,
    private readonly store: ObjectStore,
  ) {}

  /** Removes uploads that nobody confirmed within the hour. Answers how many. */
  async abandon(): Promise<number> {
    for (let total = 0; ;) {
      const removed = await this.db.as(Actor.system('abandon uploads'), async (tx) => {
        const documents = await new DocumentRepository(tx).abandon(BATCH);
        for (const { id: documentId, ownerId } of documents)
          await tx.emit(documentDeleted({ documentId, ownerId }, 'ABANDONED'));
        return documents.length;
      });
      total += removed;
      if (removed < BATCH) return total;
    }
  }

  /**
   * Removes from the store whatever has to go. A key is forgotten once nobody can write under it any more: until then what
   * was put late is removed by a later run. Answers how many keys were forgotten. Rejects with ObjectStoreUnavailable.
   */
  async removeObjects(): Promise<number> {
    const system = Actor.system('remove objects');
    await this.db.as(system, (tx) => new StoredObjectRepository(tx).doomForgotten());
    let [total, after] = [0, ''];
    for (;;) {
      const doomed = await this.db.as(system, (tx) => new StoredObjectRepository(tx).doomed(after, BATCH));
      total += await this.remove(system, doomed);
      const last = doomed.at(-1);
      if (!last) return total;
      after = last.key;
    }
  }

  private async remove(system: Actor, doomed: readonly DoomedObject[]): Promise<number> {
    for (const { key } of doomed) await this.store.delete(key);
    const settled = doomed.filter(({ isSettled }) => isSettled).map(({ key }) => key);
    if (settled.length > 0) await this.db.as(system, (tx) => new StoredObjectRepository(tx).forget(settled));
    return settled.length;
  }
}
