import { InvalidInput } from '../../platform/problem.js';
import { requireName } from './text.policy.js';

/** The most characters a username has that a person chooses. */
const MAX_USERNAME = 64;
/** Longer tags mean nothing to anybody (RFC 5646 §4.4.1). */
const MAX_LOCALE = 35;

/** A display name, trimmed and in NFC; InvalidInput where it is empty, too long, or has control characters. */
export const requireDisplayName = (text: string): string => requireName(text, 'displayName', 'A display name');

/** A username in NFKC; InvalidInput where it is empty, too long, or has more than letters, digits, `.`, `_` and `-`. */
export function requireUsername(text: string): string {
  const username = text.trim().normalize('NFKC');
  if ([...username].length > MAX_USERNAME || !/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(username))
    throw new InvalidInput(
      `A username has 1 to ${MAX_USERNAME} letters, digits, dots, underscores and hyphens, a letter or digit first.`,
      'username',
    );
  return username;
}

/** A language tag in its canonical form (BCP 47); InvalidInput where it is none. */
export function requireLocale(text: string): string {
  try {
    const [locale] = text.length <= MAX_LOCALE ? Intl.getCanonicalLocales(text.trim()) : [];
    if (locale) return locale;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new InvalidInput('This is not a language tag such as en or de-CH.', 'locale');
}
