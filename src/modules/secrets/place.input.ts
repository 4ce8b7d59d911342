import { InvalidInput, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import type { Destination } from './secret.policy.js';
import type { Place } from './secret.repository.js';

/** Where a client wants a new secret. What is absent follows from what is there. */
export interface PlaceInput {
  readonly scope?: 'USER' | 'SESSION' | 'SHARED' | 'WORKSPACE' | 'SYSTEM' | null;
  readonly workspaceId?: string | null;
  readonly sessionId?: string | null;
}

/** Where a new secret goes. */
export interface WantedPlace extends Place {
  readonly scope: Destination['scope'];
}

/** Where a new secret of this user goes. Throws InvalidInput for what contradicts itself, NotFound for malformed ids. */
export function wantedPlace(userId: string, input: PlaceInput): WantedPlace {
  const workspaceId = input.workspaceId ?? null;
  const chatSessionId = input.sessionId ?? null;
  const scope = wantedScope(input.scope ?? null, workspaceId, chatSessionId);
  if (scope !== 'WORKSPACE' && workspaceId !== null) refuse(`A ${scope} secret is of no workspace.`, 'workspaceId');
  if (scope !== 'SESSION' && chatSessionId !== null) refuse(`A ${scope} secret is bound to no session.`, 'sessionId');
  if (scope === 'WORKSPACE' && workspaceId === null) refuse('Say which workspace.', 'workspaceId');
  if (scope === 'SESSION' && chatSessionId === null) refuse('Say which chat session.', 'sessionId');
  if (workspaceId !== null && !isUuid(workspaceId)) throw new NotFound('Workspace');
  if (chatSessionId !== null && !isUuid(chatSessionId)) throw new NotFound('Chat session');
  const ownerId = scope === 'USER' || scope === 'SESSION' ? userId : null;
  return { scope, ownerId, workspaceId, chatSessionId };
}

function wantedScope(
  scope: PlaceInput['scope'] | null,
  workspaceId: string | null,
  chatSessionId: string | null,
): Destination['scope'] {
  if (scope === 'SHARED') return refuse('A secret becomes SHARED by sharing it: choose USER.', 'scope');
  if (scope) return scope;
  if (workspaceId !== null) return 'WORKSPACE';
  return chatSessionId === null ? 'USER' : 'SESSION';
}

const refuse = (message: string, field: string): never => {
  throw new InvalidInput(message, field);
};
