import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TestDatabase } from '../../support/database.js';
import { Asking, type Json, notebookDatabase, other, owner, visible } from './asking.js';
import { WIDE } from './notebook.js';
import { comments, notes, people } from './reference.js';

let db: TestDatabase;
let asking: Asking;
const data = (...args: Parameters<Asking['data']>) => asking.data(...args);
const problem = (...args: Parameters<Asking['problem']>) => asking.problem(...args);

beforeAll(async () => {
  db = await notebookDatabase();
  asking = new Asking(db);
});

afterAll(() => db.close());

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
