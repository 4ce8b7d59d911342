import { randomUUID } from 'node:crypto';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLResolveInfo } from 'graphql';
import type pg from 'pg';
import { Actor } from '../../../src/platform/actor.js';
import type { Database } from '../../../src/platform/database/database.js';
import { APP_ROLE } from '../../../src/platform/database/protect.js';
import { readById, readList, readNode, readOne, readPage } from '../../../src/platform/database/reads.js';
import { type Row, byResponseKey } from '../../../src/platform/database/select.js';
import { type Bind, type Shape, bigint, instant } from '../../../src/platform/database/shape.js';

/** How many columns the type Wide has: more than one call of a PostgreSQL function can take. */
export const WIDE = 130;

const wideFields = Array.from({ length: WIDE }, (_, i) => `c${i}`);
const page = 'first: Int, after: String, last: Int, before: String';
const connection = (type: string) => `
  type ${type}Connection { edges: [${type}Edge!]! nodes: [${type}!]! pageInfo: PageInfo! totalCount: BigInt! }
  type ${type}Edge { cursor: String! node: ${type}! }`;

export const typeDefs = `
  scalar BigInt
  interface Node { id: ID! }
  union Subject = Person | Comment
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Person implements Node {
    id: ID! name: String! friend: Person initial: String! badge(prefix: String = "#", times: Int): String!
    notes(${page}, filter: NoteFilter): NoteConnection!
  }
  type Note implements Node {
    id: ID! title: String! body: String stars: BigInt! createdAt: String! author: Person subject: Subject
    comments(${page}, text: String): CommentConnection! allComments: [Comment!]! ownComments: [Comment!] shout: String
  }
  type Comment implements Node { id: ID! text: String! createdAt: String! author: Person note: Note about: Node }
  type Wide { ${wideFields.map((name) => `${name}: String`).join(' ')} note: Note }
  input NoteFilter { text: String authorId: ID ids: [ID!] titles: [String!] }
  ${connection('Note')} ${connection('Comment')}
  type Payload { note: Note }
  type Query {
    note(id: ID!): Note  deletedNote(id: ID!): Note  person(name: String!): Person  people: [Person!]!  nobody: [Person!]!
    notes(${page}, filter: NoteFilter): NoteConnection!  node(id: ID!): Node  wide: Wide  newest: Node  payload: Payload
  }`;

export const TABLES = `
  create table people (id uuid primary key, name text not null, friend_id uuid, is_gone boolean not null);
  create table notes (id uuid primary key, author_id uuid not null, title text not null, body text, stars bigint not null,
    is_public boolean not null, deleted_at timestamptz, subject_person uuid, subject_comment uuid, created_at timestamptz not null);
  create table comments (id uuid primary key, note_id uuid not null, author_id uuid not null, text text not null,
    is_public boolean not null, written_at timestamptz not null);
  create table wide (${wideFields.map((name) => `${name} text`).join(', ')});
  create function notebook_user() returns uuid language sql stable
    as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
  ${['people', 'notes', 'comments', 'wide'].map((t) => `alter table ${t} enable row level security; grant select on ${t} to ${APP_ROLE};`).join('\n')}
  create policy app on people to ${APP_ROLE} using ((select notebook_user()) is not null);
  create policy app on wide to ${APP_ROLE} using ((select notebook_user()) is not null);
  create policy app on notes to ${APP_ROLE} using (author_id = (select notebook_user()) or (is_public and (select notebook_user()) is not null));
  create policy app on comments to ${APP_ROLE} using (author_id = (select notebook_user()) or (is_public and (select notebook_user()) is not null));
  create index on notes (created_at, id);
  create index on comments (note_id, written_at, id);`;

