import { Actor } from '../../../platform/actor.js';
import type { MasterKeys } from '../../../platform/crypto/master-key.js';
import type { Database } from '../../../platform/database/database.js';
import { openHeaders, sealHeaders } from './credentials.js';
import { McpServerRepository } from './server.repository.js';

/**
 * Brings what is sent to servers under the current master key, so that those before it can be retired. Rejects with
 * KeyUnavailable or DecryptionFailed where something does not open.
 */
export async function rewrapServerHeaders(db: Database, keys: MasterKeys): Promise<void> {
  const system = Actor.system('mcp headers rewrap');
  const servers = await db.as(system, (tx) => new McpServerRepository(tx).outdated(keys.current.id));
  for (const { id, sealed } of servers) {
    const renewed = sealHeaders(keys, id, openHeaders(keys, id, sealed));
    if (sealed && renewed) await db.as(system, (tx) => new McpServerRepository(tx).rewrap(id, sealed, renewed));
  }
}
