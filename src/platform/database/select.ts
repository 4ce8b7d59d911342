import type { GraphQLResolveInfo } from 'graphql';
import type { Read } from './database.js';
import type { Bind, Shape } from './shape.js';

/** A row as its shape's SQL built it: keyed by field name, and by response key where a field has arguments. */
export type Row = Readonly<Record<string, unknown>>;

/** What a client selected below a field. */
export type Selection = GraphQLResolveInfo;

/** What a root field reads. */
export type Root =
  | { readonly kind: 'one'; readonly where: (alias: string, bind: Bind) => string; readonly includeDeleted?: boolean }
  | {
      readonly kind: 'list';
      readonly where?: (alias: string, bind: Bind) => string;
      readonly order: (alias: string) => string;
    }
  | { readonly kind: 'page'; readonly where?: (alias: string, bind: Bind) => readonly string[] };

export function select(_shape: Shape, _selection: Selection, _root: Root): Read {
  throw new Error('written by the read slice');
}
