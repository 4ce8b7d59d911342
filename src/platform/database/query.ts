import type pg from 'pg';

/** Runs one statement and answers its rows. */
export type Query = <T extends object>(sql: string, values?: readonly unknown[]) => Promise<T[]>;

/** Statements on a connection, or on any of a pool, outside the way of `Database`: for the relay and the jobs. */
export const queryOn =
  (connection: pg.Pool | pg.Client): Query =>
  async <T extends object>(sql: string, values?: readonly unknown[]) =>
    (await connection.query<T>(sql, values && [...values])).rows;
