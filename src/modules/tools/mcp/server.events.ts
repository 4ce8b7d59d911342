import type { AuditEntry, DomainEvent } from '../../../platform/events/event.js';

/** What became of the tools of a server. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly skipped: number;
}

const event = (type: string, serverId: string, audit: Pick<AuditEntry, 'action' | 'details'>): DomainEvent => ({
  type,
  aggregateId: serverId,
  payload: { serverId },
  recipients: [],
  audit: { resourceType: 'McpServer', resourceId: serverId, ...audit },
});

/** There is a new server. Its headers are told by their names. */
export const serverRegistered = (
  serverId: string,
  details: Counts & { readonly name: string; readonly url: string; readonly headers: readonly string[] },
): DomainEvent => event('mcpServer.registered', serverId, { action: 'MCP_SERVER_REGISTERED', details: { ...details } });

/** A server was asked for its tools again. */
export const serverRefreshed = (
  serverId: string,
  details: Counts & { readonly headers: readonly string[] | null },
): DomainEvent => event('mcpServer.refreshed', serverId, { action: 'MCP_SERVER_REFRESHED', details: { ...details } });

/** A server is gone, and its tools with it. */
export const serverRemoved = (serverId: string, name: string): DomainEvent =>
  event('mcpServer.removed', serverId, { action: 'MCP_SERVER_REMOVED', details: { name } });
