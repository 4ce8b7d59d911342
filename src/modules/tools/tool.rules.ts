import { type ShieldRule, guard, holds } from '../../graphql/guard.js';
import { Forbidden, Unauthenticated } from '../../platform/problem.js';
import { canExecuteTool, canListTools } from './tool.policy.js';

/** The access rules this module adds to the schema. */
export type ToolRule = 'TOOLS_READER' | 'TOOLS_MANAGER' | 'TOOLS_EXECUTOR' | 'EXECUTIONS_READER' | 'APPROVALS_READER';

/** Asked before anything is looked up. */
export const toolRules: Readonly<Record<ToolRule, ShieldRule>> = {
  TOOLS_READER: guard('TOOLS_READER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!canListTools(actor)) throw new Forbidden('This needs the permission tools.read.');
    return true as const;
  }),
  TOOLS_MANAGER: holds('TOOLS_MANAGER', 'tools.manage'),
  TOOLS_EXECUTOR: guard('TOOLS_EXECUTOR', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!canExecuteTool(actor, { requiredPermission: null }))
      throw new Forbidden('This needs the permissions tools.read and tools.execute.');
    return true as const;
  }),
  APPROVALS_READER: guard('APPROVALS_READER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!actor.may('tools.read') && !actor.may('approvals.read'))
      throw new Forbidden('This needs the permission approvals.read, or tools.read.');
    return true as const;
  }),
  EXECUTIONS_READER: holds('EXECUTIONS_READER', 'tools.read'),
};
