import type { Actor } from '../../platform/actor.js';

/** What decides who may see and execute a tool. */
export interface ToolFacts {
  /** A permission that seeing and executing it asks for besides; null for none. */
  readonly requiredPermission: string | null;
}

/** Registers tools and changes them. That alone opens no way to anybody's data. */
export const canManageTools = (actor: Actor): boolean => actor.may('tools.manage');

/** Sees what tools there are: whoever executes them, manages them, or decides about their executions. */
export const canListTools = (actor: Actor): boolean =>
  canManageTools(actor) || actor.may('tools.read') || actor.may('approvals.read');

/** Sees this one. */
export const canReadTool = (actor: Actor, tool: ToolFacts): boolean =>
  canManageTools(actor) || (canListTools(actor) && holdsRequired(actor, tool));

/** Asks to have it executed. Managing tools does not include it. */
export const canExecuteTool = (actor: Actor, tool: ToolFacts): boolean =>
  actor.may('tools.read') && actor.may('tools.execute') && holdsRequired(actor, tool);

const holdsRequired = (actor: Actor, { requiredPermission }: ToolFacts): boolean =>
  requiredPermission === null || actor.may(requiredPermission);
