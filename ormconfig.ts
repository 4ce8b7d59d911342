import 'reflect-metadata';
import { MIGRATIONS } from './migrations/index.js';
import { ENTITIES } from './src/entities.js';
import { createSource } from './src/platform/database/sources.js';

/** The data source of TypeORM's command line: the owner of the database that DATABASE_URL names. */
export default createSource({
  url: process.env.DATABASE_URL ?? 'postgres://steward_owner@127.0.0.1:5432/steward',
  role: 'owner',
  entities: ENTITIES,
  migrations: MIGRATIONS,
});
