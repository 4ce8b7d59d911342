import type { Tx } from '../../../platform/database/database.js';
import { Conflict } from '../../../platform/problem.js';
import { isUuid } from '../../../platform/uuid.js';
import { violates } from '../tool.repository.js';
import type { SealedHeaders } from './credentials.js';

/** A live server as an administrator sees it. */
export interface ServerRecord {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** A live server with what is sent to it, as the system sees it. */
export type ServerSecrets = ServerRecord & { readonly sealed: SealedHeaders | null };

/** What a server calls itself, cut to what is kept. */
export interface Reported {
  readonly name: string | null;
  readonly version: string | null;
}

/** A tool that came from a server. */
export interface KnownTool {
  readonly toolId: string;
  readonly remoteName: string;
  readonly definition: string;
  readonly isVanished: boolean;
}

/** A server to be kept. */
export interface NewServer extends ServerRecord {
  readonly headerNames: readonly string[];
  readonly sealed: SealedHeaders | null;
  readonly reported: Reported;
}

type SecretRow = ServerRecord & { readonly headers: Buffer | null; readonly wrappingKeyId: string | null };

const RECORD = `select id, name, url from mcp_servers where id = $1 and deleted_at is null`;

const SECRETS = `
  select s.id, s.name, s.url, c.headers, c.wrapping_key_id as "wrappingKeyId"
    from mcp_servers s left join mcp_credentials c on c.server_id = s.id`;

/** Servers and which tools came from them, in one transaction of one actor. */
export class McpServerRepository {
  constructor(private readonly tx: Tx) {}

  /** Null where there is none that the actor may see. */
  async find(id: string): Promise<ServerRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<ServerRecord>(RECORD, [id]);
    return row ?? null;
  }

  /** The same, locked. */
  async lock(id: string): Promise<ServerRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<ServerRecord>(`${RECORD} for update`, [id]);
    return row ?? null;
  }

  /** As the system: a live server with what is sent to it. */
  async secrets(id: string): Promise<ServerSecrets | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<SecretRow>(`${SECRETS} where s.id = $1 and s.deleted_at is null`, [id]);
    return row ? withSeal(row) : null;
  }

  /** As the system: live servers whose headers are under another master key than this one. */
  async outdated(keyId: string): Promise<ServerSecrets[]> {
    const rows = await this.tx.query<SecretRow>(`${SECRETS} where c.wrapping_key_id <> $1`, [keyId]);
    return rows.map(withSeal);
  }

  /** As the system: puts headers under another master key, unless they are no longer those that were read. */
  async rewrap(id: string, from: SealedHeaders, to: SealedHeaders): Promise<void> {
    await this.tx.query(
      `update mcp_credentials set headers = $3, wrapping_key_id = $4
        where server_id = $1 and headers = $2 returning server_id`,
      [id, from.headers, to.headers, to.wrappingKeyId],
    );
  }

  /** Throws Conflict where there is a live server of this name. */
  async insert({ id, name, url, headerNames, sealed, reported }: NewServer): Promise<void> {
    try {
      await this.tx.query(
        `insert into mcp_servers (id, name, name_key, url, header_names, reported_name, reported_version, created_by)
         values ($1, $2, lower($2), $3, $4, $5, $6, $7)`,
        [id, name, url, headerNames, reported.name, reported.version, this.tx.actor.id],
      );
      await this.seal(id, sealed);
    } catch (error) {
      if (violates(error, 'mcp_servers_name_key_uq')) throw new Conflict('There is a server of this name.', 'name');
      throw error;
    }
  }

  /** Replaces what is sent to a server. */
  async setHeaders(id: string, headerNames: readonly string[], sealed: SealedHeaders | null): Promise<void> {
    await this.tx.query(
      `update mcp_servers set header_names = $2, updated_at = now() where id = $1 and deleted_at is null returning id`,
      [id, headerNames],
    );
    await this.seal(id, sealed);
  }

  /** Keeps that a server was asked for its tools just now. */
  async refreshed(id: string, { name, version }: Reported): Promise<void> {
    await this.tx.query(
      `update mcp_servers set reported_name = $2, reported_version = $3, refreshed_at = now(), updated_at = now()
        where id = $1 and deleted_at is null returning id`,
      [id, name, version],
    );
  }

  /** Removes a server, and forgets what is sent to it; false where it is gone. */
  async remove(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update mcp_servers set deleted_at = now(), updated_at = now(), header_names = '{}'
        where id = $1 and deleted_at is null returning id`,
      [id],
    );
    await this.seal(id, null);
    return rows.length > 0;
  }

  private async seal(id: string, sealed: SealedHeaders | null): Promise<void> {
    await this.tx.query(`delete from mcp_credentials where server_id = $1`, [id]);
    if (sealed)
      await this.tx.query(`insert into mcp_credentials (server_id, headers, wrapping_key_id) values ($1, $2, $3)`, [
        id,
        sealed.headers,
        sealed.wrappingKeyId,
      ]);
  }

  /** Its tools that are not deleted. */
  tools(serverId: string): Promise<KnownTool[]> {
    return this.tx.query<KnownTool>(
      `select m.tool_id as "toolId", m.remote_name as "remoteName", m.definition,
              m.vanished_at is not null as "isVanished"
         from mcp_tools m join tools t on t.id = m.tool_id
        where m.server_id = $1 and t.deleted_at is null order by m.remote_name`,
      [serverId],
    );
  }

  async addTool(serverId: string, tool: Omit<KnownTool, 'isVanished'>): Promise<void> {
    await this.tx.query(`insert into mcp_tools (tool_id, server_id, remote_name, definition) values ($1, $2, $3, $4)`, [
      tool.toolId,
      serverId,
      tool.remoteName,
      tool.definition,
    ]);
  }

  /** Keeps what a server says of a tool now. */
  async redefine(toolId: string, definition: string): Promise<void> {
    await this.tx.query(`update mcp_tools set definition = $2 where tool_id = $1 returning tool_id`, [
      toolId,
      definition,
    ]);
  }

  /** Keeps whether a server still lists a tool. */
  async setVanished(toolId: string, isVanished: boolean): Promise<void> {
    await this.tx.query(
      `update mcp_tools set vanished_at = case when $2 then now() end where tool_id = $1 returning tool_id`,
      [toolId, isVanished],
    );
  }
}

const withSeal = ({ headers, wrappingKeyId, ...server }: SecretRow): ServerSecrets => ({
  ...server,
  sealed: headers && wrappingKeyId ? { headers, wrappingKeyId } : null,
});
