import { createHash } from 'node:crypto';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { WIDE, badge, typeDefs } from './notebook.js';

/** Rows as the tables hold them, with instants in microseconds since 1970. */
interface Person {
  readonly type: 'Person';
  readonly id: string;
  readonly name: string;
  readonly friendId: string | null;
  readonly isGone: boolean;
}
interface Note {
  readonly type: 'Note';
  readonly id: string;
  readonly title: string;
  readonly body: string | null;
  readonly stars: string;
  readonly authorId: string;
  readonly isPublic: boolean;
  readonly isDeleted: boolean;
  readonly subject: Person | Comment | null;
  readonly at: number;
}
interface Comment {
  readonly type: 'Comment';
  readonly id: string;
  readonly text: string;
  readonly noteId: string;
  readonly authorId: string;
  readonly isPublic: boolean;
  readonly at: number;
}
export interface Reader {
  readonly userId: string;
}
type Args = Readonly<Record<string, unknown>>;

/** A UUID that is the same in every run. */
const uuid = (of: string) =>
  createHash('md5')
    .update(of)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const JANUARY = 1_767_225_600_000_000;
/** Three rows share each microsecond; some lie before 1970. */
const instantOf = (i: number) => (i % 17 === 5 ? -1_000_000_001 : JANUARY) + Math.floor(i / 3);

export const people: readonly Person[] = Array.from({ length: 8 }, (_, i) => ({
  type: 'Person',
  id: uuid(`person ${i}`),
  name: `p${i}'"\\`,
  friendId: i === 3 ? null : uuid(`person ${(i * 3 + 1) % 9}`),
  isGone: i === 4,
}));
const personOf = (i: number): Person => people[i % people.length]!;

export const comments: readonly Comment[] = Array.from({ length: 160 }, (_, i) => ({
  type: 'Comment',
  id: uuid(`comment ${i}`),
  text: `c${i}`,
  noteId: uuid(`note ${(i * i) % 23}`),
  authorId: personOf(i * 7).id,
  isPublic: i % 3 !== 0,
  at: instantOf(i * 2),
}));

export const notes: readonly Note[] = Array.from({ length: 61 }, (_, i) => ({
  type: 'Note',
  id: uuid(`note ${i}`),
  title: `n${i}`,
  body: i % 4 === 0 ? null : `"${i}" \\ \u2028 é😀`,
  stars: String(9_007_199_254_740_993n + BigInt(i)),
  authorId: personOf(i * i).id,
  isPublic: i % 5 !== 0,
  isDeleted: i % 11 === 10,
  subject: i % 3 === 0 ? personOf(i) : i % 3 === 1 ? comments[i]! : null,
  at: instantOf(i),
}));

const sql = (at: number) => instantText(at);
const instantText = (at: number) => {
  const fraction = ((at % 1e6) + 1e6) % 1e6;
  return `${new Date((at - fraction) / 1e3).toISOString().slice(0, 19)}.${String(fraction).padStart(6, '0')}Z`;
};

/** What goes into the tables. */
export const rows = {
  people: people.map((p) => ({ id: p.id, name: p.name, friend_id: p.friendId, is_gone: p.isGone })),
  notes: notes.map((n) => ({
    ...{ id: n.id, author_id: n.authorId, title: n.title, body: n.body, stars: n.stars, is_public: n.isPublic },
    ...{ deleted_at: n.isDeleted ? sql(n.at) : null, created_at: sql(n.at) },
    subject_person: n.subject?.type === 'Person' ? n.subject.id : null,
    subject_comment: n.subject?.type === 'Comment' ? n.subject.id : null,
  })),
  comments: comments.map((c) => ({
    ...{
      id: c.id,
      note_id: c.noteId,
      author_id: c.authorId,
      text: c.text,
      is_public: c.isPublic,
      written_at: sql(c.at),
    },
  })),
  wide: [Object.fromEntries(Array.from({ length: WIDE }, (_, i) => [`c${i}`, `v${i}`]))],
};

/** The cursor of a row, which the implementation must make in the same way. */
export const cursorOf = (row: { readonly at: number; readonly id: string }) =>
  Buffer.from(`${row.at}:${row.id}`).toString('base64url');

const seen = (row: Note | Comment, { userId }: Reader) => row.isPublic || row.authorId === userId;
const person = (id: string | null) => people.find((p) => p.id === id && !p.isGone) ?? null;
const visibleNotes = (reader: Reader) => notes.filter((n) => seen(n, reader) && !n.isDeleted);
const visibleComments = (reader: Reader) => comments.filter((c) => seen(c, reader));
const note = (id: string, reader: Reader) => visibleNotes(reader).find((n) => n.id === id) ?? null;
const newestFirst = <T extends { at: number; id: string }>(a: T, b: T) => b.at - a.at || (a.id < b.id ? 1 : -1);

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

const filtered = (list: readonly Note[], args: Args) => {
  const filter = (args.filter ?? {}) as Args;
  const { text, authorId, ids, titles } = filter as {
    text?: string;
    authorId?: string;
    ids?: string[];
    titles?: string[];
  };
  return list
    .filter((n) => !given(text) || n.title.includes(text))
    .filter((n) => !given(authorId) || n.authorId === authorId)
    .filter((n) => !given(ids) || ids.includes(n.id))
    .filter((n) => !given(titles) || titles.includes(n.title));
};

