import { InvalidInput } from '../../platform/problem.js';

/** The most characters a name has. */
export const MAX_NAME = 120;
/** The most characters a description has. */
export const MAX_DESCRIPTION = 1024;

/** Control characters, halves of a character, and what turns the direction of the text around it. */
const UNFIT_FOR_LINE = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u;
/** Something to be seen: neither space, nor format character such as U+200B, nor an accent on nothing. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}]/u;
/** What is unfit for a line, but a description may have several of them. */
const UNFIT_FOR_TEXT = /[^\P{Cc}\n\t]|[\p{Cs}\p{Bidi_Control}]/u;

/** A name, trimmed and in NFC; InvalidInput about `field` where nobody can see it, it is too long, or has control characters. */
export function requireName(text: string, field = 'name', what = 'A name'): string {
  const name = text.trim().normalize('NFC');
  if (!VISIBLE.test(name) || [...name].length > MAX_NAME || UNFIT_FOR_LINE.test(name))
    throw new InvalidInput(`${what} has 1 to ${MAX_NAME} characters, none of them a control character.`, field);
  return name;
}

/** A description, trimmed and in NFC; InvalidInput where it is too long, or has control characters other than tab and newline. */
export function requireDescription(text: string): string {
  const description = text.trim().normalize('NFC');
  if ([...description].length > MAX_DESCRIPTION || UNFIT_FOR_TEXT.test(description))
    throw new InvalidInput(
      `A description has at most ${MAX_DESCRIPTION} characters, none of them a control character.`,
      'description',
    );
  return description;
}

/** How names are compared: NFKC and lower case, as triggers of the database do it. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase();
