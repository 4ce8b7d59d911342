import { describe, expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql } from 'graphql';
import { applyOutcome } from '../../src/graphql/outcome.js';
import type { Actor } from '../../src/platform/actor.js';
import { Forbidden, NotFound, Problem, Unauthenticated } from '../../src/platform/problem.js';
import { contextOf, nobody, userWith } from '../server/support/actors.js';
import { CANARY, buildThings } from '../server/support/things.js';

const things = buildThings();

async function ask(source: string, actor: Actor, schema = things.schema) {
  const before = things.denials.length;
  const result = await graphql({ schema, source, contextValue: contextOf(actor) });
  const denials = things.denials.slice(before).map(({ field, problem }) => [field, problem.constructor]);
  return { data: result.data, errors: result.errors?.map((error) => error.originalError ?? error), denials };
}

const mutate = (field: string, how: string, actor: Actor) =>
  ask(
    `mutation { ${field}(input: { how: "${how}" }) { __typename ... on Problem { message } ... on InvalidInput { field }
       ... on DoThingSuccess { thing { id } } } }`,
    actor,
  );

describe('a mutation', () => {
  const user = userWith();

  test('answers its success by name', async () => {
    const { data, errors, denials } = await mutate('doThing', 'well', user);
    expect(data).toEqual({ doThing: { __typename: 'DoThingSuccess', thing: { id: '1' } } });
    expect([errors, denials]).toEqual([undefined, []]);
  });

  test('answers problems of its union as data, with their fields', async () => {
    const { data, errors, denials } = await mutate('doThing', 'invalid', user);
    expect(data).toEqual({ doThing: { __typename: 'InvalidInput', message: 'No good.', field: 'how' } });
    expect([errors, denials]).toEqual([undefined, []]);
  });

  test.each([
    ['not found', 'NotFound', 'Thing not found.', NotFound],
    ['forbidden', 'Forbidden', 'You are not allowed to do this.', Forbidden],
  ])('records %s before it is answered', async (how, typename, message, kind) => {
    const { data, denials } = await mutate('doThing', how, user);
    expect(data).toEqual({ doThing: { __typename: typename, message } });
    expect(denials).toEqual([['Mutation.doThing', kind]]);
  });

  test('answers what its rule says as data too, and records it', async () => {
    const { data, denials } = await mutate('writeThing', 'well', user);
    expect(data).toEqual({
      writeThing: { __typename: 'Forbidden', message: 'This needs the permission things.write.' },
    });
    expect(denials).toEqual([['Mutation.writeThing', Forbidden]]);
    expect(things.denials.at(-1)).toMatchObject({ actor: user, args: { input: { how: 'well' } } });
  });

  test('without anybody signed in is an error, recorded', async () => {
    const { data, errors, denials } = await mutate('doThing', 'well', nobody());
    expect(data).toBeNull();
    expect(errors).toEqual([expect.any(Unauthenticated)]);
    expect(denials).toEqual([['Mutation.doThing', Unauthenticated]]);
  });

  test.each(['limited', 'conflict'])('throws on a problem its union does not name: %s', async (how) => {
    const { data, errors } = await mutate('doThing', how, user);
    expect(data).toBeNull();
    expect(errors).toEqual([expect.any(Problem)]);
  });

  test('throws on what is no problem', async () => {
    const { errors } = await mutate('doThing', 'crash', user);
    expect(errors).toMatchObject([{ message: CANARY }]);
  });
});

describe('a denial', () => {
  test('of a query is recorded where it is Forbidden, and not where nobody is signed in', async () => {
    expect(await ask('{ closed }', userWith())).toMatchObject({ denials: [['Query.closed', Forbidden]] });
    expect(await ask('{ closed }', nobody())).toMatchObject({ denials: [], errors: [expect.any(Unauthenticated)] });
  });

  test('of a nested field is recorded', async () => {
    const { data, denials } = await ask('{ thing { id hidden } }', userWith());
    expect(data).toEqual({ thing: { id: '1', hidden: null } });
    expect(denials).toEqual([['Thing.hidden', Forbidden]]);
  });

  test('stands where it cannot be recorded, and that is told', async () => {
    const broken = buildThings({ recordDenial: () => Promise.reject(new Error('audit is gone')) });
    const { data } = await ask(
      'mutation { doThing(input: { how: "forbidden" }) { __typename } }',
      userWith(),
      broken.schema,
    );
    expect(data).toEqual({ doThing: { __typename: 'Forbidden' } });
    expect(broken.lost).toMatchObject([{ message: 'audit is gone' }]);
  });
});

test('mutations out of contract refuse to boot, all named', () => {
  const schema = makeExecutableSchema({
    typeDefs: `
      interface Problem { message: String! }
      type NotFound implements Problem { message: String! }
      type Forbidden implements Problem { message: String! }
      type Done { yes: Boolean } type AlsoDone { yes: Boolean }
      union Two = Done | AlsoDone | NotFound | Forbidden
      union Few = Done | NotFound | Forbidden
      type Query { a: Int }
      type Mutation { plain: Int two: Two few: Few }`,
  });
  const sink = { recordDenial: () => Promise.resolve(), denialLost: () => undefined };
  expect(() => applyOutcome(schema, [], sink)).toThrow(
    /Mutation\.plain answers Int[\s\S]*Mutation\.two must have exactly one success[\s\S]*Mutation\.few lacks InvalidInput/,
  );
});
