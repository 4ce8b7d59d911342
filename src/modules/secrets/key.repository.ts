import type { KeyName } from '../../platform/crypto/key-provider.js';
import type { RetainedKey } from '../../platform/crypto/retained-keys.js';
import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';

/** A key there is word of, and what is under it. */
export interface KnownKey extends KeyName {
  /** How many versions of secrets. */
  readonly versions: bigint;
  /** How much else. */
  readonly others: bigint;
  /** RFC 3339; null for one that was not retired. */
  readonly retiredAt: string | null;
}

type Row = KeyName & { readonly versions: string; readonly others: string; readonly retiredAt: string | null };

/** Key-encryption keys, in one transaction of the system or of an actor with `secrets.system`, who alone is answered. */
export class KeyRepository {
  /** The functions for the application ask `app_may` first. */
  private readonly prefix: '' | 'app_';

  constructor(private readonly tx: Tx) {
    this.prefix = tx.actor.isUser ? 'app_' : '';
  }

  /** Every key that is or was in use, by provider and id. */
  async list(): Promise<KnownKey[]> {
    const rows = await this.tx.query<Row>(
      `select k.provider, k.key_id as "keyId", coalesce(u.versions, 0)::text as versions,
              coalesce(u.others, 0)::text as others, ${instantSql('r.retired_at')} as "retiredAt"
         from ${this.prefix}known_keys() k
         left join ${this.prefix}key_usage() u using (provider, key_id)
         left join retired_keys r using (provider, key_id)
        order by k.provider, k.key_id`,
    );
    return rows.map((row) => ({ ...row, versions: BigInt(row.versions), others: BigInt(row.others) }));
  }

  /** Retires a key that nothing is under, and answers 0; else answers how much is. */
  async retire({ provider, keyId }: KeyName, retained: readonly RetainedKey[]): Promise<bigint> {
    const kept = retained.map(({ label, box }) => ({
      ...{ label, wrapping_key_id: box.keyId, wrapped: box.bytes.toString('base64') },
    }));
    const [row] = await this.tx.query<{ used: string }>(
      `select ${this.prefix}retire_key($1, $2, $3::jsonb)::text as used`,
      [provider, keyId, JSON.stringify(kept)],
    );
    return BigInt(row?.used ?? 0);
  }

  /** The id of the row that says that a key is retired. */
  async retiredId({ provider, keyId }: KeyName): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string }>(
      `select id from retired_keys where provider = $1 and key_id = $2`,
      [provider, keyId],
    );
    return row?.id ?? null;
  }
}
