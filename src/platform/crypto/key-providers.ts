import { type KeyProvider, KeyUnavailable, type WrappedKey } from './key-provider.js';
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

/** New data keys are wrapped by Transit where there is one; what the local provider wrapped stays its own. */
export function keyProviderOf(keys: MasterKeys, transit: TransitOptions | null): KeyProvider {
  const local = new LocalKeyProvider(keys);
  return transit ? new KeyProviders(new TransitKeyProvider(transit), [local]) : local;
}
