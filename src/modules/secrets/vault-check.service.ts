import {
  DecryptionFailed,
  KeyServiceUnavailable,
  KeyUnavailable,
  type KeyProvider,
} from '../../platform/crypto/key-provider.js';
import { type OwnerQuery, type StoredVersion, bereftSecrets, storedVersions } from './vault-check.repository.js';
import { unsealVersion } from './version.sealing.js';

/** A version that cannot be revealed. */
export interface BrokenVersion {
  readonly secretId: string;
  readonly number: number;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** What a check found. */
export interface VaultCheck {
  /** How many versions have a value. */
  readonly checked: number;
  readonly broken: number;
}

/**
 * Decrypts every version there is and answers how many there are and how many do not open, each of which is handed to
 * `found`, as is each secret whose current value is missing. Few rows and no plaintext are in memory at a time. Rejects
 * where the check itself cannot go on: the database or the key provider does not answer.
 */
export async function checkVault(
  query: OwnerQuery,
  keys: KeyProvider,
  found: (broken: BrokenVersion) => void,
): Promise<VaultCheck> {
  let [checked, broken] = [0, 0];
  const report = (version: BrokenVersion) => {
    broken += 1;
    found(version);
  };
  for await (const page of storedVersions(query)) {
    const reasons = await Promise.all(page.map((version) => whyBroken(keys, version)));
    for (const [n, { secretId, number }] of page.entries()) {
      const reason = reasons[n] ?? null;
      if (reason !== null) report({ secretId, number, reason });
    }
    checked += page.length;
  }
  for await (const page of bereftSecrets(query))
    for (const bereft of page) report({ ...bereft, reason: 'It is the current version, and its value is not there.' });
  return { checked, broken };
}

/** Null where the version opens. */
async function whyBroken(keys: KeyProvider, version: StoredVersion): Promise<string | null> {
  try {
    (await unsealVersion(keys, version.secretId, version)).fill(0);
    return null;
  } catch (error) {
    if (error instanceof DecryptionFailed) return 'It does not decrypt.';
    // That says nothing about the version: the check cannot be made.
    if (error instanceof KeyServiceUnavailable) throw error;
    if (error instanceof KeyUnavailable)
      return `Its key ${version.keyId} of the provider ${version.provider} is not available.`;
    throw error;
  }
}
