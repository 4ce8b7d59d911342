import { timingSafeEqual } from 'node:crypto';
import {
  DecryptionFailed,
  type KeyProvider,
  KeyServiceUnavailable,
  KeyUnavailable,
  type WrappedKey,
} from '../../platform/crypto/key-provider.js';
import { open, rewrap, seal, type EnvelopePlace, type Wrapping } from '../../platform/crypto/envelope.js';
import type { SealedVersion } from './secret.repository.js';

/** Where a version's value belongs: it opens in no other row, version or column. */
const placeOf = (secretId: string, version: number): EnvelopePlace => ({
  table: 'secret_versions',
  id: secretId,
  version,
  field: 'value',
});

/** Encrypts a value as this version of this secret. Never called inside a transaction; the value stays the caller's to wipe. */
export async function sealVersion(
  keys: KeyProvider,
  secretId: string,
  number: number,
  value: Buffer,
): Promise<SealedVersion> {
  return { number, ...(await seal(keys, value, placeOf(secretId, number))) };
}

/**
 * The value as it was given to `sealVersion`, the caller's to wipe. Never called inside a transaction. Rejects with
 * KeyUnavailable or DecryptionFailed.
 */
export const unsealVersion = (keys: KeyProvider, secretId: string, version: SealedVersion): Promise<Buffer> =>
  open(keys, version, placeOf(secretId, version.number));

/**
 * The value in clear. Never called inside a transaction. Rejects with KeyUnavailable or DecryptionFailed. The bytes are
 * wiped; the text cannot be.
 */
export async function openVersion(keys: KeyProvider, secretId: string, version: SealedVersion): Promise<string> {
  const value = await unsealVersion(keys, secretId, version);
  try {
    return value.toString('utf8');
  } finally {
    value.fill(0);
  }
}

/**
 * Whether the version has this very value. One that does not open any more is there to be replaced: it has not. Never
 * called inside a transaction. Rejects with KeyServiceUnavailable.
 */
export async function holdsValue(
  keys: KeyProvider,
  secretId: string,
  version: SealedVersion,
  value: Buffer,
): Promise<boolean> {
  try {
    const current = await unsealVersion(keys, secretId, version);
    const isSame = current.length === value.length && timingSafeEqual(current, value);
    current.fill(0);
    return isSame;
  } catch (error) {
    // A new value could not be wrapped either, and to wait for that twice helps nobody.
    if (error instanceof KeyServiceUnavailable) throw error;
    if (error instanceof DecryptionFailed || error instanceof KeyUnavailable) return false;
    throw error;
  }
}

/**
 * The data key of a version, wrapped by the key in force. Never called inside a transaction. Rejects with KeyUnavailable
 * or DecryptionFailed where it does not unwrap, with KeyServiceUnavailable where nothing can be wrapped at this moment.
 */
export const rewrapVersion = (
  keys: KeyProvider,
  version: Wrapping & { readonly secretId: string; readonly number: number },
): Promise<WrappedKey> => rewrap(keys, version, placeOf(version.secretId, version.number));
