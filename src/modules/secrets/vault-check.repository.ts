import type { SealedVersion } from './secret.repository.js';

/** Runs one statement as the owner of the tables, who sees every row, and answers its rows. */
export type OwnerQuery = <T extends object>(sql: string, values: readonly unknown[]) => Promise<T[]>;

/** A version as it lies in the table. */
export interface StoredVersion extends SealedVersion {
  readonly secretId: string;
}

/** A secret that is not destroyed, and whose current value is not there. */
export interface Bereft {
  readonly secretId: string;
  readonly number: number;
}

/** How many rows are in memory at a time. A value has at most 64 KiB. */
const PAGE = 64;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Every version that has a value, page by page, in the order of secret and number. */
export async function* storedVersions(query: OwnerQuery): AsyncGenerator<readonly StoredVersion[]> {
  let after: readonly [secretId: string, number: number] = [FIRST, 0];
  for (;;) {
    const page = await query<StoredVersion>(
      `select secret_id as "secretId", number, format, key_provider as provider, key_id as "keyId",
              wrapped_key as "wrappedKey", nonce, ciphertext
         from secret_versions where (secret_id, number) > ($1, $2) and ciphertext is not null
        order by secret_id, number limit ${PAGE}`,
      after,
    );
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = [last.secretId, last.number];
  }
}

/** Every secret whose current value should be there and is not, page by page. */
export async function* bereftSecrets(query: OwnerQuery): AsyncGenerator<readonly Bereft[]> {
  let after = FIRST;
  for (;;) {
    const page = await query<Bereft>(
      `select s.id as "secretId", s.current_version as number from secrets s
        where s.id > $1 and s.destroyed_at is null and not exists (
          select from secret_versions v
           where v.secret_id = s.id and v.number = s.current_version and v.ciphertext is not null)
        order by s.id limit ${PAGE}`,
      [after],
    );
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.secretId;
  }
}
