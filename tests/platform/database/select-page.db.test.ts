import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TestDatabase } from '../../support/database.js';
import { Asking, type Json, notebookDatabase, owner, visible } from './asking.js';
import { cursorOf, notes } from './reference.js';

let db: TestDatabase;
let asking: Asking;
const data = (...args: Parameters<Asking['data']>) => asking.data(...args);
const problem = (...args: Parameters<Asking['problem']>) => asking.problem(...args);

beforeAll(async () => {
  db = await notebookDatabase();
  asking = new Asking(db);
});

afterAll(() => db.close());

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
