import { describe, expect, test } from '@jest/globals';
import { type GraphQLResolveInfo, buildSchema, execute, parse } from 'graphql';
import { cursorSql, pageArguments } from '../../../src/platform/database/cursor.js';
import type { Read } from '../../../src/platform/database/database.js';
import { toParameter } from '../../../src/platform/database/select-parameters.js';
import { identityOf, statementOf } from '../../../src/platform/database/plan-cache.js';
import { type Root, byResponseKey, select, selectNode } from '../../../src/platform/database/select.js';
import type { Shape } from '../../../src/platform/database/shape.js';
import { InvalidInput } from '../../../src/platform/problem.js';
import { noteShape, personShape, typeDefs } from './notebook.js';

const schema = buildSchema(typeDefs);
const ID = 'd0000000-0000-4000-8000-000000000000';

/** What `use` makes of the selection of the only root field of a query. */
function withSelection<T>(source: string, variables: object, use: (selection: GraphQLResolveInfo) => T): T {
  let selection: GraphQLResolveInfo | undefined;
  const run = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    selection = info;
    return null;
  };
  const rootValue = { notes: run, note: run, node: run, people: run, wide: run };
  void execute({ schema, document: parse(source), variableValues: variables as Record<string, unknown>, rootValue });
  if (!selection) throw new Error('The field was not resolved.');
  return use(selection);
}

const compile = (
  source: string,
  variables: object = {},
  root: Root = { kind: 'page' },
  shape: Shape = noteShape,
): Read => withSelection(source, variables, (selection) => select(shape, selection, root));
const values = (read: Read, variables = {}) => read.params.map((param) => param(variables));

describe('cursors', () => {
  test.each([
    [0n, '1970-01-01T00:00:00.000000Z'],
    [-1n, '1969-12-31T23:59:59.999999Z'],
    [1_767_225_600_000_007n, '2026-01-01T00:00:00.000007Z'],
    [-62_135_596_800_000_000n, '0001-01-01T00:00:00.000000Z'],
    [253_402_300_799_999_999n, '9999-12-31T23:59:59.999999Z'],
  ])('%s microseconds are %s', (at, text) => {
    const after = Buffer.from(`${at}:${ID}`).toString('base64url');
    expect(pageArguments({ after })).toEqual({
      limit: 20,
      backwards: false,
      after: { at: text, id: ID },
      before: null,
    });
  });

  test.each([['253402300800000000'], ['-62135596800000001'], ['1.5'], [''], ['1e9'], ['9999999999999999999']])(
    'an instant of %s is refused',
    (at) => {
      const before = Buffer.from(`${at}:${ID}`).toString('base64url');
      expect(() => pageArguments({ before })).toThrow(InvalidInput);
    },
  );

  test('their text has no character that needs escaping in a URL', () => {
    expect(cursorSql('a', 'b')).toContain('translate(');
  });
});

describe('parameters', () => {
  test('a malformed id is no id, and is not absent', () => {
    expect(toParameter(ID.toUpperCase(), 'uuid')).toBe(ID.toUpperCase());
    for (const bad of ['', 'x', `${ID} `, `{${ID}}`, 7, true]) expect(toParameter(bad, 'uuid')).toMatch(/^0{8}-/);
    expect([toParameter(null, 'uuid'), toParameter(undefined, 'text')]).toEqual([null, null]);
  });

  test('arrays and instants are written as PostgreSQL reads them', () => {
    expect(toParameter(['a', '"', '\\', 'x,y', '{}', null, 'NULL'], 'text[]')).toBe(
      '{"a","\\"","\\\\","x,y","{}",NULL,"NULL"}',
    );
    expect(toParameter([], 'int[]')).toBe('{}');
    expect(toParameter(new Date(0), 'timestamptz')).toBe('1970-01-01T00:00:00.000Z');
  });
});

