import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../../generated/graphql.js';
import type { Context } from '../../../graphql/context.js';
import type { Row } from '../../../platform/database/select.js';
import { NotFound, raise } from '../../../platform/problem.js';
import type { McpServerService, Refreshed } from './server.service.js';

/** Registering, refreshing, seeing and removing servers. */
export const mcpServerResolvers = (servers: McpServerService): Resolvers => {
  const server = async (
    { serverId }: { readonly serverId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row> => (await servers.find(actor, serverId, info)) ?? raise(new NotFound('MCP server'));
  const tools =
    (which: 'added' | 'changed' | 'removed') =>
    (refreshed: Refreshed, _args: unknown, { actor }: Context, info: GraphQLResolveInfo): Promise<Row[]> =>
      servers.tools(actor, refreshed[which], info);
  return {
    Query: {
      mcpServer: (_root, { id }, { actor }, info) => servers.find(actor, id, info),
      mcpServers: (_root, _args, { actor }, info) => servers.page(actor, info),
    },
    Mutation: {
      registerMcpServer: async (_root, { input }, { actor }) => ({
        __typename: 'RegisterMcpServerSuccess',
        ...(await servers.register(actor, input)),
      }),
      refreshMcpServer: async (_root, { input }, { actor }) => ({
        __typename: 'RefreshMcpServerSuccess',
        ...(await servers.refresh(actor, input)),
      }),
      removeMcpServer: async (_root, { input }, { actor }) => ({
        __typename: 'RemoveMcpServerSuccess',
        serverId: await servers.remove(actor, input.serverId),
      }),
    },
    RegisterMcpServerSuccess: { server, added: tools('added') },
    RefreshMcpServerSuccess: { server, added: tools('added'), changed: tools('changed'), removed: tools('removed') },
  };
};
