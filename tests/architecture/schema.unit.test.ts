import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

const schema = buildSchema(readFileSync('src/generated/schema.graphql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

interface Described {
  readonly name: string;
  readonly description?: string | null;
}

/** Every element of the schema with its coordinate. */
function* elements(): Generator<[coordinate: string, element: Described]> {
  for (const directive of schema.getDirectives().filter((each) => !isSpecifiedDirective(each))) {
    yield [`@${directive.name}`, directive];
    for (const argument of directive.args) yield [`@${directive.name}(${argument.name}:)`, argument];
  }
  for (const type of types) {
    yield [type.name, type];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field];
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name}:)`, argument];
    }
  }
}

test('every element of the schema is described', () => {
  const bare = [...elements()].filter(([, { description }]) => !description?.trim()).map(([coordinate]) => coordinate);
  expect(bare).toEqual([]);
});

describe.each(mutations.map((field) => [field.name, field] as const))('the mutation %s', (name, field) => {
  const noun = name.charAt(0).toUpperCase() + name.slice(1);

  test('takes one input of its own type, or nothing', () => {
    expect(field.args.map(({ name: argument, type }) => `${argument}: ${String(type)}`)).toEqual(
      field.args.length === 0 ? [] : [`input: ${noun}Input!`],
    );
  });

  test('answers its success or a problem', () => {
    expect(String(field.type)).toBe(`${noun}Result!`);
    const union = getNamedType(field.type);
    if (!isUnionType(union)) throw new Error(`${union.name} is no union.`);
    const members = union.getTypes();
    expect(members.map((member) => member.name)).toEqual(
      expect.arrayContaining([`${noun}Success`, 'NotFound', 'Forbidden', 'InvalidInput']),
    );
    for (const member of members.filter((each) => each.name !== `${noun}Success`))
      expect(member.getInterfaces().map((each) => each.name)).toContain('Problem');
  });
});

test('every problem is in a union of a mutation, and no success is a problem', () => {
  const problem = schema.getType('Problem');
  if (!isInterfaceType(problem)) throw new Error('There is no interface Problem.');
  const members = new Set(
    mutations.flatMap(({ type }) => {
      const union = getNamedType(type);
      return isUnionType(union) ? union.getTypes().map((member) => member.name) : [];
    }),
  );
  const problems = schema.getPossibleTypes(problem).map(({ name }) => name);
  expect(problems.filter((name) => !members.has(name))).toEqual([]);
  expect(problems.filter((name) => name.endsWith('Success'))).toEqual([]);
});

test('what takes a page takes all of a page, and answers a connection', () => {
  // A subscription has no pages: its `after` is where a replay begins.
  for (const type of types.filter(isObjectType).filter((each) => each !== schema.getSubscriptionType()))
    for (const field of Object.values(type.getFields())) {
      const paging = field.args.map(({ name }) => name).filter((name) => /^(first|after|last|before)$/.test(name));
      const answer = getNamedType(field.type);
      // What is best and nothing after it has no pages.
      const isConnection =
        answer.name.endsWith('Connection') && isObjectType(answer) && 'pageInfo' in answer.getFields();
      expect([`${type.name}.${field.name}`, paging]).toEqual([
        `${type.name}.${field.name}`,
        isConnection ? ['after', 'before', 'first', 'last'].filter((name) => paging.includes(name)) : [],
      ]);
      if (isConnection) expect(paging).toHaveLength(4);
    }
});

test('singular queries answer null for foreign and missing alike', () => {
  const singular = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ args, type: answer }) =>
      args.some(({ type }) => isNonNullType(type)) &&
      !isListType(getNullableType(answer)) &&
      !getNamedType(answer).name.endsWith('Connection'),
  );
  expect(singular.length).toBeGreaterThan(0);
  for (const { name, type } of singular) expect([name, isNonNullType(type)]).toEqual([name, false]);
});
