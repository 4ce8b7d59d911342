import { randomBytes } from 'node:crypto';
import { NONCE_BYTES, decrypt, encrypt } from './aes-gcm.js';
import { encodeParts } from './encoding.js';
import {
  DecryptionFailed,
  type KeyProvider,
  KeyServiceUnavailable,
  KeyUnavailable,
  type WrappedKey,
} from './key-provider.js';

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
  if (format !== FORMAT) throw unknownFormat(format);
  const dataKey = await keys.unwrap({ provider, keyId, bytes: wrappedKey }, bound('data-key', place));
  try {
    return decrypt(dataKey, nonce, ciphertext, bound('value', place));
  } finally {
    dataKey.fill(0);
  }
}

/** What of an envelope is replaced when its data key is wrapped anew. */
export type Wrapping = Pick<Envelope, 'format' | 'provider' | 'keyId' | 'wrappedKey'>;

/**
 * Wraps the data key of an envelope with the provider's current key; the ciphertext stays as it is, and is not needed.
 * Rejects as `open` does where it does not unwrap, and with KeyServiceUnavailable where nothing can be wrapped now.
 */
export async function rewrap(keys: KeyProvider, wrapping: Wrapping, place: EnvelopePlace): Promise<WrappedKey> {
  const { format, provider, keyId, wrappedKey } = wrapping;
  if (format !== FORMAT) throw unknownFormat(format);
  const context = bound('data-key', place);
  const dataKey = await keys.unwrap({ provider, keyId, bytes: wrappedKey }, context);
  try {
    return await keys.wrap(dataKey, context);
  } catch (error) {
    // Not the fault of this envelope: the key it should go under is not there.
    if (error instanceof KeyUnavailable) throw new KeyServiceUnavailable(error.message, { cause: error });
    throw error;
  } finally {
    dataKey.fill(0);
  }
}

const unknownFormat = (format: number) =>
  new DecryptionFailed(`The envelope format ${format} is unknown to this Steward.`);

/** The two purposes are told apart, so that neither ciphertext can stand in for the other. */
function bound(purpose: 'value' | 'data-key', { table, id, version, field }: EnvelopePlace): Buffer {
  return encodeParts('steward/envelope', FORMAT, purpose, table, id, version, field);
}
