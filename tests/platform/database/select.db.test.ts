import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { Problem } from '../../../src/platform/problem.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { TABLES, WIDE, insert, schema, user } from './notebook.js';
import { comments, cursorOf, notes, people, rows } from './reference.js';

type Json = ReturnType<typeof JSON.parse>;
const [owner, other] = people.map(({ id }) => id) as [string, string];
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase({ empty: true });
  await db.owner.query(TABLES);
  for (const [table, all] of Object.entries(rows)) await insert(db.owner, table, all);
});

afterAll(() => db.close());

async function run(source: string, variables: object = {}, userId = owner): Promise<ExecutionResult> {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const contextValue = { db: db.database, actor: user(userId) };
  return execute({ schema, document, variableValues: variables as Record<string, unknown>, contextValue });
}

async function data(source: string, variables: object = {}, userId = owner): Promise<Json> {
  const { data, errors } = await run(source, variables, userId);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data));
}

async function problem(source: string, variables: object = {}) {
  const { errors } = await run(source, variables);
  const [cause] = (errors ?? []).map((error) => error.originalError);
  return cause instanceof Problem ? cause.code : errors?.[0]?.message;
}

const visible = (userId: string) => notes.filter((n) => !n.isDeleted && (n.isPublic || n.authorId === userId));
const sorted = (userId: string) =>
  visible(userId)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .map((n) => n.id);

