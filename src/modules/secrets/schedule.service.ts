import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { InvalidInput } from '../../platform/problem.js';
import { AccessRepository } from './access.repository.js';
import { LifecycleRepository, type Schedule } from './lifecycle.repository.js';
import { secretRotationDue, secretUpdated } from './secret.events.js';
import { canSchedule } from './secret.policy.js';
import { SecretRepository } from './secret.repository.js';

export interface SetSecretRotation {
  readonly secretId: string;
  readonly enabled: boolean;
  readonly days?: number | null;
}

const MAX_DAYS = 3650;
/** How many reminders one transaction raises. */
const BATCH = 200;

/** When values are to be replaced, and reminders of it. */
export class ScheduleService {
  constructor(private readonly db: Database) {}

  /**
   * Says whether and how often the secret wants a new value, and answers its id; where that is so already, nothing is
   * written. Absent days stay as they are. Throws NotFound, Forbidden and InvalidInput.
   */
  set(actor: Actor, { secretId, enabled, days }: SetSecretRotation): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const secrets = new SecretRepository(tx);
      const { id } = await secrets.lockIf(secretId, (secret) => canSchedule(actor, secret));
      const lifecycle = new LifecycleRepository(tx);
      const before = await lifecycle.schedule(id);
      const after = validSchedule({ enabled, days: days ?? before.days });
      if (!(await lifecycle.setSchedule(id, after))) return id;
      await new AccessRepository(tx).insert(id, 'WRITE', told(after));
      const changes = { rotation: { before: { ...before }, after: { ...after } } };
      await tx.emit(secretUpdated({ secretId: id, recipients: await secrets.audience(id), changes }));
      return id;
    });
  }

  /** Raises `secret.rotationDue` once for each due date that has come, and answers how many there were. */
  async remind(): Promise<number> {
    for (let total = 0; ;) {
      const reminded = await this.db.as(Actor.system('remind of rotations'), remindBatch);
      total += reminded;
      if (reminded < BATCH) return total;
    }
  }
}

async function remindBatch(tx: Tx): Promise<number> {
  const due = await new LifecycleRepository(tx).remind(BATCH);
  for (const { id, recipients, dueAt } of due) await tx.emit(secretRotationDue({ secretId: id, recipients, dueAt }));
  return due.length;
}

function validSchedule(schedule: Schedule): Schedule {
  const { enabled, days } = schedule;
  if (days === null) {
    if (enabled) throw new InvalidInput('Say after how many days.', 'days');
  } else if (days < 1 || days > MAX_DAYS) throw new InvalidInput(`From 1 to ${MAX_DAYS} days.`, 'days');
  return schedule;
}

const told = ({ enabled, days }: Schedule) =>
  enabled ? `To be rotated every ${days} days.` : 'No longer to be rotated.';
