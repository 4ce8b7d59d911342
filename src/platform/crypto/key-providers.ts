import { randomBytes } from 'node:crypto';
import { type KeyName, type KeyProvider, KeyUnavailable, type WrappedKey } from './key-provider.js';
import { LocalKeyProvider } from './local-key-provider.js';
import type { MasterKeys } from './master-key.js';
import { TransitKeyProvider, type TransitOptions } from './transit-key-provider.js';

/**
 * Several providers as one: the first wraps what is new, and each unwraps what bears its name. None stands in for
 * another, neither when wrapping nor when unwrapping.
 */
export class KeyProviders implements KeyProvider {
  readonly name: string;

  constructor(
    private readonly current: KeyProvider,
    private readonly others: readonly KeyProvider[] = [],
  ) {
    this.name = current.name;
  }

  /** Wraps with the first provider's current key, or rejects with what that one rejects with. */
  wrap(dataKey: Buffer, context: Buffer): Promise<WrappedKey> {
    return this.current.wrap(dataKey, context);
  }

  /** Unwraps with the provider that is named; rejects with KeyUnavailable where that one is not configured. */
  async unwrap(key: WrappedKey, context: Buffer): Promise<Buffer> {
    const provider = [this.current, ...this.others].find(({ name }) => name === key.provider);
    if (!provider)
      throw new KeyUnavailable(`This was wrapped by the key provider ${key.provider}, which is not configured.`);
    return provider.unwrap(key, context);
  }
}

/** The names of the providers there are. */
export type ProviderName = 'local' | 'transit';

/**
 * New data keys are wrapped by `current`, which is Transit unless told, where there is one; the other provider goes on
 * opening what it wrapped.
 */
export function keyProviderOf(
  keys: MasterKeys,
  transit: TransitOptions | null,
  current: ProviderName = 'transit',
): KeyProvider {
  const local = new LocalKeyProvider(keys);
  if (!transit) return local;
  const other = new TransitKeyProvider(transit);
  return current === 'transit' ? new KeyProviders(other, [local]) : new KeyProviders(local, [other]);
}

const PROBE = Buffer.from('steward/which key');

/** The key that wraps at this moment, found by asking for it. Rejects with what `wrap` rejects with. */
export async function currentKey(keys: KeyProvider): Promise<KeyName> {
  const { provider, keyId } = await keys.wrap(randomBytes(32), PROBE);
  return { provider, keyId };
}