describe('pages', () => {
  const forward = `query ($n: Int, $c: String) { page: notes(first: $n, after: $c) { ...Page } } fragment Page on NoteConnection {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const backward = forward.replace('first', 'last').replace('after', 'before');

  test.each([1, 7, 20, 100])(
    'of %i meet every row once in both directions, ties and microseconds included',
    async (n) => {
      const wanted = sorted(owner);
      for (const back of [false, true]) {
        let seen: string[] = [];
        let c: string | null = null;
        let pages = 0;
        for (let more = true; more; pages++) {
          const { page } = await data(back ? backward : forward, { n, c });
          const ids = page.edges.map((edge: Json) => edge.node.id);
          expect(page.pageInfo.startCursor).toBe(page.edges[0].cursor);
          expect(page.pageInfo.endCursor).toBe(page.edges.at(-1).cursor);
          expect(page.pageInfo[back ? 'hasNextPage' : 'hasPreviousPage']).toBe(pages > 0);
          seen = back ? [...ids, ...seen] : [...seen, ...ids];
          c = page.pageInfo[back ? 'startCursor' : 'endCursor'];
          more = page.pageInfo[back ? 'hasPreviousPage' : 'hasNextPage'];
        }
        expect(seen).toEqual(wanted);
        expect(pages).toBe(Math.ceil(wanted.length / n));
      }
    },
  );

  test('between two cursors, and at the ends of the list', async () => {
    const wanted = sorted(owner);
    const at = (i: number) => cursorOf(notes.find((n) => n.id === wanted[i]) ?? { at: 0, id: '' });
    const source = `query ($a: String, $b: String) { first: notes(first: 3, after: $a, before: $b) { ...Page } last: notes(last: 3, after: $a, before: $b) { ...Page } }
      fragment Page on NoteConnection { nodes { id } pageInfo { hasNextPage hasPreviousPage } totalCount }`;
    const { first, last } = await data(source, { a: at(4), b: at(10) });
    expect(first.nodes.map((n: Json) => n.id)).toEqual(wanted.slice(5, 8));
    expect(last.nodes.map((n: Json) => n.id)).toEqual(wanted.slice(7, 10));
    expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
    expect(last.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
    expect([first.totalCount, last.totalCount]).toEqual([String(wanted.length), String(wanted.length)]);
    const beyond = await data(source, { a: at(wanted.length - 1) });
    expect(beyond.first).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    const nothing = await data(source, { a: at(wanted.length - 1), b: at(0) });
    expect(nothing.last.nodes).toEqual([]);
  });

  test('are read without their rows where only their frame is asked for', async () => {
    const none = { authorId: 'malformed' };
    expect(await data('{ notes { __typename } }')).toEqual({ notes: { __typename: 'NoteConnection' } });
    expect(await data('query ($f: NoteFilter) { notes(filter: $f) { __typename } }', { f: none })).toEqual({
      notes: { __typename: 'NoteConnection' },
    });
    expect(await data('{ notes { pageInfo { hasPreviousPage } } }')).toEqual({
      notes: { pageInfo: { hasPreviousPage: false } },
    });
    expect(await data('{ notes(first: 1) { totalCount } }')).toEqual({
      notes: { totalCount: String(visible(owner).length) },
    });
    expect(
      await data(
        'query ($f: NoteFilter) { notes(filter: $f) { nodes { id } totalCount pageInfo { startCursor endCursor hasNextPage } } }',
        { f: none },
      ),
    ).toEqual({
      notes: { nodes: [], totalCount: '0', pageInfo: { startCursor: null, endCursor: null, hasNextPage: false } },
    });
  });

  test('have 20 edges unless told, by literal, variable or null', async () => {
    const count = async (args: string, variables = {}) =>
      (await data(`query ${args.includes('$') ? '($n: Int)' : ''} { notes${args} { nodes { id } } }`, variables)).notes
        .nodes.length;
    expect(await count('')).toBe(20);
    expect(await count('(first: null)')).toBe(20);
    expect(await count('(first: 3)')).toBe(3);
    expect(await count('(first: $n)')).toBe(20);
    expect(await count('(first: $n)', { n: 4 })).toBe(4);
    expect(await count('(first: $n, last: 2)', { n: null })).toBe(2);
  });

  test.each([
    ['first: 0'],
    ['first: -1'],
    ['first: 101'],
    ['last: 0'],
    ['last: 101'],
    ['first: 1, last: 1'],
    ['after: ""'],
    ['after: "\'; drop table notes; --"'],
    [`after: "${notes[0]?.id}"`],
    ['before: "MTIz"'],
    [`after: "${Buffer.from(`999999999999999999:${notes[0]?.id}`).toString('base64url')}"`],
    [`after: "${Buffer.from(`-99999999999999999:${notes[0]?.id}`).toString('base64url')}"`],
    [`after: "${Buffer.from(`1:${'x'.repeat(36)}`).toString('base64url')}"`],
  ])('refuse %s, at the root and below, every time', async (args) => {
    for (let i = 0; i < 2; i++) {
      expect(await problem(`{ notes(${args}) { __typename } }`)).toBe('BAD_USER_INPUT');
      expect(await problem(`{ people { notes(${args}) { nodes { id } } } }`)).toBe('BAD_USER_INPUT');
    }
  });

  test('refuse a variable out of range after one in range, with the plan made already', async () => {
    const source = 'query ($n: Int, $c: String) { notes(first: $n, after: $c) { nodes { id } } }';
    const c = cursorOf(notes[0] ?? { at: 0, id: '' });
    expect((await data(source, { n: 2, c })).notes.nodes).toHaveLength(2);
    expect(await problem(source, { n: 101, c })).toBe('BAD_USER_INPUT');
    expect(await problem(source, { n: 2, c: 'bad' })).toBe('BAD_USER_INPUT');
    expect(await problem(source, { n: 2 ** 31, c })).toMatch(/32-bit/);
  });
});

describe('selections', () => {
  test('of one merged object under several aliases with different arguments', async () => {
    const source = `query ($n: Int) { people { x: friend { s: notes(first: 1) { totalCount nodes { id } } name } y: friend { s: notes(last: $n, filter: { text: "1" }) { nodes { title } } } z: friend { s: badge(times: 3) } } }`;
    for (const person of (await data(source, { n: 2 })).people) {
      if (!person.x) continue;
      expect(person.x.s.nodes.length).toBeLessThanOrEqual(1);
      expect(person.y.s.nodes.every((n: Json) => n.title.includes('1'))).toBe(true);
      expect(person.z.s).toBe(`#${person.x.name}3`);
    }
    const clash = await data(
      '{ people { name: notes(first: 1) { totalCount } n: name badge: notes(first: 2) { nodes { id } } } }',
    );
    expect(clash.people[0]).toMatchObject({
      n: people[0]?.name,
      name: { totalCount: expect.any(String) },
      badge: { nodes: expect.any(Array) },
    });
  });

  test('of more fields than a PostgreSQL function takes arguments', async () => {
    const fields = Array.from({ length: WIDE }, (_, i) => `c${i}`);
    const { wide } = await data(`{ wide { ${fields.join(' ')} } }`);
    expect(wide).toEqual(Object.fromEntries(fields.map((name, i) => [name, `v${i}`])));
  });

  test('too large to plan are refused', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `a${i}: notes(first: ${i + 1}) { nodes { author { ...More } } }`);
    const more = Array.from({ length: 20 }, (_, i) => `b${i}: notes(first: ${i + 1}) { nodes { id } }`);
    expect(await problem(`{ people { ${many.join(' ')} } } fragment More on Person { ${more.join(' ')} }`)).toBe(
      'BAD_USER_INPUT',
    );
  });

  test('keep 64 bits, microseconds and any text', async () => {
    const note = notes.find((n) => n.body !== null && n.isPublic && !n.isDeleted);
    const read = await data('query ($id: ID!) { note(id: $id) { stars createdAt body } }', { id: note?.id });
    expect(read.note).toEqual({
      stars: note?.stars,
      createdAt: expect.stringMatching(/^2026-01-01T00:00:00\.\d{6}Z$/),
      body: note?.body,
    });
  });

  test('bind hostile text as values', async () => {
    for (const text of [`'; drop table notes; --`, `' or true --`, '$1', '\\', `{"a"}`, '%', '"', '{},NULL']) {
      const source =
        'query ($t: String!) { notes(filter: { titles: [$t] }) { totalCount } person(name: $t) { id } literal: notes(filter: { text: $t }) { totalCount } }';
      expect(await data(source, { t: text })).toEqual({
        notes: { totalCount: '0' },
        person: null,
        literal: { totalCount: '0' },
      });
    }
    expect(await problem('query ($t: String!) { person(name: $t) { id } }', { t: 'a\0b' })).toBe('BAD_USER_INPUT');
    const [, , person] = people;
    expect((await data('query ($n: String!) { person(name: $n) { id } }', { n: person?.name })).person.id).toBe(
      person?.id,
    );
  });
});

