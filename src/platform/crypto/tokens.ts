import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** An unguessable token of `bytes` random bytes (256 bits unless told) as base64url without padding (RFC 4648 §5). */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** SHA-256 of the text's UTF-8 bytes; 32 bytes. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** HMAC-SHA-256 (RFC 2104) of the text's UTF-8 bytes; 32 bytes. */
export const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

/** Whether two digests are equal, in a time that depends on their lengths only. */
export const sameDigest = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
