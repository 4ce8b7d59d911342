import type { Tx } from '../../platform/database/database.js';

/** A secret by its name, as the actor sees it. */
export interface SecretName {
  readonly id: string;
  readonly name: string;
}

/** The names of the live secrets among `ids` that the actor sees, in no order. */
export const secretNames = (tx: Tx, ids: readonly string[]): Promise<SecretName[]> =>
  tx.query<SecretName>(`select id, name from secrets where id = any ($1::uuid[]) and deleted_at is null`, [ids]);
