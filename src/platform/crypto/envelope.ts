import type { KeyProvider } from './key-provider.js';

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

export function seal(_keys: KeyProvider, _plaintext: Buffer, _place: EnvelopePlace): Promise<Envelope> {
  throw new Error('written by the crypto slice');
}

export function open(_keys: KeyProvider, _envelope: Envelope, _place: EnvelopePlace): Promise<Buffer> {
  throw new Error('written by the crypto slice');
}
