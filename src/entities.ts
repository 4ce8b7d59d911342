import { AUDIT_ENTITIES } from './modules/audit/index.js';
import { CHAT_ENTITIES } from './modules/chat/index.js';
import { DOCUMENTS_ENTITIES } from './modules/documents/index.js';
import { IDENTITY_ENTITIES } from './modules/identity/index.js';
import { NOTIFICATIONS_ENTITIES } from './modules/notifications/index.js';
import { SEARCH_ENTITIES } from './modules/search/index.js';
import { SECRETS_ENTITIES } from './modules/secrets/index.js';
import { TOPICS_ENTITIES } from './modules/topics/index.js';
import { TOOLS_ENTITIES } from './modules/tools/index.js';
import { WORKSPACES_ENTITIES } from './modules/workspaces/index.js';
import { SETTINGS_ENTITIES } from './modules/settings/index.js';
import type { EntityClass } from './platform/database/sources.js';
import { EVENT_ENTITIES } from './platform/events/outbox.entity.js';

/** Every TypeORM entity of every module. */
export const ENTITIES: readonly EntityClass[] = [
  ...EVENT_ENTITIES,
  ...IDENTITY_ENTITIES,
  ...AUDIT_ENTITIES,
  ...DOCUMENTS_ENTITIES,
  ...TOPICS_ENTITIES,
  ...SEARCH_ENTITIES,
  ...WORKSPACES_ENTITIES,
  ...SECRETS_ENTITIES,
  ...CHAT_ENTITIES,
  ...TOOLS_ENTITIES,
  ...SETTINGS_ENTITIES,
  ...NOTIFICATIONS_ENTITIES,
];
