import type { Tx } from '../../platform/database/database.js';

/** The algorithms access tokens can be signed with (RFC 7518 §3.1). */
export type SigningAlgorithm = 'ES256' | 'HS256';

/** A signing key as it is stored. */
export interface StoredKey {
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  readonly publicJwk: Readonly<Record<string, unknown>> | null;
  readonly privateWrapped: Buffer;
  readonly wrappingKeyId: string;
}

/** A stored key and where it is in its life. */
export interface KeyRow extends StoredKey {
  readonly isRetired: boolean;
  /** Whether it has signed for longer than it should. */
  readonly isOld: boolean;
}

/** All SQL about signing keys. */
export class SigningKeyRepository {
  constructor(private readonly tx: Tx) {}

  /** Only one process at a time makes, retires or rewraps keys; until the transaction ends. */
  async lock(): Promise<void> {
    await this.tx.query(`select pg_advisory_xact_lock(hashtextextended('steward.signing_keys', 0))`);
  }

  /** Every key, newest first. A key is old after `days`. */
  list(days: number): Promise<KeyRow[]> {
    return this.tx.query<KeyRow>(
      `select kid, algorithm, public_jwk as "publicJwk", private_wrapped as "privateWrapped",
              wrapping_key_id as "wrappingKeyId", retired_at is not null as "isRetired",
              created_at <= now() - make_interval(days => $1) as "isOld"
         from signing_keys order by created_at desc, kid`,
      [days],
    );
  }

  async insert(key: StoredKey): Promise<void> {
    await this.tx.query(
      `insert into signing_keys (kid, algorithm, public_jwk, private_wrapped, wrapping_key_id)
       values ($1, $2, $3, $4, $5)`,
      [key.kid, key.algorithm, key.publicJwk && JSON.stringify(key.publicJwk), key.privateWrapped, key.wrappingKeyId],
    );
  }

  /** Retires every other key; what they signed is still verified. Answers the ids of those that were in force. */
  async retireOthers(kid: string): Promise<string[]> {
    const rows = await this.tx.query<{ kid: string }>(
      `update signing_keys set retired_at = now() where kid <> $1 and retired_at is null returning kid`,
      [kid],
    );
    return rows.map((row) => row.kid);
  }

  /** Puts the private part under another master key, unless somebody did so already. */
  async rewrap(kid: string, from: string, to: Pick<StoredKey, 'privateWrapped' | 'wrappingKeyId'>): Promise<void> {
    await this.tx.query(
      `update signing_keys set private_wrapped = $3, wrapping_key_id = $4 where kid = $1 and wrapping_key_id = $2`,
      [kid, from, to.privateWrapped, to.wrappingKeyId],
    );
  }

  /** Deletes keys that were retired more than `seconds` ago. */
  async deleteRetired(seconds: number): Promise<void> {
    await this.tx.query(`delete from signing_keys where retired_at <= now() - make_interval(secs => $1)`, [seconds]);
  }
}
