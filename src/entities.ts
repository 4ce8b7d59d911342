import type { EntityClass } from './platform/database/sources.js';

/** Every TypeORM entity of every module. */
export const ENTITIES: readonly EntityClass[] = [];
