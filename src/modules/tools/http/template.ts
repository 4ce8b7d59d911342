import { ToolFailed } from '../runner.js';

type Arguments = Readonly<Record<string, unknown>>;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const ALONE = /^\{\{\s*([^{}]*?)\s*\}\}$/;

/** The name or JSON pointer (RFC 6901) of each placeholder in a text. */
export const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/** A text without its placeholders. */
export const withoutPlaceholders = (text: string, instead = ''): string => text.replace(PLACEHOLDER, instead);

/** The members that lead from the arguments to what a placeholder names. */
export function pathOf(name: string): string[] {
  if (!name.startsWith('/')) return [name];
  const tokens = name.slice(1).split('/');
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The argument a placeholder names; undefined where there is none. */
function argument(name: string, given: Arguments): unknown {
  let value: unknown = given;
  for (const token of pathOf(name)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Arguments)[token];
  }
  return value;
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ToolFailed(
    value === undefined || value === null
      ? `The parameter “${name}” is missing.`
      : `The parameter “${name}” is no text, number or boolean, as its place in the request wants.`,
  );
}

/**
 * A text with the arguments in place of its placeholders, each encoded for where it stands. What an argument holds is not
 * looked at again. Throws ToolFailed for one that is missing, or no text, number or boolean.
 */
export const filled = (text: string, given: Arguments, encode: (value: string) => string = (value) => value): string =>
  text.replace(PLACEHOLDER, (_all, name: string) => encode(textOf(name, argument(name, given))));

/** The same; null for a text that is nothing but a placeholder whose argument is absent or null. */
export const filledOptionally = (text: string, given: Arguments): string | null =>
  isLeftOut(text, given) ? null : filled(text, given);

/**
 * A JSON value with the arguments in place of its placeholders: a text that is nothing but one becomes the argument as it
 * is, with its type. Members of objects whose argument is absent are left out.
 */
export function filledJson(template: unknown, given: Arguments): unknown {
  if (typeof template === 'string') {
    const alone = ALONE.exec(template)?.[1];
    return alone === undefined ? filled(template, given) : (argument(alone, given) ?? null);
  }
  if (Array.isArray(template)) return template.map((inner: unknown) => filledJson(inner, given));
  if (typeof template !== 'object' || template === null) return template;
  const members = Object.entries(template).filter(([, inner]) => !isAbsent(inner, given));
  return Object.fromEntries(members.map(([key, inner]) => [key, filledJson(inner, given)]));
}

const isLeftOut = (text: string, given: Arguments): boolean => {
  const alone = ALONE.exec(text)?.[1];
  return alone !== undefined && (argument(alone, given) ?? null) === null;
};

const isAbsent = (inner: unknown, given: Arguments): boolean => {
  const alone = typeof inner === 'string' ? ALONE.exec(inner)?.[1] : undefined;
  return alone !== undefined && argument(alone, given) === undefined;
};
