import { InvalidInput } from '../../platform/problem.js';

/** The most characters an e-mail address has (RFC 5321 §4.5.3.1.3, without the angle brackets). */
export const MAX_EMAIL = 254;

/** An e-mail address as it is shown, and as it is compared. */
export interface Email {
  readonly address: string;
  /** NFKC and lower case: two addresses with the same key are the same account. */
  readonly key: string;
}

/** One `@`, a local part of at most 64 characters and dot-separated labels (RFC 5321), letters of any script. */
const LOCAL = /^[^\s\p{C}@<>()[\]\\,;:".]+(\.[^\s\p{C}@<>()[\]\\,;:".]+)*$/u;
const LABEL = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** Trims and normalises an address; null where it is none. */
export function parseEmail(text: string): Email | null {
  if (text.length > 4 * MAX_EMAIL) return null;
  const address = text.trim().normalize('NFKC');
  const [local, domain, ...rest] = address.split('@');
  if (!local || !domain || rest.length > 0 || [...address].length > MAX_EMAIL || local.length > 64) return null;
  if (!LOCAL.test(local) || !domain.split('.').every((label) => LABEL.test(label))) return null;
  return { address, key: address.toLowerCase() };
}

/** The same, or InvalidInput about `field`. */
export function requireEmail(text: string, field = 'email'): Email {
  const email = parseEmail(text);
  if (!email) throw new InvalidInput(`This is not an e-mail address of at most ${MAX_EMAIL} characters.`, field);
  return email;
}
