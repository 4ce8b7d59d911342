import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import type { SettingKey } from './registry.js';

/** What is kept of a setting. */
export interface StoredSetting {
  readonly id: string;
  /** Null for the default. */
  readonly value: unknown;
  /** RFC 3339; null where nobody has changed it yet. */
  readonly updatedAt: string | null;
}

/** All SQL about settings, except what the shape reads. */
export class SettingRepository {
  constructor(private readonly tx: Tx) {}

  /** What is kept at this moment, whoever asks; null for the default. */
  async current(key: SettingKey): Promise<unknown> {
    const sql = this.tx.actor.isUser
      ? 'select app_setting($1) as value'
      : '(select value from settings where key = $1)';
    const [row] = await this.tx.query<{ value: unknown }>(sql, [key]);
    return row?.value ?? null;
  }

  /** The setting, which nobody else changes until the transaction ends. */
  async lock(key: SettingKey): Promise<StoredSetting> {
    await this.tx.query(`insert into settings (key) values ($1) on conflict (key) do nothing`, [key]);
    const [row] = await this.tx.query<StoredSetting>(
      `select id, value, ${instantSql('updated_at')} as "updatedAt" from settings where key = $1 for no key update`,
      [key],
    );
    if (!row) throw new Error(`The setting ${key} has no row.`);
    return row;
  }

  /** Keeps a value, null for the default, unless it changed since `updatedAt`. Answers whether it did. */
  async write(key: SettingKey, value: unknown, updatedAt: string | null): Promise<boolean> {
    const rows = await this.tx.query(
      `update settings set value = $2::jsonb, updated_by = app_user(), updated_at = now()
        where key = $1 and updated_at is not distinct from $3::timestamptz returning id`,
      [key, value === null ? null : JSON.stringify(value), updatedAt],
    );
    return rows.length > 0;
  }

  /** Keeps the value of a setting that nothing was ever kept of. Answers its id, null where something was. */
  async seed(key: SettingKey, value: unknown): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string }>(
      `insert into settings (key, value) values ($1, $2::jsonb) on conflict (key) do nothing returning id`,
      [key, JSON.stringify(value)],
    );
    return row?.id ?? null;
  }
}
