import { isUuid } from '../../platform/uuid.js';
import { InvalidParameters } from './tool.problems.js';

const REFERENCE = /\{\{\s*secret:([^{}]*)\}\}/g;

/** A place in arguments where a secret is to be put when the tool runs. */
export interface SecretReference {
  /** In lower case. */
  readonly id: string;
  /** A JSON pointer (RFC 6901) to the text it stands in. */
  readonly pointer: string;
}

/** Every `{{secret:<id>}}` of some arguments, in their order. Throws InvalidParameters for one that names no id. */
export function secretReferences(value: unknown, pointer = ''): SecretReference[] {
  if (typeof value === 'string')
    return [...value.matchAll(REFERENCE)].map(([, named = '']) => {
      const id = named.trim().toLowerCase();
      if (!isUuid(id)) throw new InvalidParameters('A secret is named by its id: {{secret:<id>}}.', pointer);
      return { id, pointer };
    });
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!Array.isArray(value) && key.search(REFERENCE) >= 0)
      throw new InvalidParameters('A secret stands in a value, never in a name.', pointer);
    return secretReferences(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  });
}

/** The ids of the secrets that some arguments refer to, each once, sorted. */
export const secretIds = (value: unknown): string[] => [...new Set(secretReferences(value).map(({ id }) => id))].sort();
