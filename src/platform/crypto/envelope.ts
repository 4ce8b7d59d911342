import { randomBytes } from 'node:crypto';
import { NONCE_BYTES, decrypt, encrypt } from './aes-gcm.js';
import { encodeParts } from './encoding.js';
import { DecryptionFailed, type KeyProvider } from './key-provider.js';

/** Which field of which row and version a ciphertext belongs to; authenticated, so that it opens nowhere else. */
export interface EnvelopePlace {
  readonly table: string;
  readonly id: string;
  readonly version: number;
  readonly field: string;
}

/** An encrypted value with its wrapped data key, as it is stored. */
export interface Envelope {
  readonly format: number;
  readonly provider: string;
  readonly keyId: string;
  readonly wrappedKey: Buffer;
  readonly nonce: Buffer;
  /** AES-256-GCM ciphertext with its 128-bit tag at the end. */
  readonly ciphertext: Buffer;
}

/** AES-256-GCM under a data key of its own, wrapped by a provider; both bound to the place. */
const FORMAT = 1;
const DATA_KEY_BYTES = 32;

/**
 * Encrypts a value for one place under a fresh data key. Rejects with what the key provider rejects with. The plaintext
 * is the caller's to wipe.
 */
export async function seal(keys: KeyProvider, plaintext: Buffer, place: EnvelopePlace): Promise<Envelope> {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  try {
    const ciphertext = encrypt(dataKey, nonce, plaintext, bound('value', place));
    const wrapped = await keys.wrap(dataKey, bound('data-key', place));
    return {
      format: FORMAT,
      provider: wrapped.provider,
      keyId: wrapped.keyId,
      wrappedKey: wrapped.bytes,
      nonce,
      ciphertext,
    };
  } finally {
    dataKey.fill(0);
  }
}

/**
 * Decrypts a value at its place. Rejects with KeyUnavailable where its key is not configured, and with DecryptionFailed
 * where a byte of it, or the place, is not as it was sealed, or its format is unknown.
 */
export async function open(keys: KeyProvider, envelope: Envelope, place: EnvelopePlace): Promise<Buffer> {
  const { format, provider, keyId, wrappedKey, nonce, ciphertext } = envelope;
  if (format !== FORMAT) throw new DecryptionFailed(`The envelope format ${format} is unknown to this Steward.`);
  const dataKey = await keys.unwrap({ provider, keyId, bytes: wrappedKey }, bound('data-key', place));
  try {
    return decrypt(dataKey, nonce, ciphertext, bound('value', place));
  } finally {
    dataKey.fill(0);
  }
}

/** The two purposes are told apart, so that neither ciphertext can stand in for the other. */
function bound(purpose: 'value' | 'data-key', { table, id, version, field }: EnvelopePlace): Buffer {
  return encodeParts('steward/envelope', FORMAT, purpose, table, id, version, field);
}
