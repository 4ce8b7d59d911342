import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { type SearchRecord, SearchRepository } from './search.repository.js';

/** How many searches may wait to be written down. A database that takes longer than they come would fill the memory. */
const WAITING_AT_MOST = 1_000;
const ATTEMPTS = 3;
const RETRY_MS = 500;

/** Writes searches down, one after the other, while nobody waits for it. */
export class RecordingService {
  private waiting = 0;
  private last: Promise<void> = Promise.resolve();

  /** `onLost` hears why a search could not be written down. */
  constructor(
    private readonly db: Database,
    private readonly onLost: (error: unknown) => void,
  ) {}

  /** Takes a search, to be written down as the actor. Answers at once. */
  record(actor: Actor, record: SearchRecord): void {
    if (this.waiting >= WAITING_AT_MOST) {
      this.onLost(new Error(`${WAITING_AT_MOST} searches wait already.`));
      return;
    }
    this.waiting += 1;
    this.last = this.last
      .then(() => setImmediate()) // the answer first
      .then(() => this.keep(actor, record))
      .finally(() => (this.waiting -= 1));
  }

  /** Resolves when everything that was taken so far is written down, or lost. */
  drained(): Promise<void> {
    return this.last;
  }

  private async keep(actor: Actor, record: SearchRecord, attempt = 1): Promise<void> {
    try {
      await this.db.as(actor, (tx) => new SearchRepository(tx).keep(record));
    } catch (error) {
      if (attempt < ATTEMPTS) {
        await setTimeout(RETRY_MS);
        await this.keep(actor, record, attempt + 1);
      } else this.onLost(error);
    }
  }
}