/** Relay Cursor Connections, §4, by the letter. */
function page<T extends { at: number; id: string }>(list: readonly T[], args: Args) {
  const { first, after, last, before } = args as { first?: number; after?: string; last?: number; before?: string };
  const all = [...list].sort(newestFirst);
  const position = (cursor: string) => {
    const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(':');
    return { at: Number(at), id };
  };
  const compare = (row: T, cursor: string) => newestFirst(row as { at: number; id: string }, position(cursor));
  const same = (row: T, cursor: string) => cursorOf(row) === cursor;
  const isAfter = (row: T, cursor: string) => !same(row, cursor) && compare(row, cursor) > 0;
  const isBefore = (row: T, cursor: string) => !same(row, cursor) && compare(row, cursor) < 0;
  let rest = all;
  if (after) rest = rest.filter((row) => isAfter(row, after));
  if (before) rest = rest.filter((row) => isBefore(row, before));
  const limit = first ?? 20;
  const kept = !given(last) ? rest.slice(0, limit) : rest.slice(-last);
  const ends = [kept.at(0), kept.at(-1)].map((row) => (row ? cursorOf(row) : null));
  return {
    edges: kept.map((row) => ({ cursor: cursorOf(row), node: row })),
    nodes: kept,
    totalCount: String(all.length),
    pageInfo: {
      hasNextPage: !given(last) ? rest.length > limit : !!before && all.some((row) => !isBefore(row, before)),
      hasPreviousPage: !given(last) ? !!after && all.some((row) => !isAfter(row, after)) : rest.length > last,
      startCursor: ends[0],
      endCursor: ends[1],
    },
  };
}

const seenOrNull = (subject: Person | Comment | null, reader: Reader) =>
  subject?.type === 'Comment' ? (seen(subject, reader) ? subject : null) : person(subject?.id ?? null);
const typed = { __resolveType: (row: { type: string }) => row.type };

const allComments = (n: Note, _args: Args, reader: Reader) =>
  visibleComments(reader)
    .filter((c) => c.noteId === n.id)
    .sort(newestFirst)
    .reverse();

/** The same schema, answered from memory in the plainest way. */
export const reference = makeExecutableSchema<Reader>({
  typeDefs,
  resolvers: {
    Node: typed,
    Subject: typed,
    Query: {
      note: (_: unknown, { id }: { id: string }, reader: Reader) => note(id, reader),
      deletedNote: (_: unknown, { id }: { id: string }, reader: Reader) =>
        notes.find((n) => n.id === id && seen(n, reader)),
      person: (_: unknown, { name }: { name: string }) => people.find((p) => p.name === name && !p.isGone),
      people: () => people.filter((p) => !p.isGone),
      nobody: () => [],
      notes: (_: unknown, args: Args, reader: Reader) => page(filtered(visibleNotes(reader), args), args),
      node: (_: unknown, { id }: { id: string }, reader: Reader) =>
        person(id) ?? note(id, reader) ?? visibleComments(reader).find((c) => c.id === id),
      newest: (_: unknown, _args: Args, reader: Reader) => visibleNotes(reader).find((n) => n.title === 'n0'),
      wide: () => rows.wide[0],
      payload: () => ({}),
    },
    Payload: { note: (_: unknown, _args: Args, reader: Reader) => visibleNotes(reader).find((n) => n.title === 'n1') },
    Wide: { note: (_: unknown, _args: Args, reader: Reader) => visibleNotes(reader).find((n) => n.title === 'n0') },
    Person: {
      friend: (p: Person) => person(p.friendId),
      initial: (p: Person) => p.name[0],
      badge: (p: Person, args: Args) => badge(p.name, args),
      notes: (p: Person, args: Args, reader: Reader) =>
        page(
          filtered(
            visibleNotes(reader).filter((n) => n.authorId === p.id),
            args,
          ),
          args,
        ),
    },
    Note: {
      createdAt: (n: Note) => instantText(n.at),
      shout: (n: Note) => n.title.toUpperCase(),
      author: (n: Note) => person(n.authorId),
      subject: (n: Note, _args: Args, reader: Reader) => seenOrNull(n.subject, reader),
      allComments,
      ownComments: (n: Note, args: Args, reader: Reader) =>
        n.authorId === reader.userId ? allComments(n, args, reader) : null,
      comments: (n: Note, args: Args, reader: Reader) => {
        const text = args.text as string | null | undefined;
        const all = visibleComments(reader).filter((c) => c.noteId === n.id);
        return page(
          all.filter((c) => !given(text) || c.text.includes(text)),
          args,
        );
      },
    },
    Comment: {
      createdAt: (c: Comment) => instantText(c.at),
      author: (c: Comment) => person(c.authorId),
      note: (c: Comment, _args: Args, reader: Reader) => note(c.noteId, reader),
      about: (c: Comment, _args: Args, reader: Reader) => note(c.noteId, reader),
    },
  },
});
