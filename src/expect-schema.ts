import { MIGRATIONS } from '../migrations/index.js';
import type { Actor } from './platform/actor.js';
import type { Database } from './platform/database/database.js';

/** Rejects unless the tables are those this version knows: a program that migrates nothing would stumble over others. */
export async function expectSchema(db: Database, operator: Actor): Promise<void> {
  const rows = await db.as(operator, (tx) => tx.query<{ name: string }>('select name from migrations'));
  const there = new Set(rows.map(({ name }) => name));
  const same = there.size === MIGRATIONS.length && MIGRATIONS.every(({ name }) => there.has(name));
  if (!same) throw new Error('The schema is not the one of this version: run npm run migrate first.');
}