const noteFilter = (field: (args: Readonly<Record<string, unknown>>) => unknown) => (t: string, bind: Bind) => {
  const given = (name: string) => (args: Readonly<Record<string, unknown>>) =>
    (field(args) as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  const text = bind(given('text'), 'text');
  const author = bind(given('authorId'), 'uuid');
  const ids = bind(given('ids'), 'uuid[]');
  const titles = bind(given('titles'), 'text[]');
  return [
    `${text} is null or strpos(${t}.title, ${text}) > 0`,
    `${author} is null or ${t}.author_id = ${author}`,
    `${ids} is null or ${t}.id = any(${ids})`,
    `${titles} is null or ${t}.title = any(${titles})`,
  ];
};
const filtered = noteFilter((args) => args.filter);

export const personShape: Shape = {
  type: 'Person',
  table: 'people',
  columns: { id: 'id', name: 'name' },
  live: (t) => `not ${t}.is_gone`,
  one: { friend: { shape: () => personShape, on: (c, p) => `${c}.id = ${p}.friend_id` } },
  connection: { notes: { shape: () => noteShape, on: (c, p) => `${c}.author_id = ${p}.id`, filter: filtered } },
  needs: { initial: { name: 'name' }, badge: { name: 'name', personId_: 'id' } },
};
export const noteShape: Shape = {
  type: 'Note',
  table: 'notes',
  columns: {
    ...{ id: 'id', title: 'title', body: 'body', stars: bigint('stars'), createdAt: instant('created_at') },
    shout: { sql: (t: string) => `upper(${t}.title)` },
  },
  live: (t) => `${t}.deleted_at is null`,
  one: { author: { shape: () => personShape, on: (c, p) => `${c}.id = ${p}.author_id` } },
  many: {
    allComments: {
      shape: () => commentShape,
      on: (c, p) => `${c}.note_id = ${p}.id`,
      order: (c) => `${c}.written_at, ${c}.id`,
    },
    ownComments: {
      shape: () => commentShape,
      on: (c, p) => `${c}.note_id = ${p}.id`,
      order: (c) => `${c}.written_at, ${c}.id`,
      when: (p) => `${p}.author_id = (select notebook_user())`,
    },
  },
  connection: {
    comments: {
      shape: () => commentShape,
      on: (c, p) => `${c}.note_id = ${p}.id`,
      filter: (c, bind) => {
        const text = bind((args) => args.text, 'text');
        return [`${text} is null or strpos(${c}.text, ${text}) > 0`];
      },
    },
  },
  oneOf: {
    subject: [
      {
        when: (p) => `${p}.subject_person is not null`,
        shape: () => personShape,
        on: (c, p) => `${c}.id = ${p}.subject_person`,
      },
      {
        when: (p) => `${p}.subject_comment is not null`,
        shape: () => commentShape,
        on: (c, p) => `${c}.id = ${p}.subject_comment`,
      },
    ],
  },
};
export const commentShape: Shape = {
  type: 'Comment',
  table: 'comments',
  key: ['written_at', 'id'],
  columns: { id: 'id', text: 'text', createdAt: instant('written_at') },
  one: {
    author: { shape: () => personShape, on: (c, p) => `${c}.id = ${p}.author_id` },
    note: { shape: () => noteShape, on: (c, p) => `${c}.id = ${p}.note_id` },
    about: { shape: () => noteShape, on: (c, p) => `${c}.id = ${p}.note_id` },
  },
};
const wideShape: Shape = {
  type: 'Wide',
  table: 'wide',
  columns: Object.fromEntries(wideFields.map((name) => [name, name])),
  one: { note: { shape: () => noteShape, on: (c) => `${c}.title = 'n0'` } },
};

export interface World {
  readonly db: Database;
  readonly actor: Actor;
}
type Args = Readonly<Record<string, unknown>>;
type Info = GraphQLResolveInfo;

/** The schema as a module would write it: one line to read each root field. */
export const schema = makeExecutableSchema<World>({
  typeDefs,
  resolvers: {
    Query: {
      note: (_: unknown, { id }: { id: string }, { db, actor }: World, info: Info) =>
        readById(db, actor, noteShape, info, id),
      deletedNote: (_: unknown, { id }: { id: string }, { db, actor }: World, info: Info) =>
        readById(db, actor, noteShape, info, id, { includeDeleted: true }),
      person: (_: unknown, _args: Args, { db, actor }: World, info: Info) =>
        readOne(db, actor, personShape, info, (t, bind) => `${t}.name = ${bind((args) => args.name, 'text')}`),
      people: (_: unknown, _args: Args, { db, actor }: World, info: Info) =>
        readList(db, actor, personShape, info, (t) => `${t}.name`),
      nobody: (_: unknown, _args: Args, { db, actor }: World, info: Info) =>
        readList(
          db,
          actor,
          personShape,
          info,
          (t) => `${t}.name`,
          (t, bind) => `${t}.name = ${bind(() => 'none', 'text')}`,
        ),
      notes: (_: unknown, _args: Args, { db, actor }: World, info: Info) =>
        readPage(db, actor, noteShape, info, filtered),
      node: (_: unknown, _args: Args, { db, actor }: World, info: Info) =>
        readNode(db, actor, [personShape, noteShape, commentShape], info),
      newest: (_: unknown, _args: Args, { db, actor }: World, info: Info) =>
        readOne(db, actor, noteShape, info, (t) => `${t}.title = 'n0'`),
      wide: (_: unknown, _args: Args, { db, actor }: World, info: Info) =>
        readOne(db, actor, wideShape, info, () => 'true'),
      payload: () => ({ title: 'n1' }),
    },
    Payload: {
      note: ({ title }: { title: string }, _args: Args, { db, actor }: World, info: Info) =>
        readOne(db, actor, noteShape, info, (t, bind) => `${t}.title = ${bind(() => title, 'text')}`),
    },
    Person: {
      notes: byResponseKey,
      initial: ({ name }: { name: string }) => name[0],
      badge: (row: Row, args: Args) => badge(row.name, args),
    },
    Note: { comments: byResponseKey },
  },
});

export const badge = (name: unknown, { prefix, times }: Args) => `${String(prefix)}${String(name)}${String(times)}`;

/** A signed-in user for the application role. */
export const user = (userId: string): Actor =>
  Actor.user(
    { userId, username: userId, sessionId: randomUUID(), permissions: new Set(), expiresAt: 0 },
    { requestId: 'test', ip: null, userAgent: null },
  );

/** Inserts rows as the owner. */
export async function insert(owner: pg.Pool, table: string, rows: readonly object[]): Promise<void> {
  await owner.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ]);
}
