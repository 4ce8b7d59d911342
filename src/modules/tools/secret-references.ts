import { isUuid } from '../../platform/uuid.js';
import type { ToolKind } from './tool.entity.js';
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

/** The kinds of tools that are given secrets: those that this server calls elsewhere, and scrubs what they answer. */
export const TAKES_SECRETS: ReadonlySet<ToolKind> = new Set<ToolKind>(['HTTP', 'MCP']);
/** Different secrets that one execution may use: each is asked for, opened and looked for by itself. */
export const MAX_SECRETS = 16;

/** Some arguments with values in place of the secrets that they refer to, by their ids; what a value has in it stays as it is. */
export function withValues(arguments_: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof arguments_ === 'string')
    return arguments_.replace(REFERENCE, (all, named: string) => values.get(named.trim().toLowerCase()) ?? all);
  if (Array.isArray(arguments_)) return arguments_.map((inner: unknown) => withValues(inner, values));
  if (typeof arguments_ !== 'object' || arguments_ === null) return arguments_;
  return Object.fromEntries(Object.entries(arguments_).map(([name, inner]) => [name, withValues(inner, values)]));
}

/** The ids of the secrets that some arguments refer to, each once, sorted. */
export const secretIds = (value: unknown): string[] => [...new Set(secretReferences(value).map(({ id }) => id))].sort();
