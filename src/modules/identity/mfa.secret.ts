import { encodeParts } from '../../platform/crypto/encoding.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { unwrapBytes, wrapBytes } from '../../platform/crypto/secret-box.js';
import type { SealedSecret } from './mfa.repository.js';

const LABEL = 'identity.totp-secret';

/** The row a secret belongs to: in another user's row it does not open. */
const place = (userId: string): Buffer => encodeParts('steward/totp', 1, 'totp_factors', userId.toLowerCase());

/** Seals a secret for its user's row under the current master key. */
export function sealTotpSecret(keys: MasterKeys, userId: string, secret: Buffer): SealedSecret {
  const box = wrapBytes(keys, LABEL, place(userId), secret);
  return { secret: box.bytes, wrappingKeyId: box.keyId };
}

/**
 * Opens what was sealed for this user. The bytes are the caller's to wipe. Throws KeyUnavailable for a master key that
 * is not configured, DecryptionFailed where the row is not as it was written.
 */
export const openTotpSecret = (keys: MasterKeys, userId: string, sealed: SealedSecret): Buffer =>
  unwrapBytes(keys, LABEL, place(userId), { keyId: sealed.wrappingKeyId, bytes: sealed.secret });
