import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { isUuid } from '../../platform/uuid.js';
import type { DeletedFacts } from './secret.policy.js';
import { ownershipColumns } from './ownership.repository.js';
import { orNameTaken } from './secret.repository.js';
import { isRestorable } from './secret.shape.js';

/** A secret about which the actor decides and that is not destroyed, with what decides whether it can be brought back. */
export interface OwnSecret extends DeletedFacts {
  readonly id: string;
  readonly name: string;
  readonly provider: string | null;
}

/** When a value is to be replaced. */
export interface Schedule {
  readonly enabled: boolean;
  /** From one new value to the next, each of 24 hours; null where it was never told. */
  readonly days: number | null;
}

/** A secret whose rotation has become due. */
export interface DueSecret {
  readonly id: string;
  /** Those who decide about it. */
  readonly recipients: readonly string[];
  /** RFC 3339 in UTC with microseconds. */
  readonly dueAt: string;
}

/** Those who decide about a secret, as the system sees them. */
const DECIDERS = `array(select secret_deciders(secrets.id)) as recipients`;

/** The states a secret goes through, in one transaction of one actor. */
export class LifecycleRepository {
  constructor(private readonly tx: Tx) {}

  /** A secret about which the actor decides, deleted or not; null where there is none, or nothing is left of its values. */
  findOwn(id: string): Promise<OwnSecret | null> {
    return this.own(id, '');
  }

  /** Like `findOwn`, and locks the row. */
  lockOwn(id: string): Promise<OwnSecret | null> {
    return this.own(id, 'for update');
  }

  private async own(id: string, lock: string): Promise<OwnSecret | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<OwnSecret>(
      `select s.id, ${ownershipColumns('s')}, name, provider, deleted_at is not null as "isDeleted",
              coalesce(${isRestorable('s')}, false) as "isRestorable"
         from secrets s
        where id = $1 and destroyed_at is null and app_secret_decided(owner_id, workspace_id) ${lock}`,
      [id],
    );
    return row ?? null;
  }

  /** Switches the secret on or off; false where it is so already, or deleted. */
  setActive(id: string, isActive: boolean): Promise<boolean> {
    return this.changes(
      `update secrets set is_active = $2, updated_at = now()
        where id = $1 and deleted_at is null and is_active <> $2 returning id`,
      [id, isActive],
    );
  }

  /** Brings a deleted secret back; false where it cannot be (any more). Throws Conflict for a name taken meanwhile. */
  restore({ id, name, provider }: OwnSecret): Promise<boolean> {
    return orNameTaken({ name, provider }, () =>
      this.changes(
        `update secrets s set deleted_at = null, updated_at = now()
          where id = $1 and destroyed_at is null and ${isRestorable('s')} returning id`,
        [id],
      ),
    );
  }

  /** Erases every value of the secret and all its shares for ever; false where that was done before. */
  destroy(id: string): Promise<boolean> {
    return this.changes(
      `update secrets set destroyed_at = now(), deleted_at = coalesce(deleted_at, now()), updated_at = now()
        where id = $1 and destroyed_at is null returning id`,
      [id],
    );
  }

  /** Destroys up to `limit` secrets that can no longer be restored. */
  destroyDeleted(limit: number): Promise<Omit<DueSecret, 'dueAt'>[]> {
    return this.tx.query(
      `update secrets set destroyed_at = now()
        where destroyed_at is null and id = any (array(
          select id from secrets where deleted_at <= now() - interval '30 days' and destroyed_at is null
           order by deleted_at limit $1 for update skip locked))
        returning id, ${DECIDERS}`,
      [limit],
    );
  }

  /** The schedule of a secret; nothing is enabled where there is none. */
  async schedule(id: string): Promise<Schedule> {
    const [row] = await this.tx.query<Schedule>(
      `select rotation_enabled as enabled, rotation_days as days from secrets where id = $1`,
      [id],
    );
    return row ?? { enabled: false, days: null };
  }

  /** Counts from the last new value, or else from the making. False where the schedule is so already, or the secret deleted. */
  setSchedule(id: string, { enabled, days }: Schedule): Promise<boolean> {
    return this.changes(
      `update secrets
          set rotation_enabled = $2, rotation_days = $3, updated_at = now(),
              next_rotation_at = case when $2 then
                coalesce(last_rotated_at, created_at) + make_interval(hours => 24 * $3::int) end
        where id = $1 and deleted_at is null and (rotation_enabled, rotation_days) is distinct from ($2, $3::int)
        returning id`,
      [id, enabled, days],
    );
  }

  /** Marks up to `limit` secrets whose rotation is due as reminded of, for this due date; answers those. */
  remind(limit: number): Promise<DueSecret[]> {
    return this.tx.query<DueSecret>(
      `update secrets set rotation_reminded_for = next_rotation_at
        where deleted_at is null and next_rotation_at <= now()
          and rotation_reminded_for is distinct from next_rotation_at and id = any (array(
            select id from secrets
             where deleted_at is null and next_rotation_at <= now()
               and rotation_reminded_for is distinct from next_rotation_at
             order by next_rotation_at limit $1 for update skip locked))
        returning id, ${DECIDERS}, ${instantSql('next_rotation_at')} as "dueAt"`,
      [limit],
    );
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.tx.query(sql, values)).length > 0;
  }
}
