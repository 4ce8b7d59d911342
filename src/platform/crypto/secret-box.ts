import { randomBytes } from 'node:crypto';
import { NONCE_BYTES, decrypt, encrypt } from './aes-gcm.js';
import { KeyUnavailable } from './key-provider.js';
import type { MasterKeys } from './master-key.js';

/** Bytes under the protection of a key derived from a master key. */
export interface Box {
  /** The id of that master key. */
  readonly keyId: string;
  /** Nonce, ciphertext and tag. */
  readonly bytes: Buffer;
}

/**
 * Encrypts a few bytes (a data key, a signing key) with AES-256-GCM under the current master key's derivation for
 * `label`. The label separates purposes; `aad` names the place, and unwrapping with another one fails.
 */
export function wrapBytes(keys: MasterKeys, label: string, aad: Buffer, bytes: Buffer): Box {
  const nonce = randomBytes(NONCE_BYTES);
  const key = keys.current.derive(label);
  try {
    return { keyId: keys.current.id, bytes: Buffer.concat([nonce, encrypt(key, nonce, bytes, aad)]) };
  } finally {
    key.fill(0);
  }
}

/**
 * Undoes `wrapBytes` with exactly the master key the box names, be it the current one or one before. Throws
 * KeyUnavailable where that key is not configured, DecryptionFailed where box, label or aad are not the same.
 */
export function unwrapBytes(keys: MasterKeys, label: string, aad: Buffer, box: Box): Buffer {
  const master = [keys.current, ...keys.previous].find((key) => key.id === box.keyId);
  if (!master) throw new KeyUnavailable(`The master key ${box.keyId} is not configured.`);
  const key = master.derive(label);
  try {
    return decrypt(key, box.bytes.subarray(0, NONCE_BYTES), box.bytes.subarray(NONCE_BYTES), aad);
  } finally {
    key.fill(0);
  }
}
