import { Actor } from '../actor.js';
import type { Database, Tx } from '../database/database.js';
import type { MasterKey, MasterKeys } from './master-key.js';
import { hmac, sameDigest } from './tokens.js';

/** The configured master keys are not those of this database; the message says what to do. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/** 32 bytes that only the holder of this key can make, and that say nothing about it. */
export const makeCanary = (key: MasterKey): Buffer => hmac(key.derive('steward/canary/v1'), `steward canary ${key.id}`);

/** Whether this canary was made with this key. */
export const checkCanary = (key: MasterKey, canary: Buffer): boolean => sameDigest(makeCanary(key), canary);

/**
 * Makes sure that everything this database holds encrypted can be decrypted. Each master key it has seen and that was not
 * retired has a row in `master_keys`, and each of them must be configured, as the current or as a previous key. The
 * current key gets its row where the database is new or a previous key is proven; it must not be a retired one. Rejects
 * with WrongMasterKey.
 */
export async function verifyMasterKeys(db: Database, keys: MasterKeys): Promise<void> {
  await db.as(Actor.system('master key check'), async (tx) => {
    // Two servers that start on an empty database with different keys must not both be first.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('steward.master_keys', 0))`);
    const known = await tx.query<KnownKey>(KNOWN_KEYS);
    checkKnownKeys(known, keys);
    checkNotRetired(await tx.query<RetiredKey>(RETIRED_MASTER_KEYS), keys);
    if (!isKnown(known, keys.current)) await remember(tx, keys.current);
  });
}

/** A row of `master_keys`. */
export interface KnownKey {
  readonly key_id: string;
  readonly canary: Buffer;
}

/** Reads what a database knows of master keys. */
export const KNOWN_KEYS = 'select key_id, canary from master_keys';

/** Throws WrongMasterKey where a key the database has seen is not configured, or its canary is not what it was. */
export function checkKnownKeys(known: readonly KnownKey[], keys: MasterKeys): void {
  for (const { key_id, canary } of known) {
    const key = [keys.current, ...keys.previous].find(({ id }) => id === key_id);
    if (!key) throw missing(key_id, keys, isKnown(known, keys.current));
    if (!checkCanary(key, canary)) throw new WrongMasterKey(`The canary of the master key ${key_id} was changed.`);
  }
}

/** A row of `retired_keys`. */
export interface RetiredKey {
  readonly key_id: string;
}

/** Reads which master keys were retired. */
export const RETIRED_MASTER_KEYS = `select key_id from retired_keys where provider = 'local'`;

/** Throws WrongMasterKey where the current key is a retired one: nothing may be encrypted under it any more. */
export function checkNotRetired(retired: readonly RetiredKey[], { current }: MasterKeys): void {
  if (retired.some(({ key_id }) => key_id === current.id))
    throw new WrongMasterKey(
      `The master key ${current.id} was retired. Set STEWARD_MASTER_KEY to the key that took its place, or to a new one.`,
    );
}

const isKnown = (known: readonly KnownKey[], { id }: MasterKey) => known.some(({ key_id }) => key_id === id);

async function remember(tx: Tx, key: MasterKey): Promise<void> {
  await tx.query(`insert into master_keys (key_id, canary) values ($1, $2)`, [key.id, makeCanary(key)]);
}

function missing(keyId: string, keys: MasterKeys, currentIsKnown: boolean): WrongMasterKey {
  const configured = [keys.current, ...keys.previous].map(({ id }) => id).join(', ');
  const advice = currentIsKnown
    ? 'Add it to STEWARD_PREVIOUS_KEYS, and leave it there until it is retired: npm run vault:rewrap -- --retire'
    : 'Set STEWARD_MASTER_KEY to it, or put its file back as master.key in DATA_DIR; or, to go on with a new key, leave ' +
      'the new one there and add the old one to STEWARD_PREVIOUS_KEYS.';
  return new WrongMasterKey(
    `This database holds what the master key ${keyId} encrypted, and that key is not configured ` +
      `(configured: ${configured}). ${advice}`,
  );
}
