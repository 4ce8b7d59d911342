import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readOne } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import type { Shape } from '../../platform/database/shape.js';
import { Forbidden, InvalidInput, NotFound, raise } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { quotaSet } from './document.events.js';
import { canSetQuota } from './document.policy.js';
import { type QuotaDifference, QuotaRepository } from './quota.repository.js';
import { quotaShape } from './quota.shape.js';

export interface SetUserQuota {
  readonly userId: string;
  /** Bytes, as decimal digits. */
  readonly limitBytes: string;
}

/** How many quotas are looked at before the next ones are asked for. */
const BATCH = 500;

/** How much people store, and may store. */
export class QuotaService {
  private readonly shape: Shape;

  constructor(
    private readonly db: Database,
    private readonly defaultQuota: number,
  ) {
    this.shape = quotaShape(defaultQuota);
  }

  /** What the selection asks of the actor's own quota. */
  mine(actor: Actor, selection: Selection): Promise<Row> {
    return this.of(actor, actor.id, selection);
  }

  /** The same of somebody's. Throws NotFound where there is none that the actor sees. */
  async of(actor: Actor, userId: string, selection: Selection): Promise<Row> {
    const where = (q: string, bind: (value: () => unknown, cast: string) => string) =>
      `${q}.user_id = ${bind(() => userId, 'uuid')}`;
    return (await readOne(this.db, actor, this.shape, selection, where)) ?? raise(new NotFound('User'));
  }

  /** Sets somebody's limit, and answers whose. Throws Forbidden, InvalidInput and NotFound. */
  set(actor: Actor, { userId, limitBytes }: SetUserQuota): Promise<string> {
    if (!canSetQuota(actor)) throw new Forbidden('This needs the permission quotas.manage.');
    if (BigInt(limitBytes) < 0n) throw new InvalidInput('A limit is nought or more.', 'limitBytes');
    if (!isUuid(userId)) throw new NotFound('User');
    return this.db.as(actor, async (tx) => {
      const before = await new QuotaRepository(tx, this.defaultQuota).setLimit(userId, limitBytes);
      if (before === undefined) throw new NotFound('User');
      if (before !== limitBytes) await tx.emit(quotaSet(userId.toLowerCase(), before, limitBytes));
      return userId;
    });
  }

  /** Counts anew what everybody stores, and tells each difference that it put right. */
  async *reconcile(): AsyncIterable<QuotaDifference> {
    const system = Actor.system('reconcile quotas');
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const users = await this.db.as(system, (tx) => this.quotas(tx).users(after, BATCH));
      for (const userId of users) {
        const difference = await this.db.as(system, async (tx) => {
          const found = await this.quotas(tx).recount(userId);
          if (found)
            await tx.audit({
              action: 'QUOTA_RECONCILED',
              resourceType: 'User',
              resourceId: userId,
              changes: { usedBytes: { before: found.counted, after: found.stored } },
            });
          return found;
        });
        if (difference) yield difference;
      }
      const last = users.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }

  private quotas(tx: ConstructorParameters<typeof QuotaRepository>[0]): QuotaRepository {
    return new QuotaRepository(tx, this.defaultQuota);
  }
}
