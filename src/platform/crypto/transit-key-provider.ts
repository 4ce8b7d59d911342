import { randomBytes } from 'node:crypto';
import {
  DecryptionFailed,
  type KeyProvider,
  KeyServiceUnavailable,
  KeyUnavailable,
  type WrappedKey,
} from './key-provider.js';
import { type TransitAddress, type TransitAnswer, callTransit } from './transit-client.js';

/** Where Transit is, and under which of its keys data keys are wrapped. */
export interface TransitOptions extends TransitAddress {
  readonly key: string;
}

/** The names Transit gives keys, and so nothing that could leave the path of a URL. */
export const TRANSIT_KEY_NAME = /^\w(?:[\w.-]{0,126}\w)?$/;

const DATA_KEY_BYTES = 32;
const CIPHERTEXT = /^vault:v([1-9]\d{0,8}):[A-Za-z0-9+/]+={0,2}$/;
const KEY_ID = /^(.+):v([1-9]\d{0,8})$/;
/** Transit's words where a version of a key, or the whole key, is not there (any more). */
const KEY_GONE = /not found|too old|too new|disallowed/i;

/**
 * Wraps data keys with a key of the Transit engine of OpenBao or Vault, which never leaves it. The context travels as
 * `associated_data`, so the key must be of an AEAD type. `bytes` of a wrapped key is Transit's ciphertext as it came, and
 * `keyId` is the key's name and version, as `steward:v3`.
 */
export class TransitKeyProvider implements KeyProvider {
  readonly name = 'transit';
  readonly #options: TransitOptions;

  /** Throws RangeError for a name that no key of Transit can have. */
  constructor(options: TransitOptions) {
    if (!TRANSIT_KEY_NAME.test(options.key)) throw new RangeError('This is not the name of a Transit key.');
    this.#options = options;
  }

  /** Wraps with the latest version of the key. Rejects with KeyServiceUnavailable within three seconds. */
  async wrap(dataKey: Buffer, context: Buffer): Promise<WrappedKey> {
    if (dataKey.length !== DATA_KEY_BYTES) throw new RangeError(`A data key has ${DATA_KEY_BYTES} bytes.`);
    const { key } = this.#options;
    const answer = await callTransit(this.#options, `encrypt/${key}`, {
      plaintext: dataKey.toString('base64'),
      associated_data: context.toString('base64'),
    });
    if (answer.status !== 200) throw refusal(answer);
    const ciphertext = answer.data?.ciphertext;
    const version = typeof ciphertext === 'string' ? CIPHERTEXT.exec(ciphertext)?.[1] : undefined;
    if (typeof ciphertext !== 'string' || !version) throw notTransit();
    return { provider: this.name, keyId: `${key}:v${version}`, bytes: Buffer.from(ciphertext, 'ascii') };
  }

  /**
   * Unwraps with the key and version that are named. Rejects within three seconds: with KeyServiceUnavailable where Transit
   * does not do its work, with KeyUnavailable where it has no such key, and with DecryptionFailed where ciphertext, version or context are not what they were.
   */
  async unwrap({ provider, keyId, bytes }: WrappedKey, context: Buffer): Promise<Buffer> {
    if (provider !== this.name) throw new KeyUnavailable('This was not wrapped by Transit.');
    const ciphertext = bytes.toString('latin1');
    const [, key, version] = KEY_ID.exec(keyId) ?? [];
    if (!key || !TRANSIT_KEY_NAME.test(key)) throw new KeyUnavailable('No key of Transit has such a name.');
    if (!version || CIPHERTEXT.exec(ciphertext)?.[1] !== version)
      throw new DecryptionFailed('This is no ciphertext of the version of the key that is named.');
    const answer = await callTransit(this.#options, `decrypt/${key}`, {
      ciphertext,
      associated_data: context.toString('base64'),
    });
    if (answer.status === 400 && !answer.errors.some((text) => KEY_GONE.test(text)))
      throw new DecryptionFailed('Transit does not decrypt this here.');
    if (answer.status !== 200) throw refusal(answer);
    return dataKeyOf(answer);
  }

  /**
   * Whether Transit does what is asked of it: wraps, unwraps, and refuses another context. Resolves with what is wrong,
   * in words for an operator; null where nothing is.
   */
  async probe(): Promise<string | null> {
    const [dataKey, context] = [randomBytes(DATA_KEY_BYTES), Buffer.from('steward/probe')];
    try {
      const wrapped = await this.wrap(dataKey, context);
      const unwrapped = await this.unwrap(wrapped, context);
      if (!unwrapped.equals(dataKey)) return 'Transit decrypts to something else than it encrypted.';
      return await this.refusesOtherContexts(wrapped);
    } catch (error) {
      if (error instanceof KeyUnavailable || error instanceof DecryptionFailed) return error.message;
      throw error;
    } finally {
      dataKey.fill(0);
    }
  }

  /** Versions of Vault before 1.9 leave unknown parameters alone, and this one with them. */
  private async refusesOtherContexts(wrapped: WrappedKey): Promise<string | null> {
    try {
      await this.unwrap(wrapped, Buffer.from('steward/another probe'));
    } catch (error) {
      if (error instanceof DecryptionFailed) return null;
      throw error;
    }
    return 'Transit does not authenticate associated_data: it is too old, or its key is of a type that cannot.';
  }
}

function dataKeyOf({ data }: TransitAnswer): Buffer {
  const plaintext = data?.plaintext;
  if (typeof plaintext !== 'string') throw notTransit();
  const dataKey = Buffer.from(plaintext, 'base64');
  if (dataKey.length !== DATA_KEY_BYTES || dataKey.toString('base64') !== plaintext) {
    dataKey.fill(0);
    throw new DecryptionFailed('What Transit decrypted is no data key.');
  }
  return dataKey;
}

const notTransit = () => new KeyServiceUnavailable('The answer is not one of Transit.');

function refusal({ status, errors }: TransitAnswer): KeyUnavailable {
  if (status === 503) return new KeyServiceUnavailable('Transit is sealed or not ready (503).');
  if (status === 403) return new KeyServiceUnavailable('Transit denies its key to this token (403).');
  if (status === 404) return new KeyServiceUnavailable('There is no Transit engine at transit/ (404).');
  if (errors.some((text) => KEY_GONE.test(text)))
    return new KeyUnavailable('Transit does not have this key, or not this version of it, any more.');
  return new KeyServiceUnavailable(`Transit answered with status ${status}.`);
}