describe('what is seen', () => {
  test('row level security decides every nested row and every count', async () => {
    const source =
      '{ notes(first: 100) { totalCount nodes { id comments(first: 100) { totalCount nodes { id } } allComments { id } } } }';
    for (const userId of [owner, other]) {
      const read = await data(source, {}, userId);
      expect(read.notes.totalCount).toBe(String(visible(userId).length));
      for (const note of read.notes.nodes) {
        const own = comments
          .filter((c) => c.noteId === note.id && (c.isPublic || c.authorId === userId))
          .map((c) => c.id)
          .sort();
        expect(note.comments.nodes.map((c: Json) => c.id).sort()).toEqual(own);
        expect(note.allComments.map((c: Json) => c.id).sort()).toEqual(own);
        expect(note.comments.totalCount).toBe(String(own.length));
      }
    }
    expect(await data(source, {}, 'd0000000-0000-4000-8000-000000000000')).toMatchObject({
      notes: { totalCount: String(visible('').length) },
    });
  });

  test('a foreign, a missing and a malformed id are null alike, by their type and by node', async () => {
    const foreign = notes.find((n) => !n.isPublic && n.authorId !== owner)?.id;
    for (const id of [foreign, 'd0000000-0000-4000-8000-000000000000', 'malformed', '', "'; --"])
      expect(await data('query ($id: ID!) { note(id: $id) { id } node(id: $id) { id } }', { id })).toEqual({
        note: null,
        node: null,
      });
  });

  test('node finds every kind of object; one that is not live only where it is asked for', async () => {
    const source =
      'query ($id: ID!) { node(id: $id) { __typename id ... on Note { title } ... on Comment { text } ... on Person { name } } }';
    const note = visible(owner)[0];
    expect((await data(source, { id: note?.id })).node).toEqual({
      __typename: 'Note',
      id: note?.id,
      title: note?.title,
    });
    expect((await data(source, { id: people[1]?.id.toUpperCase() })).node.__typename).toBe('Person');
    const deleted = notes.find((n) => n.isDeleted && n.isPublic)?.id;
    const read = await data(
      'query ($id: ID!) { node(id: $id) { id } note(id: $id) { id } deletedNote(id: $id) { id } }',
      { id: deleted },
    );
    expect(read).toEqual({ node: null, note: null, deletedNote: { id: deleted } });
    expect((await data('{ nobody { id } people { id } }')).nobody).toEqual([]);
  });
});
