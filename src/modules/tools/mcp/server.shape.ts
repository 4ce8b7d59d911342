import { type Shape, instant } from '../../../platform/database/shape.js';
import { toolShape } from '../tool.shape.js';

/** How a `McpServer` is read: never what is sent to it. Row level security decides which. */
export const mcpServerShape: Shape = {
  type: 'McpServer',
  table: 'mcp_servers',
  live: (server) => `${server}.deleted_at is null`,
  columns: {
    id: 'id',
    name: 'name',
    url: 'url',
    headerNames: 'header_names',
    reportedName: 'reported_name',
    reportedVersion: 'reported_version',
    refreshedAt: instant('refreshed_at'),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
  },
  many: {
    tools: {
      shape: () => toolShape,
      on: (tool, server) =>
        `${tool}.id = any (array(select m.tool_id from mcp_tools m where m.server_id = ${server}.id))`,
      order: (tool) => `${tool}.name_key`,
    },
  },
};
