import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** A statement that may be run often; `name` is unique to its text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** How often it ran; it is prepared under its name from the third time on. */
  uses: number;
}

/** The pool behind a TypeORM data source of the postgres driver. */
export function poolOf(_source: DataSource): Pool {
  throw new Error('written by the read slice');
}

/** Runs a statement as a user in one round trip; the first column of the first row as text, null where there is none. */
export function readJson(
  _pool: Pool,
  _userId: string,
  _statement: Statement,
  _values: readonly unknown[],
): Promise<string | null> {
  throw new Error('written by the read slice');
}
