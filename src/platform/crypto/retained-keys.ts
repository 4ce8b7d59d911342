import { Actor } from '../actor.js';
import type { Database } from '../database/database.js';
import { encodeParts } from './encoding.js';
import { KeyUnavailable } from './key-provider.js';
import type { MasterKey, MasterKeys } from './master-key.js';
import { type Box, unwrapBytes, wrapBytes } from './secret-box.js';

/** A key that was derived from a master key which is to be retired, wrapped by the one in force. */
export interface RetainedKey {
  /** The id of the master key it was derived from. */
  readonly keyId: string;
  /** The label it was derived under. */
  readonly label: string;
  readonly box: Box;
}

interface Row {
  readonly keyId: string;
  readonly label: string;
  readonly wrappingKeyId: string;
  readonly wrapped: Buffer;
}

const LABEL = 'steward/retained-key/v1';
const SYSTEM = Actor.system('retained keys');

const placeOf = (keyId: string, label: string): Buffer => encodeParts('steward/retained-key', 1, keyId, label);

/** Derives what is to be kept of a master key, and wraps it under the current one. */
export function retain(keys: MasterKeys, key: MasterKey, labels: readonly string[]): RetainedKey[] {
  return labels.map((label) => {
    const bytes = key.derive(label);
    const box = wrapBytes(keys, LABEL, placeOf(key.id, label), bytes);
    bytes.fill(0);
    return { keyId: key.id, label, box };
  });
}

/** What is left of a retired master key: the derivations that were kept. */
class RetiredMasterKey implements MasterKey {
  constructor(
    readonly id: string,
    private readonly derived: ReadonlyMap<string, Buffer>,
  ) {}

  /** A copy of what was kept. Throws KeyUnavailable for everything else. */
  derive(label: string): Buffer {
    const kept = this.derived.get(label);
    if (!kept) throw new KeyUnavailable(`The master key ${this.id} was retired.`);
    return Buffer.from(kept);
  }
}

/** The master keys with what was kept of the retired ones. Rejects with KeyUnavailable or DecryptionFailed. */
export async function withRetained(db: Database, keys: MasterKeys): Promise<MasterKeys> {
  const byKey = new Map<string, Map<string, Buffer>>();
  for (const row of await stored(db)) {
    const derived = byKey.get(row.keyId) ?? new Map<string, Buffer>();
    byKey.set(row.keyId, derived.set(row.label, open(keys, row)));
  }
  return { ...keys, retained: [...byKey].map(([id, derived]) => new RetiredMasterKey(id, derived)) };
}

/** Brings what was kept under the current master key. Rejects with KeyUnavailable or DecryptionFailed. */
export async function rewrapRetained(db: Database, keys: MasterKeys): Promise<void> {
  for (const row of await stored(db)) {
    if (row.wrappingKeyId === keys.current.id) continue;
    const bytes = open(keys, row);
    const box = wrapBytes(keys, LABEL, placeOf(row.keyId, row.label), bytes);
    bytes.fill(0);
    await db.as(SYSTEM, (tx) =>
      tx.query(
        `update retained_keys set wrapping_key_id = $4, wrapped = $5
          where key_id = $1 and label = $2 and wrapping_key_id = $3`,
        [row.keyId, row.label, row.wrappingKeyId, box.keyId, box.bytes],
      ),
    );
  }
}

const open = (keys: MasterKeys, { keyId, label, wrappingKeyId, wrapped }: Row): Buffer =>
  unwrapBytes(keys, LABEL, placeOf(keyId, label), { keyId: wrappingKeyId, bytes: wrapped });

const stored = (db: Database): Promise<Row[]> =>
  db.as(SYSTEM, (tx) =>
    tx.query<Row>(
      `select key_id as "keyId", label, wrapping_key_id as "wrappingKeyId", wrapped from retained_keys
        order by key_id, label`,
    ),
  );
