/** Which key wrapped something. */
export interface KeyName {
  /** The name of the provider that has it. */
  readonly provider: string;
  /** Which of the provider's keys. */
  readonly keyId: string;
}

/** A data key under the protection of a key-encryption key. */
export interface WrappedKey extends KeyName {
  readonly bytes: Buffer;
}

/** Wraps and unwraps data keys with keys it never gives away. */
export interface KeyProvider {
  readonly name: string;
  /** Wraps with the current key. `context` is authenticated: unwrapping with another one fails. */
  wrap(dataKey: Buffer, context: Buffer): Promise<WrappedKey>;
  /** Unwraps with exactly the key that is named; there is no trial decryption. Rejects with KeyUnavailable or DecryptionFailed. */
  unwrap(key: WrappedKey, context: Buffer): Promise<Buffer>;
}

/** The key that wrapped this is not configured, or not there any more. */
export class KeyUnavailable extends Error {}

/** The service that has the key does not let it be used at this moment; it may later. */
export class KeyServiceUnavailable extends KeyUnavailable {}

/** The bytes are not what was encrypted for this place. */
export class DecryptionFailed extends Error {}
