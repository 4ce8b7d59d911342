import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import type { ObjectStore } from '../../platform/objectstore/objectstore.js';
import { documentDeleted } from './document.events.js';
import { DocumentRepository } from './document.repository.js';
import { type DoomedObject, StoredObjectRepository } from './stored-object.repository.js';

/** How many rows one transaction takes. */
const BATCH = 200;
/** So many objects that the store does not remove end a run: it is hardly there then. */
const MAX_FAILURES = 3;

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
   * was put late is removed by a later run. Answers how many keys were forgotten. Rejects with an AggregateError, when
   * everything else was removed, unless the store is away.
   */
  async removeObjects(): Promise<number> {
    const system = Actor.system('remove objects');
    await this.db.as(system, (tx) => new StoredObjectRepository(tx).doomForgotten());
    const failures: unknown[] = [];
    let [total, after] = [0, ''];
    for (;;) {
      const doomed = await this.db.as(system, (tx) => new StoredObjectRepository(tx).doomed(after, BATCH));
      const removed = await this.remove(doomed, failures);
      const settled = removed.filter(({ isSettled }) => isSettled).map(({ key }) => key);
      if (settled.length > 0) await this.db.as(system, (tx) => new StoredObjectRepository(tx).forget(settled));
      total += settled.length;
      const last = doomed.at(-1);
      if (last && failures.length < MAX_FAILURES) after = last.key;
      else if (failures.length > 0) throw new AggregateError(failures, 'The object store keeps what has to go.');
      else return total;
    }
  }

  /** Removes these, as far as the store does: one that it keeps is not to keep the others. Answers which. */
  private async remove(doomed: readonly DoomedObject[], failures: unknown[]): Promise<readonly DoomedObject[]> {
    const removed: DoomedObject[] = [];
    for (const object of doomed) {
      if (failures.length >= MAX_FAILURES) break;
      try {
        await this.store.delete(object.key);
        removed.push(object);
      } catch (error) {
        failures.push(error); // told when everything else is done
      }
    }
    return removed;
  }
}
