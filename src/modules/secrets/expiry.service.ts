import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { ExpiryRepository } from './expiry.repository.js';
import { secretExpired, secretExpiring } from './secret.events.js';

/** How many secrets one transaction tells of. */
const BATCH = 200;

/** Tells of secrets that end. They end by themselves, at their instant. */
export class ExpiryService {
  constructor(private readonly db: Database) {}

  /**
   * Raises `secret.expiring` once for each end that is at most seven days away, and `secret.expired` once for each that
   * has come; answers how many there were. A secret that is given another end is told of again.
   */
  async sweep(): Promise<number> {
    return (await this.each(warnBatch)) + (await this.each(tellBatch));
  }

  private async each(batch: (tx: Tx) => Promise<number>): Promise<number> {
    for (let total = 0; ;) {
      const told = await this.db.as(Actor.system('tell of expiries'), batch);
      total += told;
      if (told < BATCH) return total;
    }
  }
}

async function warnBatch(tx: Tx): Promise<number> {
  const ending = await new ExpiryRepository(tx).warn(BATCH);
  for (const { id, recipients, expiresAt } of ending)
    await tx.emit(secretExpiring({ secretId: id, recipients, expiresAt }));
  return ending.length;
}

async function tellBatch(tx: Tx): Promise<number> {
  const ended = await new ExpiryRepository(tx).tell(BATCH);
  for (const { id, recipients, expiresAt } of ended)
    await tx.emit(secretExpired({ secretId: id, recipients, expiresAt }));
  return ended.length;
}
