import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import { type Row, type Selection, byResponseKey } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { WorkspaceService } from './workspace.service.js';

/** Workspaces: reading, making, changing, deleting and restoring them. */
export function workspaceResolvers(workspaces: WorkspaceService): Resolvers {
  const workspace = async (made: { workspaceId: string }, _args: object, { actor }: Context, info: Selection) =>
    present(await workspaces.find(actor, made.workspaceId, info));
  return {
    Query: {
      workspaces: (_root, { filter }, { actor }, info) => workspaces.page(actor, filter ?? {}, info),
      workspace: (_root, { id }, { actor }, info) => workspaces.find(actor, id, info),
      deletedWorkspaces: (_root, _args, { actor }, info) => workspaces.deleted(actor, info),
    },
    Mutation: {
      createWorkspace: async (_root, { input }, { actor }) => ({
        __typename: 'CreateWorkspaceSuccess',
        workspaceId: await workspaces.create(actor, input),
      }),
      updateWorkspace: async (_root, { input }, { actor }) => ({
        __typename: 'UpdateWorkspaceSuccess',
        workspaceId: await workspaces.update(actor, input),
      }),
      deleteWorkspace: async (_root, { input }, { actor }) => ({
        __typename: 'DeleteWorkspaceSuccess',
        workspaceId: await workspaces.delete(actor, input.workspaceId),
      }),
      restoreWorkspace: async (_root, { input }, { actor }) => ({
        __typename: 'RestoreWorkspaceSuccess',
        workspaceId: await workspaces.restore(actor, input),
      }),
    },
    CreateWorkspaceSuccess: { workspace },
    UpdateWorkspaceSuccess: { workspace },
    RestoreWorkspaceSuccess: { workspace },
    DeleteWorkspaceSuccess: {
      workspace: async ({ workspaceId }, _args, { actor }, info) =>
        present(await workspaces.findDeleted(actor, workspaceId, info)),
    },
    Workspace: { members: (parent, args, context, info) => byResponseKey(parent, args, context, info) },
  };
}

const present = (row: Row | null): Row => row ?? raise(new NotFound('Workspace'));
