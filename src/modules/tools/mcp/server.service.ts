import { randomUUID } from 'node:crypto';
import { Actor } from '../../../platform/actor.js';
import type { MasterKeys } from '../../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { readById, readByIds, readPage } from '../../../platform/database/reads.js';
import type { Row, Selection } from '../../../platform/database/select.js';
import { Forbidden, InvalidInput, NotFound, raise } from '../../../platform/problem.js';
import { ToolFailed } from '../runner.js';
import { toolDeactivated } from '../tool.events.js';
import { canManageTools } from '../tool.policy.js';
import { ToolRepository } from '../tool.repository.js';
import { toolShape } from '../tool.shape.js';
import type { Endpoint, McpClient, RemoteTool } from './connection.js';
import { type ServerHeaders, openHeaders, sealHeaders } from './credentials.js';
import { serverRefreshed, serverRegistered, serverRemoved } from './server.events.js';
import {
  type McpHeader,
  type RegisterMcpServer,
  validServerHeaders,
  validServerName,
  validServerUrl,
} from './server.input.js';
import { McpServerUnavailable } from './server.problems.js';
import { McpServerRepository, type Reported } from './server.repository.js';
import { mcpServerShape } from './server.shape.js';
import { type Synced, ToolSync } from './sync.service.js';

/** Asks a server for its tools again. */
export interface RefreshMcpServer {
  readonly serverId: string;
  /** Undefined or null leaves what is sent to it as it is. */
  readonly headers?: readonly McpHeader[] | null;
}

/** A server, and what became of its tools. */
export interface Refreshed extends Synced {
  readonly serverId: string;
}

/** What a server says of itself and of its tools. */
interface Listing {
  readonly reported: Reported;
  readonly tools: readonly RemoteTool[];
}

/** For how long a server may take to say what tools it has. */
const LISTING_MS = 30_000;
const MAX_REPORTED = 200;

/** Servers of the Model Context Protocol, whose tools become tools here. */
export class McpServerService {
  constructor(
    private readonly db: Database,
    private readonly keys: MasterKeys,
    private readonly client: McpClient,
    private readonly listingMs = LISTING_MS,
  ) {}

  /** What the selection asks of one server; null for a hidden and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, mcpServerShape, selection, id);
  }

  /** A page of the servers the actor sees, newest first. Throws InvalidInput. */
  page(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, mcpServerShape, selection);
  }

  /** What the selection asks of some tools, in their order; those that have gone meanwhile are left out. */
  async tools(actor: Actor, ids: readonly string[], selection: Selection): Promise<Row[]> {
    const rows = await readByIds(this.db, actor, toolShape, selection, ids);
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [row] : [];
    });
  }

  /**
   * Asks a server for its tools, and keeps both; nothing where it does not answer. Throws Forbidden, InvalidInput,
   * McpServerUnavailable, and Conflict for a name that is taken.
   */
  async register(actor: Actor, input: RegisterMcpServer): Promise<Refreshed> {
    if (!canManageTools(actor)) throw new Forbidden();
    const [name, url, headers] = [
      validServerName(input.name),
      this.callable(validServerUrl(input.url)).href,
      validServerHeaders(input.headers),
    ];
    const { reported, tools } = await this.listing({ url, headers });
    const [id, headerNames] = [randomUUID(), Object.keys(headers)];
    const sealed = sealHeaders(this.keys, id, headers);
    return this.db.as(actor, async (tx) => {
      await new McpServerRepository(tx).insert({ id, name, url, headerNames, sealed, reported });
      const synced = await new ToolSync(tx, { id, name, url }).apply(tools);
      await tx.emit(serverRegistered(id, { name, url, headers: headerNames, ...countsOf(synced) }));
      return { serverId: id, ...synced };
    });
  }

  /**
   * Asks a server for its tools again, from now on with other headers where some are given. Throws NotFound, Forbidden,
   * InvalidInput and McpServerUnavailable.
   */
  async refresh(actor: Actor, { serverId, headers: given }: RefreshMcpServer): Promise<Refreshed> {
    if (!canManageTools(actor)) throw new Forbidden();
    const replaced = given === undefined || given === null ? null : validServerHeaders(given);
    const { url, headers } = (await endpointOf(this.db, this.keys, serverId)) ?? raise(notThere());
    const { reported, tools } = await this.listing({ url, headers: replaced ?? headers });
    return this.db.as(actor, async (tx) => {
      const servers = new McpServerRepository(tx);
      const server = (await servers.lock(serverId)) ?? raise(notThere());
      const names = replaced && Object.keys(replaced);
      if (replaced && names) await servers.setHeaders(server.id, names, sealHeaders(this.keys, server.id, replaced));
      await servers.refreshed(server.id, reported);
      const synced = await new ToolSync(tx, server).apply(tools);
      await tx.emit(serverRefreshed(server.id, { headers: names, ...countsOf(synced) }));
      return { serverId: server.id, ...synced };
    });
  }

  /** Removes a server with its tools, and forgets what is sent to it. Throws NotFound and Forbidden. Answers its id. */
  remove(actor: Actor, serverId: string): Promise<string> {
    if (!canManageTools(actor)) throw new Forbidden();
    return this.db.as(actor, async (tx) => {
      const servers = new McpServerRepository(tx);
      const { id, name } = (await servers.lock(serverId)) ?? raise(notThere());
      await removeTools(tx, id);
      if (!(await servers.remove(id))) throw notThere();
      await tx.emit(serverRemoved(id, name));
      return id;
    });
  }

  private callable(url: URL): URL {
    try {
      this.client.require(url);
      return url;
    } catch (error) {
      throw error instanceof ToolFailed ? new InvalidInput(error.message, 'url') : error;
    }
  }

  private async listing(endpoint: Endpoint): Promise<Listing> {
    try {
      return await this.client.use(endpoint, AbortSignal.timeout(this.listingMs), async (server) => ({
        reported: { name: kept(server.name), version: kept(server.version) },
        tools: await server.tools(),
      }));
    } catch (error) {
      throw error instanceof ToolFailed ? new McpServerUnavailable(error) : error;
    }
  }
}

/** Where a live server is, with what is sent to it; null where there is none. Never inside a transaction. */
export async function endpointOf(db: Database, keys: MasterKeys, serverId: string): Promise<Endpoint | null> {
  const server = await db.as(Actor.system('tools.mcp'), (tx) => new McpServerRepository(tx).secrets(serverId));
  if (!server) return null;
  const headers: ServerHeaders = openHeaders(keys, server.id, server.sealed);
  return { url: server.url, headers };
}

async function removeTools(tx: Tx, serverId: string): Promise<void> {
  const tools = new ToolRepository(tx);
  for (const { toolId } of await new McpServerRepository(tx).tools(serverId)) {
    if (await tools.setActive(toolId, false)) await tx.emit(toolDeactivated(toolId));
    await tools.remove(toolId);
  }
}

const notThere = () => new NotFound('MCP server');

const countsOf = ({ added, changed, removed, skipped }: Synced) => ({
  ...{ added: added.length, changed: changed.length, removed: removed.length, skipped: skipped.length },
});

/** What a server calls itself, as it is kept. */
const kept = (said: string | null): string | null =>
  said === null ? null : [...said.replace(/\p{Cc}|\p{Cs}/gu, '\ufffd')].slice(0, MAX_REPORTED).join('') || null;
