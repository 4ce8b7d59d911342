import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Selection } from '../../platform/database/select.js';
import type { WorkspaceEventService } from './workspace-events.service.js';
import type { WorkspaceService } from './workspace.service.js';

/** The subscription `workspaceEvents`. */
export function workspaceEventResolvers(events: WorkspaceEventService, workspaces: WorkspaceService): Resolvers {
  const workspace = ({ workspaceId }: { workspaceId: string }, _args: object, { actor }: Context, info: Selection) =>
    workspaces.find(actor, workspaceId, info);
  return {
    Subscription: {
      // Without `resolve`: the rule guards `subscribe`.
      workspaceEvents: {
        subscribe: (_root, _args, { actor }) => events.listen(actor, (workspaceEvents) => ({ workspaceEvents })),
      },
    },
    WorkspaceCreated: { workspace },
    WorkspaceUpdated: { workspace },
    WorkspaceRestored: { workspace },
    WorkspaceMemberAdded: { workspace },
    WorkspaceMemberUpdated: { workspace },
  };
}
