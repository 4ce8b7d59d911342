import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, concatAST, extendSchema, getNamedType, isInputObjectType, parse } from 'graphql';
import { redactVariables } from '../../src/graphql/redact.js';

const files = readdirSync('schema', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
const sdl = concatAST(files.map((name) => parse(readFileSync(join('schema', name), 'utf8'))));
const isExtension = ({ kind }: { readonly kind: string }) => kind.endsWith('Extension');
const schema = extendSchema(
  buildASTSchema(
    { ...sdl, definitions: sdl.definitions.filter((node) => !isExtension(node)) },
    { assumeValidSDL: true },
  ),
  { ...sdl, definitions: sdl.definitions.filter(isExtension) },
);

const CANARY = 'c4n4ry';
const redact = (operation: string, variables: Record<string, unknown>) =>
  redactVariables(schema, parse(operation), variables);

describe('variables in a log', () => {
  test('show what is not sensitive', () => {
    const input = { email: 'ada@example.com', password: CANARY };
    expect(redact('mutation ($input: LoginInput!) { login(input: $input) { __typename } }', { input })).toEqual({
      input: { email: 'ada@example.com', password: '[redacted]' },
    });
    expect(
      redact('query ($id: ID!, $n: Int) { secret(id: $id) { id } secrets(first: $n) { nodes { id } } }', {
        id: 'x',
        n: 1,
      }),
    ).toEqual({ id: 'x', n: 1 });
  });

  test('hide every sensitive field of every input of the schema', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    const checked: string[] = [];
    for (const { name, args } of mutations) {
      const type = getNamedType(args[0]?.type);
      if (!isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.astNode?.directives?.some((directive) => directive.name.value === 'sensitive')) continue;
        checked.push(`${name}.${field.name}`);
        const whole = redact(`mutation ($i: ${type.name}!) { ${name}(input: $i) { __typename } }`, {
          i: { [field.name]: CANARY },
        });
        expect(whole).toEqual({ i: { [field.name]: '[redacted]' } });
        const single = redact(`mutation ($v: String!) { ${name}(input: { ${field.name}: $v }) { __typename } }`, {
          v: CANARY,
        });
        expect(single).toEqual({ v: '[redacted]' });
      }
    }
    expect(checked).toEqual(expect.arrayContaining(['login.password', 'createSecret.value', 'acceptInvitation.token']));
    expect(checked.length).toBeGreaterThanOrEqual(9);
  });

  test('hide a variable that is sensitive in one of several places, also inside a fragment', () => {
    const operation = `
      mutation ($v: String!) { createSecret(input: { name: $v, type: CUSTOM, value: "x" }) { __typename } ...More }
      fragment More on Mutation { rotateSecret(input: { secretId: "1", value: $v }) { __typename } }`;
    expect(redact(operation, { v: CANARY })).toEqual({ v: '[redacted]' });
  });

  test('leave out what is not declared, at the top and inside inputs', () => {
    const operation = 'mutation ($input: LoginInput!) { login(input: $input) { __typename } }';
    expect(redact(operation, { input: { email: 'a', passwrod: CANARY, __proto__: CANARY }, other: CANARY })).toEqual({
      input: { email: 'a' },
    });
    expect(redact(operation, {})).toEqual({});
  });

  test('hide values of the wrong shape', () => {
    const operation = 'mutation ($input: LoginInput!) { login(input: $input) { __typename } }';
    for (const input of [CANARY, [CANARY], [{ password: CANARY }], 7]) {
      expect(JSON.stringify(redact(operation, { input }))).not.toContain(CANARY);
    }
    expect(redact('query ($id: ID!) { secret(id: $id) { id } }', { id: { password: CANARY } })).toEqual({
      id: '[redacted]',
    });
    expect(redact(operation, { input: null })).toEqual({ input: null });
  });

  test('hide what goes to places and types the schema does not know', () => {
    const operations = [
      'mutation ($v: String) { login(passwd: $v) { __typename } }',
      'mutation ($v: String) { nothing(input: { password: $v }) { __typename } }',
      'mutation ($v: String) { login(input: { account: { password: $v } }) { __typename } }',
      'mutation ($v: Nothing) { login(input: $v) { __typename } }',
      'query ($v: [Secret!]) { me { id } }',
    ];
    for (const operation of operations)
      expect(JSON.stringify(redact(operation, { v: [{ value: CANARY }] }))).not.toContain(CANARY);
    for (const operation of operations.slice(0, 4))
      expect(redact(operation, { v: CANARY })).toEqual({ v: '[redacted]' });
  });

  test('keep JSON objects and lists, and accept a single value for a list', () => {
    const operation = 'mutation ($input: CreateSecretInput!) { createSecret(input: $input) { __typename } }';
    const input = { name: 'n', tags: ['a', 'b'], metadata: { region: 'eu' } };
    expect(redact(operation, { input: { ...input, value: CANARY } })).toEqual({
      input: { ...input, value: '[redacted]' },
    });
    expect(redact(operation, { input: { tags: 'a' } })).toEqual({ input: { tags: 'a' } });
  });
});
