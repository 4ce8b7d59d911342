import type { KeyName } from '../../platform/crypto/key-provider.js';

/** A key as text: `provider/key id`. No provider has a slash in its name. */
export const nameOf = ({ provider, keyId }: KeyName): string => `${provider}/${keyId}`;

/** The key that a text names. */
export function keyNamed(name: string): KeyName {
  const slash = name.indexOf('/');
  return { provider: name.slice(0, slash), keyId: name.slice(slash + 1) };
}
