import { LRUCache } from 'lru-cache';
import { RateLimited } from '../platform/problem.js';

const MINUTE = 60_000;
/** Who has not asked for anything for longest is forgotten first: a full budget is what one forgets. */
const MAX_SPENDERS = 50_000;

/**
 * What each actor may spend on operations: `perMinute` at once, and refilled evenly. Counted in this process. `now` is a
 * clock in milliseconds that never goes back.
 */
export class CostBudget {
  private readonly spenders = new LRUCache<string, { left: number; at: number }>({ max: MAX_SPENDERS });

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes `cost` from a spender's budget. Throws RateLimited, and takes nothing, where not enough is left. */
  spend(spender: string, cost: number): void {
    const now = this.now();
    const known = this.spenders.get(spender);
    const refilled = known ? known.left + ((now - known.at) * this.perMinute) / MINUTE : this.perMinute;
    const left = Math.min(refilled, this.perMinute);
    // What costs more than a whole budget is let through with a full one, or it could never be done.
    const price = Math.min(cost, this.perMinute);
    if (price > left) {
      const seconds = Math.ceil(((price - left) * MINUTE) / this.perMinute / 1000);
      throw new RateLimited('Too many or too expensive requests; wait a little.', Math.max(1, seconds));
    }
    this.spenders.set(spender, { left: left - price, at: now });
  }
}
