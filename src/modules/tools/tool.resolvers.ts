import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Row } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { ToolService } from './tool.service.js';

/** Reads a tool of which a mutation just said that it is there. */
const readOf =
  (tools: ToolService) =>
  async (
    { toolId }: { readonly toolId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row> =>
    (await tools.find(actor, toolId, info)) ?? raise(new NotFound('Tool'));

/** Registering, changing, deleting and seeing tools. */
export const toolResolvers = (tools: ToolService): Resolvers => {
  const tool = readOf(tools);
  return {
    Query: {
      tool: (_root, { id }, { actor }, info) => tools.find(actor, id, info),
      tools: (_root, { filter }, { actor }, info) => tools.page(actor, filter, info),
      deletedTools: (_root, _args, { actor }, info) => tools.deleted(actor, info),
    },
    Mutation: {
      registerTool: async (_root, { input }, { actor }) => ({
        __typename: 'RegisterToolSuccess',
        toolId: await tools.register(actor, input),
      }),
      updateTool: async (_root, { input }, { actor }) => ({
        __typename: 'UpdateToolSuccess',
        toolId: await tools.update(actor, input),
      }),
      setToolActive: async (_root, { input }, { actor }) => ({
        __typename: 'SetToolActiveSuccess',
        toolId: await tools.setActive(actor, input.toolId, input.isActive),
      }),
      deleteTool: async (_root, { input }, { actor }) => ({
        __typename: 'DeleteToolSuccess',
        toolId: await tools.delete(actor, input.toolId),
      }),
      restoreTool: async (_root, { input }, { actor }) => ({
        __typename: 'RestoreToolSuccess',
        toolId: await tools.restore(actor, input.toolId),
      }),
    },
    RegisterToolSuccess: { tool },
    UpdateToolSuccess: { tool },
    SetToolActiveSuccess: { tool },
    RestoreToolSuccess: { tool },
  };
};
