import { type KeyProvider, KeyUnavailable, type WrappedKey } from './key-provider.js';
import type { MasterKeys } from './master-key.js';
import { unwrapBytes, wrapBytes } from './secret-box.js';

const LABEL = 'steward/data-key-wrapping/v1';

/** Wraps data keys with AES-256-GCM under a key-encryption key derived from the master key. */
export class LocalKeyProvider implements KeyProvider {
  readonly name = 'local';

  constructor(private readonly keys: MasterKeys) {}

  /** Wraps under the current master key. */
  async wrap(dataKey: Buffer, context: Buffer): Promise<WrappedKey> {
    return { provider: this.name, ...wrapBytes(this.keys, LABEL, context, dataKey) };
  }

  /** Unwraps with the named key, current or previous; rejects with KeyUnavailable or DecryptionFailed. */
  async unwrap(key: WrappedKey, context: Buffer): Promise<Buffer> {
    if (key.provider !== this.name)
      throw new KeyUnavailable(`This was wrapped by the key provider ${key.provider}, which is not configured.`);
    return unwrapBytes(this.keys, LABEL, context, key);
  }
}
