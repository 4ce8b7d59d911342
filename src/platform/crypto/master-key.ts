import { type KeyObject, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreateKeyFile } from './key-file.js';

/** Bytes of a master key. */
export const MASTER_KEY_BYTES = 32;

/** 32 bytes from which every other key is derived. */
export interface MasterKey {
  /** A fingerprint that tells keys apart and gives nothing away. */
  readonly id: string;
  /** HKDF-SHA-256 (RFC 5869) with this label; 32 bytes unless told. */
  derive(label: string, length?: number): Buffer;
}

/** The key in force and those before it, which still decrypt. */
export interface MasterKeys {
  readonly current: MasterKey;
  readonly previous: readonly MasterKey[];
  /** What is kept of keys that were retired: they derive what still verifies, and throw for every other label. */
  readonly retained?: readonly MasterKey[];
}

/** Keeps the bytes where neither a log nor an inspection of the object shows them. */
class HeldMasterKey implements MasterKey {
  readonly id: string;
  readonly #key: KeyObject;

  constructor(bytes: Buffer) {
    this.#key = createSecretKey(bytes);
    this.id = this.derive('steward/master-key-id/v1', 8).toString('hex');
  }

  derive(label: string, length = 32): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#key, Buffer.alloc(0), label, length));
  }
}

/** A master key of exactly 32 bytes, which are copied. Throws RangeError for any other number. */
export function masterKeyOf(bytes: Buffer): MasterKey {
  if (bytes.length !== MASTER_KEY_BYTES) throw new RangeError(`A master key has ${MASTER_KEY_BYTES} bytes.`);
  return new HeldMasterKey(bytes);
}

/** Where the master keys come from; the names are those of Config. */
export interface MasterKeySource {
  /** From the environment; null for the file `master.key` in `dataDir`. */
  readonly masterKey: Buffer | null;
  readonly previousKeys: readonly Buffer[];
  readonly dataDir: string;
}

/**
 * The master keys: the current one from the environment or from `<dataDir>/master.key`, which is made on the first
 * start. Rejects with KeyFileError where that file cannot be used as it is.
 */
export async function loadMasterKeys(source: MasterKeySource): Promise<MasterKeys> {
  const bytes =
    source.masterKey ??
    (await readOrCreateKeyFile(join(source.dataDir, 'master.key'), () => randomBytes(MASTER_KEY_BYTES)));
  const current = masterKeyOf(bytes);
  const previous = new Map(source.previousKeys.map(masterKeyOf).map((key) => [key.id, key]));
  previous.delete(current.id);
  return { current, previous: [...previous.values()] };
}
