import type { Tx } from '../../platform/database/database.js';

/** A key under which something may lie that has to go. */
export interface DoomedObject {
  readonly key: string;
  /** Whether nobody can write under it any more. */
  readonly isSettled: boolean;
}

/** For so long a copy that the store did not acknowledge may still be made, in seconds. */
export const COPY_SETTLES_IN = 3600;
/** For so long bytes may still come that began to be put while their URL was good: the embedded store takes no longer. */
export const PUT_SETTLES_IN = 3600;

/** The keys that the object store may hold, in one transaction of one actor. A key is written down before it is used. */
export class StoredObjectRepository {
  constructor(private readonly tx: Tx) {}

  /** A key of the actor's for a document, which may be written to for `seconds`. */
  async insert(key: string, documentId: string, state: 'STAGED' | 'COPYING', seconds: number): Promise<void> {
    await this.tx.query(
      `insert into stored_objects (key, owner_id, document_id, state, settles_at)
       values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
      [key, this.tx.actor.id, documentId, state, seconds],
    );
  }

  /**
   * The copy is the document's; what it was made from has to go. False, and nothing is changed, where the copy took so long
   * that it has to go itself.
   */
  async settle(key: string, documentId: string): Promise<boolean> {
    const live = await this.tx.query(
      `update stored_objects set state = 'LIVE' where key = $1 and state = 'COPYING' returning key`,
      [key],
    );
    if (live.length === 0) return false;
    await this.tx.query(`update stored_objects set state = 'DOOMED' where document_id = $1 and state = 'STAGED'`, [
      documentId,
    ]);
    return true;
  }

  /** What may lie under the key has to go. */
  async doom(key: string): Promise<void> {
    await this.tx.query(`update stored_objects set state = 'DOOMED' where key = $1`, [key]);
  }

  /** As the system: dooms copies that were begun and never became a document's. Answers how many. */
  async doomForgotten(): Promise<number> {
    const rows = await this.tx.query(
      `update stored_objects set state = 'DOOMED' where state = 'COPYING' and settles_at <= now() returning key`,
    );
    return rows.length;
  }

  /** As the system: up to `limit` keys after `after`, in their order, that have to go. */
  doomed(after: string, limit: number): Promise<DoomedObject[]> {
    return this.tx.query<DoomedObject>(
      `select key, settles_at <= now() as "isSettled" from stored_objects
        where state = 'DOOMED' and key > $1 order by key limit $2`,
      [after, limit],
    );
  }

  /** As the system: forgets keys under which nothing lies any more, nor ever will. */
  async forget(keys: readonly string[]): Promise<void> {
    await this.tx.query(`delete from stored_objects where key = any ($1) and state = 'DOOMED'`, [keys]);
  }
}
