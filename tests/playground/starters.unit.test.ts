import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mergeTypeDefs } from '@graphql-tools/merge';
import {
  buildASTSchema,
  getIntrospectionQuery,
  Kind,
  parse,
  specifiedRules,
  validate,
  type OperationDefinitionNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import * as documents from '../../src/playground/documents/operations.js';
import * as operations from '../../src/playground/operations.js';
import { brokenLimit, parseOptions } from '../../src/graphql/limits.js';
import { starters } from '../../src/playground/starters.js';

const sdl = readdirSync('schema', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(join('schema', name), 'utf8'));
const schema = buildASTSchema(mergeTypeDefs(sdl));

const operationsOf = (query: string): OperationDefinitionNode[] =>
  parse(query).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);

describe('starter operations', () => {
  test('have distinct names', () => {
    expect(new Set(starters.map(({ name }) => name)).size).toBe(starters.length);
  });

  describe.each(starters.map((starter) => [starter.name, starter] as const))('%s', (name, starter) => {
    test('is valid against the schema', () => {
      expect(validate(schema, parse(starter.query), specifiedRules)).toEqual([]);
    });

    test('is one operation that carries the name of its tab', () => {
      expect(operationsOf(starter.query).map((operation) => operation.name?.value)).toEqual([name]);
    });

    test('stays within the limits of the server', () => {
      expect(brokenLimit(parse(starter.query, parseOptions))).toBeNull();
    });

    test('begins with a comment for the newcomer', () => {
      expect(starter.query).toMatch(/^# \w/);
    });

    test('comes with variables that the schema accepts', () => {
      const definitions = operationsOf(starter.query)[0]?.variableDefinitions ?? [];
      const values = starter.variables === null ? {} : (JSON.parse(starter.variables) as Record<string, unknown>);
      expect(getVariableValues(schema, definitions, values).errors).toBeUndefined();
      const declared = definitions.map((definition) => definition.variable.name.value);
      expect(Object.keys(values).filter((each) => !declared.includes(each))).toEqual([]);
    });
  });
});

describe('operations of the pages', () => {
  test.each(Object.entries({ ...operations, ...documents }))('%s is valid against the schema', (_name, query) => {
    expect(validate(schema, parse(query), specifiedRules)).toEqual([]);
  });
});

test('the query with which GraphiQL learns the schema stays within the limits of the server', () => {
  const query = getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true });
  expect(brokenLimit(parse(query, parseOptions))).toBeNull();
});
