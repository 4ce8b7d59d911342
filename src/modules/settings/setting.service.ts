import { isDeepStrictEqual } from 'node:util';
import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readList, readOne } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../platform/problem.js';
import { requireRightsNow } from '../identity/index.js';
import { type SettingKey, type SettingValue, definitionOf, inForce, isSettingKey } from './registry.js';
import { settingUpdated } from './setting.events.js';
import { canUpdateSettings } from './setting.policy.js';
import { SettingRepository } from './setting.repository.js';
import { settingOrder, settingShape } from './setting.shape.js';

/** A change of one setting. */
export interface UpdateSetting extends ResetSetting {
  readonly value: unknown;
}

/** Which setting goes back to its default. */
export interface ResetSetting {
  readonly key: string;
  /** When it was changed last, as the actor knows it, RFC 3339; null for whenever. */
  readonly expectedUpdatedAt?: string | null | undefined;
}

/** What is in force at this moment, read in the transaction that acts on it. Works for users and for the system. */
export async function settingOf<K extends SettingKey>(tx: Tx, key: K): Promise<SettingValue<K>> {
  return inForce(key, await new SettingRepository(tx).current(key));
}

/** What administrators may change while the house is open. */
export class SettingService {
  constructor(private readonly db: Database) {}

  /** All settings, as the actor sees them. */
  list(actor: Actor, selection: Selection): Promise<readonly Row[]> {
    return readList(this.db, actor, settingShape, selection, settingOrder);
  }

  /** One of them; null where there is none of this key, or none that the actor sees. */
  async find(actor: Actor, key: string, selection: Selection): Promise<Row | null> {
    if (!isSettingKey(key)) return null;
    return readOne(this.db, actor, settingShape, selection, (s, bind) => `${s}.key = ${bind(() => key, 'text')}`);
  }

  /**
   * Gives a setting a value, and answers its key; where that is in force already, nothing is written. Throws Forbidden,
   * NotFound, InvalidInput, or Conflict where somebody changed it since `expectedUpdatedAt`.
   */
  async update(actor: Actor, { value, ...which }: UpdateSetting): Promise<string> {
    const key = requireKey(actor, which.key);
    const { type, allowed } = definitionOf(key);
    const parsed = type.safeParse(value);
    if (!parsed.success) throw new InvalidInput(`This is no value of ${key}. Allowed: ${allowed}.`, 'value');
    return this.write(actor, key, parsed.data, which.expectedUpdatedAt ?? null);
  }

  /** Puts a setting back to its default, which is no error where it has it. Answers and throws like `update`. */
  async reset(actor: Actor, { key, expectedUpdatedAt }: ResetSetting): Promise<string> {
    return this.write(actor, requireKey(actor, key), null, expectedUpdatedAt ?? null);
  }

  /**
   * Keeps a first value for a setting that nothing was ever kept of. Answers what is in force from now on, which is
   * another value where an administrator, or another server, was first.
   */
  seed<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<SettingValue<K>> {
    return this.db.as(Actor.system('settings of the first start'), async (tx) => {
      const id = await new SettingRepository(tx).seed(key, value);
      const before = inForce(key, null);
      if (id) await tx.emit(settingUpdated({ id, key, before, after: value }, 'SETTING_SEEDED', null));
      return settingOf(tx, key);
    });
  }

  private write(actor: Actor, key: SettingKey, value: unknown, expected: string | null): Promise<string> {
    return this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, 'settings.update');
      const settings = new SettingRepository(tx);
      const kept = await settings.lock(key);
      if (expected !== null && kept.updatedAt !== expected) throw changed();
      if (isDeepStrictEqual(kept.value, value)) return key;
      if (!(await settings.write(key, value, kept.updatedAt))) throw changed();
      const change = { id: kept.id, key, before: inForce(key, kept.value), after: inForce(key, value) };
      await tx.emit(settingUpdated(change, value === null ? 'SETTING_RESET' : 'SETTING_UPDATED', actor.id));
      return key;
    });
  }
}

function requireKey(actor: Actor, key: string): SettingKey {
  if (!canUpdateSettings(actor)) throw new Forbidden('This needs the permission settings.update.');
  if (!isSettingKey(key)) throw new NotFound('Setting');
  return key;
}

const changed = () => new Conflict('Somebody changed this setting meanwhile. Read it again.', 'expectedUpdatedAt');
