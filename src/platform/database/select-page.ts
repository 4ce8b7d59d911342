import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type SelectionSetNode,
  getNamedType,
  isObjectType,
} from 'graphql';
import { MAX_PAGE, type PageArguments, cursorSql } from './cursor.js';
import type { Source } from './select-parameters.js';
import type { SelectedField } from './selection.js';
import { all } from './sql.js';
import type { Shape } from './shape.js';

/** What a page needs of the compiler it is a part of. */
export interface PageCompiler {
  bind<T>(source: Source<T>, value: (from: T) => unknown, cast: string): string;
  fields(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly SelectedField[];
  row(shape: Shape, alias: string, sets: readonly SelectionSetNode[]): string;
  object(entries: readonly (readonly [key: string, sql: string])[]): string;
}

/** A connection to compile. */
export interface Page {
  readonly shape: Shape;
  /** The connection's type. */
  readonly type: GraphQLObjectType;
  readonly sets: readonly SelectionSetNode[];
  /** Stands for the row, and for nothing else that the conditions name, so that they may be repeated. */
  readonly alias: string;
  /** Asked for once, and only if the table is read: what is bound must occur in the statement. */
  readonly conditions: () => readonly string[];
  readonly source: Source<PageArguments>;
  /** The arguments now. Only their presence may decide the text. */
  readonly now: PageArguments;
}

/** What is beyond a cursor in a list that runs the other way. */
const MIRRORED = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const;
type Comparison = keyof typeof MIRRORED;

const NUMBER = 'page_row_';
const COUNT = 'page_rows_';

/**
 * A SELECT of one row with one JSON object: a page after the Relay Cursor Connections specification, in the order of its shape. One
 * row more than the page holds is read, which tells whether there are more. Where nothing of the page itself is
 * selected, it is not read.
 */
export function pageSql(compiler: PageCompiler, page: Page): string {
  const sql = new PageSql(compiler, page);
  const entries = compiler.fields(page.type, page.sets).map((field) => [field.key, sql.field(field)] as const);
  const object = compiler.object(entries);
  return sql.readsRows ? `select ${object} from (${sql.rows()}) ${page.alias}` : `select ${object}`;
}

class PageSql {
  /** Whether anything selected so far is an aggregate over the rows of the page. */
  readsRows = false;
  private conditions: readonly string[] | undefined;
  private limitSql: string | undefined;
  private readonly positions = new Map<'after' | 'before', string>();

  constructor(
    private readonly compiler: PageCompiler,
    private readonly page: Page,
  ) {}

  field({ key, definition, sets }: SelectedField): string {
    switch (key) {
      case 'nodes':
        return this.list(this.compiler.row(this.page.shape, this.page.alias, sets));
      case 'edges':
        return this.list(this.edge(objectType(definition.type), sets));
      case 'pageInfo':
        return this.pageInfo(objectType(definition.type), sets);
      case 'totalCount':
        return `(select count(*)::text from ${this.table()} where ${this.where()})`;
      default:
        throw new Error(`A page has no ${this.page.type.name}.${key}.`);
    }
  }

  /** The rows of the page and one more, numbered in the direction in which they are counted. */
  rows(): string {
    const { alias } = this.page;
    const rises = this.page.now.backwards !== this.ascends();
    const order = this.key()
      .map((column) => `${column} ${rises ? 'asc' : 'desc'}`)
      .join(', ');
    const range = [this.beyond('after', '<'), this.beyond('before', '>')];
    // The constant tells the planner how few rows these are; of a limit it does not know it expects a tenth of the table.
    const most = `select ${alias}.* from ${this.table()} where ${this.where(...range)} order by ${order} limit ${MAX_PAGE + 1}`;
    const page = `select ${alias}.* from (${most}) ${alias} order by ${order} limit ${this.limit()} + 1`;
    return `select ${alias}.*, row_number() over (order by ${order}) as ${NUMBER}, count(*) over () as ${COUNT} from (${page}) ${alias}`;
  }

