import { InvalidInput } from '../../platform/problem.js';
import { PERMISSIONS } from './catalogue.js';

const CODES: ReadonlySet<string> = new Set(PERMISSIONS.map(({ code }) => code));

/** Scopes without repetitions, in order; InvalidInput where there is none, or one is no permission. */
export function requireScopes(scopes: readonly string[]): string[] {
  const unknown = scopes.find((code) => !CODES.has(code));
  if (unknown !== undefined) throw new InvalidInput('Scopes are codes of permissions, such as secrets.read.', 'scopes');
  if (scopes.length === 0) throw new InvalidInput('A key has one scope at least.', 'scopes');
  return [...new Set(scopes)].sort();
}
