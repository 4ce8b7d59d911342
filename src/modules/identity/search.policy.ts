import { InvalidInput } from '../../platform/problem.js';

/** The most characters that are searched for. */
const MAX_SEARCH = 256;

/** An ILIKE pattern for texts that contain this one, with its wildcards taken literally; null where nothing is asked for. */
export function containing(search: string | null | undefined): string | null {
  const text = search?.trim() ?? '';
  if (text === '') return null;
  if (text.length > MAX_SEARCH || text.includes('\0'))
    throw new InvalidInput(`Search for at most ${MAX_SEARCH} characters, none of them NUL.`, 'search');
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
