/** SQL text for a column of the row that `alias` stands for: a column name, or an expression made from the alias. */
export type Column = string | { readonly sql: (alias: string) => string };

/** Binds a value at run time and answers its placeholder, for example `$3::text`. */
export type Bind = (value: (args: Readonly<Record<string, unknown>>) => unknown, cast: string) => string;

/** A related shape. `on` joins the alias of the child with the alias of the parent. */
export interface Relation {
  readonly shape: () => Shape;
  /** Joins child and parent: `(c, p) => \`${c}.secret_id = ${p}.id\``. */
  readonly on: (child: string, parent: string) => string;
  /** Order of a plain list, by the child's alias. */
  readonly order?: (child: string) => string;
  /** A plain list is null, and not empty, where the parent does not meet this condition. */
  readonly when?: (parent: string) => string;
}

/** A connection: a relation read page by page, newest first unless its shape says otherwise, whose field may have a `filter` or other arguments. */
export interface ConnectionRelation extends Relation {
  /**
   * Further conditions from the field's arguments, as SQL that is true where the argument is absent:
   * `(c, bind) => [\`(${bind((a) => a.search, 'text')} is null or …)\`]`. Their text never depends on values.
   */
  readonly filter?: (child: string, bind: Bind, parent: string) => readonly string[];
}

/** One member of a union or interface field. */
export interface Variant {
  readonly when: (parent: string) => string;
  readonly shape: () => Shape;
  readonly on: (child: string, parent: string) => string;
}

/** The read model of one GraphQL type: which columns and relations of which table answer which of its fields. */
export interface Shape {
  /** The GraphQL type. */
  readonly type: string;
  readonly table: string;
  /** Fields answered by a column. */
  readonly columns: Readonly<Record<string, Column>>;
  /** A condition every row must meet wherever it is read, for example that it is not deleted. RLS comes on top. */
  readonly live?: (alias: string) => string;
  readonly one?: Readonly<Record<string, Relation>>;
  readonly many?: Readonly<Record<string, Relation>>;
  readonly connection?: Readonly<Record<string, ConnectionRelation>>;
  /** Fields of a union or interface type. */
  readonly oneOf?: Readonly<Record<string, readonly Variant[]>>;
  /** For a field with a resolver of its own: what that resolver reads from its parent. */
  readonly needs?: Readonly<Record<string, Readonly<Record<string, Column>>>>;
  /** The keyset of its pages: an instant and an id; `created_at` and `id` unless told. */
  readonly key?: readonly [at: string, id: string];
  /** Its pages run from the first to the last, as the parts of a whole do; from the newest to the oldest unless told. */
  readonly ascending?: true;
}

/** A timestamptz as RFC 3339 text in UTC with microseconds; JavaScript dates would lose them. */
export const instant = (column: string): Column => ({ sql: (t) => instantSql(`${t}.${column}`) });

/** The same for any SQL expression of type timestamptz. */
export const instantSql = (expression: string): string =>
  `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** A bigint as text: JSON numbers would lose digits. */
export const bigint = (column: string): Column => ({ sql: (t) => `${t}.${column}::text` });
