import { Actor } from '../actor.js';
import type { Database, Tx } from '../database/database.js';
import type { JobDefinition } from '../jobs/job.js';
import { OutboxRepository } from './outbox.repository.js';

/** How long a published event is kept for processes that were cut off, and for people who look for what happened. */
const KEPT_DAYS = 7;
const BATCH = 5_000;

/** The background work of the outbox. */
export const outboxJobs = (db: Database): JobDefinition[] => [
  {
    name: 'events.prune',
    every: '1 hour',
    lockSeconds: 300,
    /** One short transaction after the other, so that no lock is held for long. */
    run: async () => {
      const system = Actor.system('events.prune');
      const prune = () => db.as(system, (tx) => outboxOf(tx).prune(KEPT_DAYS, BATCH));
      while ((await prune()) === BATCH);
    },
  },
];

const outboxOf = (tx: Tx) => new OutboxRepository((sql, values) => tx.query(sql, values));
