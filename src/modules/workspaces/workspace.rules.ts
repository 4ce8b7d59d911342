import { type ShieldRule, guard, holds } from '../../graphql/guard.js';
import type { Actor } from '../../platform/actor.js';
import { Forbidden, NotFound, Unauthenticated } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { type WorkspaceFacts, canManage, canRead, canRestore, canUpdate } from './workspace.policy.js';

type Arguments = Readonly<Record<string, unknown>>;

/** The rules of this module, as the SDL names them. */
export type WorkspaceRule = 'WORKSPACES_CREATOR' | 'WORKSPACE_MEMBER' | 'WORKSPACE_MANAGER' | 'WORKSPACE_OWNER';

/** What the rules ask the module: null where the actor sees no such workspace. */
export type WorkspaceFactsOf = (actor: Actor, workspaceId: string) => Promise<WorkspaceFacts | null>;

function workspaceIdOf(args: Arguments): string {
  const { input } = args;
  const id = typeof input === 'object' && input !== null && 'workspaceId' in input ? input.workspaceId : null;
  return isUuid(id) ? id : '';
}

/** The rules of the workspaces: early and cheap. The services ask the policy again under the lock of the row. */
export function workspaceRules(factsOf: WorkspaceFactsOf): Readonly<Record<WorkspaceRule, ShieldRule>> {
  const towards = (name: string, isEnough: (actor: Actor, workspace: WorkspaceFacts) => boolean): ShieldRule =>
    guard(name, async (_parent, args, { actor }) => {
      if (!actor.isUser) throw new Unauthenticated();
      const id = workspaceIdOf(args);
      const facts = id ? await factsOf(actor, id) : null;
      if (!facts) throw new NotFound('Workspace');
      if (!isEnough(actor, facts)) throw new Forbidden();
      return true as const;
    });
  // Of a deleted one its owners are told by the service what can still be done with it.
  const owns = (actor: Actor, facts: WorkspaceFacts) => canUpdate(actor, facts) || canRestore(actor, facts);
  return {
    WORKSPACES_CREATOR: holds('WORKSPACES_CREATOR', 'workspaces.create'),
    WORKSPACE_MEMBER: towards('WORKSPACE_MEMBER', canRead),
    WORKSPACE_MANAGER: towards('WORKSPACE_MANAGER', (actor, facts) => canManage(actor, facts) || owns(actor, facts)),
    WORKSPACE_OWNER: towards('WORKSPACE_OWNER', owns),
  };
}
