import { randomInt } from 'node:crypto';
import { randomToken, sha256 } from '../../platform/crypto/tokens.js';

/** A key as it is handed over, and what is kept of it. */
export interface NewApiKey {
  readonly key: string;
  /** Its beginning, which is no secret. */
  readonly prefix: string;
  /** SHA-256 of the whole key: 256 random bits need no slower hash. */
  readonly hash: Buffer;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const PREFIX_LENGTH = 8;
const API_KEY = /^stw_[a-z0-9]{8}_[\w-]{43}$/;

/** A new key: `stw_`, 8 characters to tell it from others, and 256 random bits in base64url. */
export function newApiKey(): NewApiKey {
  const name = Array.from({ length: PREFIX_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const prefix = `stw_${name}`;
  const key = `${prefix}_${randomToken()}`;
  return { key, prefix, hash: sha256(key) };
}

/** Whether a bearer token says of itself that it is an API key. */
export const claimsToBeApiKey = (token: string): boolean => token.startsWith('stw_');

/**
 * The hash by which a key is looked up; null for what cannot be one. Nothing else about a key is compared, so that a
 * wrong prefix, a wrong secret and a key that never was take the same way and the same time.
 */
export const hashOfApiKey = (token: string): Buffer | null => (API_KEY.test(token) ? sha256(token) : null);
