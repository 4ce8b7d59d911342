import { expect } from '@jest/globals';
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { Problem } from '../../../src/platform/problem.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { TABLES, insert, schema, user } from './notebook.js';
import { notes, people, rows } from './reference.js';

/** Whatever JSON an answer is. */
export type Json = ReturnType<typeof JSON.parse>;

/** Two people of the notebook. */
export const [owner, other] = people.map(({ id }) => id) as [string, string];

/** A database with the notebook's tables and rows. */
export async function notebookDatabase(): Promise<TestDatabase> {
  const db = await testDatabase({ empty: true });
  await db.owner.query(TABLES);
  for (const [table, all] of Object.entries(rows)) await insert(db.owner, table, all);
  return db;
}

/** What a user of the notebook asks and is answered. */
export class Asking {
  constructor(private readonly db: TestDatabase) {}

  /** The data of a query without errors. */
  async data(source: string, variables: object = {}, userId = owner): Promise<Json> {
    const { data, errors } = await this.run(source, variables, userId);
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data));
  }

  /** The code of the problem that was thrown, or the message of any other error. */
  async problem(source: string, variables: object = {}): Promise<string | undefined> {
    const { errors } = await this.run(source, variables, owner);
    const [cause] = (errors ?? []).map((error) => error.originalError);
    return cause instanceof Problem ? cause.code : errors?.[0]?.message;
  }

  private async run(source: string, variables: object, userId: string): Promise<ExecutionResult> {
    const document = parse(source);
    expect(validate(schema, document)).toEqual([]);
    const contextValue = { db: this.db.database, actor: user(userId) };
    return execute({ schema, document, variableValues: variables as Record<string, unknown>, contextValue });
  }
}

/** The notes a user sees. */
export const visible = (userId: string) => notes.filter((n) => !n.isDeleted && (n.isPublic || n.authorId === userId));
