import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import type { AuditEntry } from '../../platform/events/event.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { definitionHash } from './definition.js';
import {
  toolActivated,
  toolDeactivated,
  toolDeleted,
  toolRegistered,
  toolRestored,
  toolUpdated,
} from './tool.events.js';
import {
  OF_THE_HOUSE,
  OF_THE_SERVER,
  type RegisterTool,
  type ToolDescription,
  type ToolInput,
  changedTool,
  newTool,
} from './tool.input.js';
import { canManageTools } from './tool.policy.js';
import { type ToolRecord, ToolRepository } from './tool.repository.js';
import { type ToolFilter, deletedToolShape, matchingTools, toolShape } from './tool.shape.js';

export type UpdateTool = ToolInput & { readonly toolId: string };

/** What there is to be executed. */
export class ToolService {
  /** @param privateHosts as `host:port`: those that HTTP tools may call without TLS */
  constructor(
    private readonly db: Database,
    private readonly privateHosts: ReadonlySet<string> = new Set(),
  ) {}

  /** What the selection asks of one tool; null for a hidden and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, toolShape, selection, id);
  }

  /** A page of the tools the actor sees, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: ToolFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, toolShape, selection, matchingTools(filter ?? {}));
  }

  /** A page of the deleted tools that can be restored, the last one deleted first. Throws InvalidInput. */
  deleted(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, deletedToolShape, selection);
  }

  /** Answers the id of the new tool. Throws Forbidden, InvalidInput, and Conflict for a name that is taken. */
  register(actor: Actor, input: RegisterTool): Promise<string> {
    if (!canManageTools(actor)) throw new Forbidden();
    const tool = newTool(input, this.privateHosts);
    const hash = definitionHash(tool);
    return this.db.as(actor, async (tx) => {
      const id = await new ToolRepository(tx).insert(tool, hash);
      await tx.emit(toolRegistered(id, { name: tool.name, definitionHash: hash }, tool.riskLevel));
      return id;
    });
  }

  /** Changes what is present in the input; where nothing differs, nothing is written. Throws NotFound, Forbidden and InvalidInput. */
  update(actor: Actor, { toolId, ...input }: UpdateTool): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const before = await lockManaged(tx, toolId);
      const touched = OF_THE_HOUSE.filter((field) => input[field] !== undefined);
      if (before.isSystem && touched.length > 0)
        throw new Forbidden(`What a built-in tool is does not change: leave ${touched.join(', ')} out.`);
      if (before.kind === 'MCP' && OF_THE_SERVER.some((field) => input[field] !== undefined))
        throw new Forbidden(`What this tool is its server says: leave ${OF_THE_SERVER.join(', ')} out.`);
      const after = changedTool(before, input, this.privateHosts);
      const hash = definitionHash(after);
      const changes = changesBetween(before, after, hash);
      if (!changes) return before.id;
      if (!(await new ToolRepository(tx).describe(before.id, after, hash))) throw new NotFound('Tool');
      await tx.emit(toolUpdated(before.id, changes));
      return before.id;
    });
  }

  /** Takes a tool out of use, or puts it back. Throws NotFound and Forbidden. */
  setActive(actor: Actor, toolId: string, isActive: boolean): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id } = await lockManaged(tx, toolId);
      if (await new ToolRepository(tx).setActive(id, isActive))
        await tx.emit(isActive ? toolActivated(id) : toolDeactivated(id));
      return id;
    });
  }

  /** Deletes a tool, and ends the rules that stand for it. Answers its id. Throws NotFound and Forbidden. */
  delete(actor: Actor, toolId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id, name, isSystem, kind } = await lockManaged(tx, toolId);
      if (isSystem) throw new Forbidden('It came with this server: take it out of use.');
      if (kind === 'MCP') throw new Forbidden('It comes from its server: take it out of use, or remove the server.');
      await new ToolRepository(tx).remove(id);
      await tx.emit(toolDeleted(id, name));
      return id;
    });
  }

  /**
   * Brings a tool back that was deleted at most thirty days ago, the same as it was, and answers its id. Rules that stood
   * for it have ended. Throws NotFound, Forbidden, and Conflict where it is not deleted or its name was taken meanwhile.
   */
  restore(actor: Actor, toolId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const tools = new ToolRepository(tx);
      const tool = await tools.restorable(toolId);
      // Who manages no tools sees none that is deleted.
      if (!tool || (tool.isDeleted && !canManageTools(actor))) throw new NotFound('Tool');
      if (!canManageTools(actor)) throw new Forbidden();
      if (!tool.isDeleted) throw new Conflict('This tool is not deleted.');
      if (tool.kind === 'MCP') throw new Forbidden('It went with its server: register that again.');
      if (!(await tools.restore(tool.id))) throw new Conflict('This tool is not deleted.');
      await tx.emit(toolRestored(tool.id, tool));
      return tool.id;
    });
  }
}

/** The tool, locked, where the actor manages tools. Throws NotFound where the actor sees none, and Forbidden. */
async function lockManaged(tx: Tx, id: string): Promise<ToolRecord> {
  const tools = new ToolRepository(tx);
  const locked = await tools.lock(id);
  if (locked && canManageTools(tx.actor)) return locked;
  throw (locked ?? (await tools.find(id))) ? new Forbidden() : new NotFound('Tool');
}

function changesBetween(before: ToolRecord, after: ToolDescription, hash: string) {
  const fields = (Object.keys(after) as (keyof ToolDescription)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
  if (fields.length === 0) return null;
  const told = (field: keyof ToolDescription, value: unknown) =>
    field === 'parameters' ? '[schema]' : field === 'configuration' ? '[request]' : value;
  const changes: NonNullable<AuditEntry['changes']> = Object.fromEntries(
    fields.map((field) => [field, { before: told(field, before[field]), after: told(field, after[field]) }]),
  );
  return before.definitionHash === hash
    ? changes
    : { ...changes, definitionHash: { before: before.definitionHash, after: hash } };
}
