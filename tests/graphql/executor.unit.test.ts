import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { GraphqlJsExecutor } from '../../src/graphql/executor.js';
import { contextOf, userWith } from '../server/support/actors.js';
import { buildThings } from '../server/support/things.js';

const executor = new GraphqlJsExecutor(buildThings().schema);
const run = (source: string, variables?: Record<string, unknown>, operationName?: string) =>
  executor.execute({ document: parse(source), variables, operationName, context: contextOf(userWith()) });

describe('the executor', () => {
  test('answers data', async () => {
    expect(await run('query Q($n: Int) { hello echo(count: $n) }', { n: 1 }, 'Q')).toEqual({
      data: { hello: 'hello', echo: '{"count":1}' },
    });
  });

  test.each([
    ['of the wrong type', 'query ($n: Int) { echo(count: $n) }', { n: 'x' }],
    ['that are missing', 'query ($n: Int!) { echo(count: $n) }', {}],
    ['that a scalar refuses', 'query ($at: DateTime) { echo(at: $at) }', { at: 'now' }],
  ])('calls variables %s BAD_USER_INPUT', async (_why, source, variables) => {
    const { data, errors } = await run(source, variables);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('calls an unknown operation a bad request', async () => {
    const { errors } = await run('query A { hello } query B { hello }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect((await run('query A { hello }', {}, 'B')).errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });
});
