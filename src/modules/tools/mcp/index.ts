import type { MasterKeys } from '../../../platform/crypto/master-key.js';
import type { Database } from '../../../platform/database/database.js';
import type { Destinations } from '../http/destinations.js';
import { Exchange } from '../http/exchange.js';
import { McpClient } from './connection.js';
import { McpRunner } from './mcp.runner.js';
import { McpServerService } from './server.service.js';

/** What works with servers of the Model Context Protocol, made together. */
export function mcpParts(db: Database, keys: MasterKeys, destinations: Destinations) {
  const client = new McpClient(destinations, new Exchange());
  return {
    servers: new McpServerService(db, keys, client),
    runner: new McpRunner(db, keys, client),
    close: () => client.close(),
  };
}
