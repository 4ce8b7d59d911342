import type { Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/problem.js';
import type { Taken } from './import.plan.js';
import { type Description, type SealedVersion, violates } from './secret.repository.js';

/** A secret with its first value, as it is imported. */
export interface NewSecret {
  readonly id: string;
  readonly description: Description;
  readonly masked: string;
  readonly sealed: SealedVersion;
}

/** A client can make its name as long as a header may be; so much of it is kept. */
const MAX_USER_AGENT = 512;

/** Many secrets at once, in one transaction of one actor. */
export class ImportRepository {
  constructor(private readonly tx: Tx) {}

  /** The actor's own live secrets for this provider that have one of these names, by the key of the name. */
  async taken(provider: string | null, nameKeys: readonly string[]): Promise<ReadonlyMap<string, Taken>> {
    const rows = await this.tx.query<Taken>(
      `select id, name_key as "nameKey", current_version as "currentVersion" from secrets
        where owner_id = $1 and provider is not distinct from $2 and name_key = any ($3::text[])
          and chat_session_id is null and deleted_at is null`,
      [this.tx.actor.id, provider, nameKeys],
    );
    return new Map(rows.map((row) => [row.nameKey, row]));
  }

  /** The current versions of these secrets, with their sealed values, by the id of the secret. */
  async current(taken: readonly Taken[]): Promise<ReadonlyMap<string, SealedVersion>> {
    const rows = await this.tx.query<SealedVersion & { readonly secretId: string }>(
      `select v.secret_id as "secretId", v.number, format, key_provider as provider, key_id as "keyId",
              wrapped_key as "wrappedKey", nonce, ciphertext
         from unnest($1::uuid[], $2::int[]) as c (id, number)
         join secret_versions v on v.secret_id = c.id and v.number = c.number and ciphertext is not null`,
      [taken.map(({ id }) => id), taken.map(({ currentVersion }) => currentVersion)],
    );
    return new Map(rows.map((row) => [row.secretId, row]));
  }

  /** Makes all of them, each with its first version. Throws Conflict where a name is taken meanwhile. */
  async insert(secrets: readonly NewSecret[]): Promise<void> {
    if (secrets.length === 0) return;
    const described = secrets.map(({ id, masked, description: d }) => ({
      ...{ id, masked, name: d.name, name_key: d.nameKey, type: d.type, provider: d.provider, tags: d.tags },
    }));
    try {
      await this.tx.query(
        `insert into secrets (id, owner_id, masked_value, name, name_key, type, provider, tags)
         select id, $2, masked, name, name_key, type, provider, tags
           from jsonb_to_recordset($1::jsonb)
             as s (id uuid, masked text, name text, name_key text, type text, provider text, tags text[])`,
        [JSON.stringify(described), this.tx.actor.id],
      );
    } catch (error) {
      if (violates(error, 'secrets_name_uq')) throw new Conflict('A name was taken meanwhile. Import again.');
      throw error;
    }
    await this.insertVersions(secrets);
  }

  private async insertVersions(secrets: readonly NewSecret[]): Promise<void> {
    const of = <T>(pick: (secret: NewSecret) => T) => secrets.map(pick);
    await this.tx.query(
      `insert into secret_versions (owner_id, created_by, reason, number, secret_id, format, key_provider, key_id,
         wrapped_key, nonce, ciphertext)
       select $1, $1, 'Imported.', 1, v.*
         from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[]) v`,
      [
        ...[this.tx.actor.id, of(({ id }) => id), of(({ sealed }) => sealed.format)],
        ...[of(({ sealed }) => sealed.provider), of(({ sealed }) => sealed.keyId)],
        ...[
          of(({ sealed }) => sealed.wrappedKey),
          of(({ sealed }) => sealed.nonce),
          of(({ sealed }) => sealed.ciphertext),
        ],
      ],
    );
  }

  /** Writes to the access log of each of these secrets of the actor that it was imported. */
  async log(secretIds: readonly string[]): Promise<void> {
    const { actor } = this.tx;
    await this.tx.query(
      `insert into secret_access_log (secret_id, owner_id, access_type, success, reason, user_id, ip, user_agent)
       select id, $2, 'WRITE', true, 'Imported.', $2, $3, left($4, ${MAX_USER_AGENT}) from unnest($1::uuid[]) as s (id)`,
      [secretIds, actor.id, actor.origin.ip, actor.origin.userAgent],
    );
  }
}
