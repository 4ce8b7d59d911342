import { IDENTITY_ENTITIES } from './modules/identity/index.js';
import type { EntityClass } from './platform/database/sources.js';

/** Every TypeORM entity of every module. */
export const ENTITIES: readonly EntityClass[] = [...IDENTITY_ENTITIES];