  private edge(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): string {
    const { shape, alias } = this.page;
    return this.compiler.object(
      this.compiler.fields(type, sets).map(({ key, sets: below }) => {
        if (key === 'cursor') return [key, this.cursor()] as const;
        if (key === 'node') return [key, this.compiler.row(shape, alias, below)] as const;
        throw new Error(`An edge has no ${type.name}.${key}.`);
      }),
    );
  }

  private pageInfo(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): string {
    const { backwards } = this.page.now;
    const info: Readonly<Record<string, () => string>> = {
      hasNextPage: () => (backwards ? this.exists('before', '<=') : this.more()),
      hasPreviousPage: () => (backwards ? this.more() : this.exists('after', '>=')),
      startCursor: () => this.cursorAt(backwards ? 'last' : 'first'),
      endCursor: () => this.cursorAt(backwards ? 'first' : 'last'),
    };
    return this.compiler.object(
      this.compiler.fields(type, sets).map(({ key }) => {
        const sql = info[key];
        if (!sql) throw new Error(`A page has no ${type.name}.${key}.`);
        return [key, sql()] as const;
      }),
    );
  }

  private list(item: string): string {
    this.readsRows = true;
    const order = `${this.column(NUMBER)}${this.page.now.backwards ? ' desc' : ''}`;
    return `coalesce(json_agg(${item} order by ${order}) filter (where ${this.column(NUMBER)} <= ${this.limit()}), '[]'::json)`;
  }

  private more(): string {
    this.readsRows = true;
    return `count(*) > ${this.limit()}`;
  }

  /** The cursor of the row counted first or last. */
  private cursorAt(place: 'first' | 'last'): string {
    this.readsRows = true;
    const number = place === 'first' ? '1' : `least(${this.limit()}, ${this.column(COUNT)})`;
    return `max(${this.cursor()}) filter (where ${this.column(NUMBER)} = ${number})`;
  }

  /** Whether there is anything on the far side of a cursor, the row at the cursor included. */
  private exists(side: 'after' | 'before', operator: Comparison): string {
    const condition = this.beyond(side, operator);
    return condition ? `exists (select from ${this.table()} where ${this.where(condition)})` : 'false';
  }

  private beyond(side: 'after' | 'before', operator: Comparison): string | null {
    const { source, now } = this.page;
    if (!now[side]) return null;
    let position = this.positions.get(side);
    if (position === undefined) {
      const at = this.compiler.bind(source, (args) => args[side]?.at, 'timestamptz');
      position = `(${at}, ${this.compiler.bind(source, (args) => args[side]?.id, 'uuid')})`;
      this.positions.set(side, position);
    }
    return `(${this.key().join(', ')}) ${this.ascends() ? MIRRORED[operator] : operator} ${position}`;
  }

  private ascends(): boolean {
    return this.page.shape.ascending ?? false;
  }

  private limit(): string {
    return (this.limitSql ??= this.compiler.bind(this.page.source, (args) => args.limit, 'int'));
  }

  private where(...further: readonly (string | null)[]): string {
    this.conditions ??= this.page.conditions();
    return all(...this.conditions, ...further.filter((condition) => condition !== null));
  }

  private table(): string {
    return `${this.page.shape.table} ${this.page.alias}`;
  }

  private cursor(): string {
    return cursorSql(...this.key());
  }

  private key(): readonly [at: string, id: string] {
    const [at, id] = this.page.shape.key ?? ['created_at', 'id'];
    return [this.column(at), this.column(id)];
  }

  private column(name: string): string {
    return `${this.page.alias}.${name}`;
  }
}

function objectType(type: Parameters<typeof getNamedType>[0]): GraphQLObjectType {
  const named: GraphQLNamedType | undefined = getNamedType(type);
  if (!isObjectType(named)) throw new Error(`${String(type)} is no part of a connection.`);
  return named;
}