describe('statements', () => {
  test('are shared by equal selections of different documents and values', () => {
    const source = 'query ($n: Int, $c: String) { notes(first: $n, after: $c) { nodes { id title } } }';
    const after = (at: number) => Buffer.from(`${at}:${ID}`).toString('base64url');
    const one = compile(source, { n: 2, c: after(1) });
    const two = compile(source.replace('title', 't: title'), { n: 7, c: after(2) });
    expect(two.statement).toBe(one.statement);
    expect(values(two)).toEqual([7, '1970-01-01T00:00:00.000002Z', ID]);
    expect(compile(source, { n: 2 }).statement).not.toBe(one.statement);
    expect(compile('{ notes { nodes { id title @skip(if: true) } } }').statement).not.toBe(one.statement);
  });

  test('have a name of their text', () => {
    const { name } = statementOf('select 1');
    expect(statementOf('select 1')).toBe(statementOf('select 1'));
    expect(name).toMatch(/^steward_[0-9a-f]{40}$/);
    for (let i = 0; i < 6_000; i++) statementOf(`select ${i + 10}`);
    expect(statementOf('select 1').name).toBe(name);
  });

  test('hold no text of the client but names of the schema', () => {
    const { statement } = compile(
      '{ notes(filter: { text: "evil" }, first: 17) { evil: nodes { evil2: comments(text: "evil3", first: 33) { totalCount } evil2: comments(text: "evil3", first: 33) { nodes { evil4: id } } } } }',
    );
    expect(statement.text).not.toMatch(/17|33|evil[^2]/);
    expect(statement.text).toMatch(/':evil2'/);
  });

  test('answer to the booleans of this execution', () => {
    const source = 'query ($x: Boolean!) { notes { nodes { id title @include(if: $x) ... @skip(if: $x) { body } } } }';
    const [yes, no] = [compile(source, { x: true }), compile(source, { x: false })];
    expect(yes.statement.text).toContain("'title'");
    expect(no.statement.text).not.toContain("'title'");
    expect(no.statement.text).toContain("'body'");
  });

  test('fail loudly for what no shape answers', () => {
    expect(() => compile('{ notes { nodes { author { badge } } } }', {}, undefined, { ...noteShape, one: {} })).toThrow(
      /in no shape/,
    );
    const twice = { ...personShape, needs: { initial: { name: 'id' } } };
    expect(() => compile('{ people { name initial } }', {}, { kind: 'list', order: (t) => t }, twice)).toThrow(
      /two meanings/,
    );
  });
});

describe('values of the root', () => {
  const byId = 'query ($id: ID!) { note(id: $id) { id } }';
  const document = parse(byId);
  const read = (id: string, bind: (args: Readonly<Record<string, unknown>>) => unknown) => {
    let result: Read | undefined;
    const note = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      result = select(noteShape, info, { kind: 'one', where: (t, b) => `${t}.id = ${b(bind, 'uuid')}` });
      return null;
    };
    void execute({ schema, document, variableValues: { id }, rootValue: { note } });
    return result!;
  };

  test('are those of this call, though its plan is that of an earlier one', () => {
    const ids = [1, 2, 3].map((n) => ID.replace('d', String(n)));
    const reads = ids.map((id) => read('x', () => id));
    expect(new Set(reads.map(({ statement }) => statement)).size).toBe(1);
    expect(reads.map((r) => values(r))).toEqual(ids.map((id) => [id]));
  });

  test('come from the arguments of the field, and from variables whose names start with $', () => {
    expect(values(read(ID, (args) => args.id))).toEqual([ID]);
    expect(
      values(
        read('x', (args) => args.$id),
        { id: 'no', $id: ID },
      ),
    ).toEqual([ID]);
    expect(
      values(
        read(ID, (args) => args.other),
        { other: ID },
      ),
    ).toEqual([null]);
  });

  test('node takes its id from the field', () => {
    const node = withSelection('query ($i: ID!) { node(id: $i) { id } }', { i: ID }, (s) =>
      selectNode([noteShape, personShape], s),
    );
    expect(values(node)).toEqual([ID]);
    expect(node.statement.text).toMatch(/'__typename', 'Note'.*'__typename', 'Person'/);
  });

  test('are left out where nothing of a page is read', () => {
    const where: Root = { kind: 'page', where: (t, bind) => [`${t}.title = ${bind(() => 'x', 'text')}`] };
    expect(compile('{ notes { __typename } }', {}, where).params).toEqual([]);
    expect(values(compile('{ notes { totalCount } }', {}, where))).toEqual(['x']);
  });
});

test('an object keeps its number, and no other gets it', () => {
  const [a, b] = [{}, {}];
  expect(identityOf(a)).toBe(identityOf(a));
  expect(identityOf(a)).not.toBe(identityOf(b));
});

test('byResponseKey reads what stands under the response key', () => {
  const info = { path: { key: 'x' }, fieldNodes: [] } as unknown as GraphQLResolveInfo;
  expect(byResponseKey({ ':x': 1, x: 2 }, {}, {}, info)).toBe(1);
});
