import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import type { TestDatabase } from '../../support/database.js';
import { notebookDatabase } from './asking.js';
import { schema, user } from './notebook.js';
import { Operations } from './operations.js';
import { people, reference } from './reference.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await notebookDatabase();
});

afterAll(() => db.close());

test.each([1, 2, 3, 4])('random operations answer as a plain executor over arrays does (seed %i)', async (seed) => {
  const operations = new Operations(seed * 7_919);
  let compared = 0;
  while (compared < 150) {
    const { source, variables } = operations.next();
    const document = parse(source);
    if (validate(schema, document).some((error) => !error.message.includes('never used'))) continue;
    compared += 1;
    const userId = people[compared % 3]?.id ?? '';
    const run = async (executed: ReturnType<typeof execute>) => plain(await executed);
    const got = run(
      execute({ schema, document, variableValues: variables, contextValue: { db: db.database, actor: user(userId) } }),
    );
    const wanted = run(execute({ schema: reference, document, variableValues: variables, contextValue: { userId } }));
    expect({ source, variables, ...(await got) }).toEqual({ source, variables, ...(await wanted) });
  }
});

/** Without prototypes, and errors by path and whether they are about a page argument. */
function plain({ data, errors }: ExecutionResult): ExecutionResult {
  return JSON.parse(
    JSON.stringify({ data, errors: errors?.map(({ message, path }) => ({ message, path })) }),
  ) as ExecutionResult;
}
