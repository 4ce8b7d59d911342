import { InvalidInput } from '../../platform/problem.js';

/** The most characters a display name has. */
export const MAX_DISPLAY_NAME = 120;

/** A display name, trimmed and in NFC; InvalidInput where it is empty, too long, or has control characters. */
export function requireDisplayName(text: string): string {
  const name = text.trim().normalize('NFC');
  const length = [...name].length;
  if (length < 1 || length > MAX_DISPLAY_NAME || /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u.test(name))
    throw new InvalidInput(
      `A display name has 1 to ${MAX_DISPLAY_NAME} characters, none of them a control character.`,
      'displayName',
    );
  return name;
}
