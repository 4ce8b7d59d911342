import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { MemberService, Membership } from './member.service.js';
import type { WorkspaceService } from './workspace.service.js';

/** Who belongs to a workspace. */
export function memberResolvers(members: MemberService, workspaces: WorkspaceService): Resolvers {
  const seen = ({ workspaceId }: { workspaceId: string }, _args: object, { actor }: Context, info: Selection) =>
    workspaces.find(actor, workspaceId, info);
  const workspace = async (...call: Parameters<typeof seen>) =>
    (await seen(...call)) ?? raise(new NotFound('Workspace'));
  const member = async (membership: Membership, _args: object, { actor }: Context, info: Selection) =>
    (await members.find(actor, membership, info)) ?? raise(new NotFound('Member'));
  return {
    Mutation: {
      addWorkspaceMember: async (_root, { input }, { actor }) => ({
        __typename: 'AddWorkspaceMemberSuccess',
        ...(await members.add(actor, input)),
      }),
      updateWorkspaceMember: async (_root, { input }, { actor }) => ({
        __typename: 'UpdateWorkspaceMemberSuccess',
        ...(await members.update(actor, input)),
      }),
      removeWorkspaceMember: async (_root, { input }, { actor }) => ({
        __typename: 'RemoveWorkspaceMemberSuccess',
        ...(await members.remove(actor, input)),
      }),
    },
    AddWorkspaceMemberSuccess: { workspace, member },
    UpdateWorkspaceMemberSuccess: { workspace, member },
    RemoveWorkspaceMemberSuccess: { workspace: seen },
  };
}
