import { createCipheriv, createDecipheriv } from 'node:crypto';
import { DecryptionFailed } from './key-provider.js';

/** Bytes of a nonce: 96 bits, random. One key must not see more than 2³² of them (NIST SP 800-38D §8.3). */
export const NONCE_BYTES = 12;
/** Bytes of the authentication tag. */
export const TAG_BYTES = 16;

const ALGORITHM = 'aes-256-gcm';

/** AES-256-GCM (NIST SP 800-38D): the ciphertext with its tag at the end. The nonce must never have been used with this key. */
export function encrypt(key: Buffer, nonce: Buffer, plaintext: Buffer, aad: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Undoes `encrypt`. Throws DecryptionFailed where key, nonce, ciphertext or additional data are not the same. */
export function decrypt(key: Buffer, nonce: Buffer, ciphertext: Buffer, aad: Buffer): Buffer {
  const length = ciphertext.length - TAG_BYTES;
  if (length < 0 || nonce.length !== NONCE_BYTES) throw new DecryptionFailed('The ciphertext is incomplete.');
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(aad)
    .setAuthTag(ciphertext.subarray(length));
  const plaintext = decipher.update(ciphertext.subarray(0, length));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch (error) {
    throw new DecryptionFailed('The ciphertext is not what was encrypted here.', { cause: error });
  } finally {
    plaintext.fill(0);
  }
}
