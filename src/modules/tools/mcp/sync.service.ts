import type { Tx } from '../../../platform/database/database.js';
import { Problem } from '../../../platform/problem.js';
import { definitionHash } from '../definition.js';
import { toolActivated, toolDeactivated, toolRegistered, toolUpdated } from '../tool.events.js';
import type { ToolDescription } from '../tool.input.js';
import { type ToolRecord, ToolRepository } from '../tool.repository.js';
import type { RemoteTool } from './connection.js';
import { definitionOf, toolOf, unkeepable } from './remote-tool.js';
import { type KnownTool, McpServerRepository, type ServerRecord } from './server.repository.js';

/** A tool of a server of which none is made here. */
export interface SkippedTool {
  readonly name: string;
  readonly reason: string;
}

/** What became of the tools of a server, by their ids. */
export interface Synced {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly skipped: readonly SkippedTool[];
}

const MAX_SHOWN_NAME = 128;

/** Makes the tools here those that a server lists, in one transaction that has locked the server. */
export class ToolSync {
  private readonly servers: McpServerRepository;
  private readonly tools: ToolRepository;
  private readonly result = {
    ...{ added: [] as string[], changed: [] as string[], removed: [] as string[], skipped: [] as SkippedTool[] },
  };

  constructor(
    private readonly tx: Tx,
    private readonly server: ServerRecord,
  ) {
    this.servers = new McpServerRepository(tx);
    this.tools = new ToolRepository(tx);
  }

  /** Throws Conflict where somebody takes the name of a new tool meanwhile. */
  async apply(listed: readonly RemoteTool[]): Promise<Synced> {
    const known = new Map((await this.servers.tools(this.server.id)).map((tool) => [tool.remoteName, tool]));
    const [kept, seen] = [new Set<string>(), new Set<string>()];
    for (const remote of listed) {
      const refused = seen.has(remote.name) ? 'It is listed twice.' : unkeepable(remote);
      seen.add(remote.name);
      if (refused === null && (await this.keep(remote, known.get(remote.name) ?? null))) kept.add(remote.name);
      else if (refused !== null) this.skip(remote, refused);
    }
    for (const tool of known.values()) if (!kept.has(tool.remoteName)) await this.vanish(tool);
    return this.result;
  }

  /** Whether there is such a tool here now. */
  private async keep(remote: RemoteTool, known: KnownTool | null): Promise<boolean> {
    // Locked: what an administrator changes meanwhile is kept.
    const before = known && (await this.tools.lock(known.toolId));
    if (known?.definition !== definitionOf(remote)) {
      const description = this.described(remote, before);
      if (!description) return false;
      if (!known || !before) return this.add(remote, description);
      await this.change(before, description, definitionOf(remote));
    }
    if (known.isVanished) {
      await this.servers.setVanished(known.toolId, false);
      if (await this.tools.setActive(known.toolId, true)) await this.tx.emit(toolActivated(known.toolId));
      if (!this.result.changed.includes(known.toolId)) this.result.changed.push(known.toolId);
    }
    return true;
  }

  /** Null, and remembered as skipped, where no tool can be made of it. */
  private described(remote: RemoteTool, before: ToolDescription | null): ToolDescription | null {
    try {
      return toolOf({ ...this.server, host: new URL(this.server.url).host }, remote, before);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.skip(remote, error.message);
      return null;
    }
  }

  private async add(remote: RemoteTool, description: ToolDescription): Promise<boolean> {
    if (await this.tools.named(description.name)) {
      this.skip(remote, `There is a tool ${description.name} already.`);
      return false;
    }
    const hash = definitionHash(description);
    const toolId = await this.tools.insert(description, hash);
    await this.servers.addTool(this.server.id, {
      ...{ toolId, remoteName: remote.name, definition: definitionOf(remote) },
    });
    await this.tx.emit(toolRegistered(toolId, { name: description.name, definitionHash: hash }, description.riskLevel));
    this.result.added.push(toolId);
    return true;
  }

  /** Whatever was bound to the old hash is so no more: secrets, standing rules, and what waits. */
  private async change(before: ToolRecord, after: ToolDescription, definition: string): Promise<void> {
    const hash = definitionHash(after);
    await this.tools.describe(before.id, after, hash);
    await this.servers.redefine(before.id, definition);
    await this.tx.emit(toolUpdated(before.id, { definitionHash: { before: before.definitionHash, after: hash } }));
    this.result.changed.push(before.id);
  }

  private async vanish({ toolId, isVanished }: KnownTool): Promise<void> {
    // What somebody has taken out of use is not put back when it is listed again.
    if (isVanished || !(await this.tools.setActive(toolId, false))) return;
    await this.servers.setVanished(toolId, true);
    await this.tx.emit(toolDeactivated(toolId));
    this.result.removed.push(toolId);
  }

  private skip({ name }: RemoteTool, reason: string): void {
    const shown = name.replace(/\p{Cc}|\p{Cs}/gu, '\ufffd');
    this.result.skipped.push({ name: [...shown].slice(0, MAX_SHOWN_NAME).join(''), reason });
  }
}
