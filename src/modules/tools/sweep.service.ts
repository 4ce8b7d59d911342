import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { tellUndecided } from './approval-request.js';
import { executionMoved } from './execution.events.js';
import type { ExecutionRecord } from './execution.repository.js';
import { CacheRepository } from './cache.repository.js';
import { SweepRepository } from './sweep.repository.js';

const BATCH = 100;

/** Ends, or puts back, what nobody says anything about any more. */
export class SweepService {
  constructor(private readonly db: Database) {}

  /** Everything that ran too long, lost its worker, or was not decided about or claimed in time. Answers how many. */
  async sweep(): Promise<number> {
    return (
      (await this.all((executions) => executions.overdue(BATCH))) +
      (await this.all((executions) => executions.lost(BATCH))) +
      (await this.all((executions) => executions.undecided(BATCH))) +
      (await this.all((executions) => executions.unclaimed(BATCH)))
    );
  }

  /** Forgets what tools answered too long ago. Answers how many answers. */
  async forget(): Promise<number> {
    for (let count = 0; ;) {
      const gone = await this.db.as(Actor.system('tools.sweep'), (tx) => new CacheRepository(tx).expire(BATCH));
      count += gone;
      if (gone < BATCH) return count;
    }
  }

  private async all(some: (executions: SweepRepository) => Promise<ExecutionRecord[]>): Promise<number> {
    for (let count = 0; ;) {
      const swept = await this.db.as(Actor.system('tools.sweep'), async (tx) => {
        const moved = await some(new SweepRepository(tx));
        for (const execution of moved) {
          await tx.emit(executionMoved(execution));
          if (execution.reason === 'EXPIRED') await tellUndecided(tx, execution.id, 'EXPIRED');
        }
        return moved.length;
      });
      count += swept;
      if (swept < BATCH) return count;
    }
  }
}
