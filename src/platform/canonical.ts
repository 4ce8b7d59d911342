import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * SHA-256 in hexadecimal over the canonical JSON (RFC 8785) of a value: the same for two values that JSON does not tell
 * apart. Throws for what JSON cannot say: NaN, infinities, halves of characters, circles.
 */
export function canonicalDigest(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('There is no JSON of this value.');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
