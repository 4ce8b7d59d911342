import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';

const event = (type: string, toolId: string, audit: Omit<AuditEntry, 'resourceType' | 'resourceId'>): DomainEvent => ({
  type,
  aggregateId: toolId,
  payload: { toolId },
  recipients: [],
  audit: { resourceType: 'Tool', resourceId: toolId, ...audit },
});

/** What identifies a tool in the log. */
interface Told {
  readonly name: string;
  readonly definitionHash: string;
}

/** There is a new tool. */
export const toolRegistered = (toolId: string, { name, definitionHash }: Told, riskLevel: string): DomainEvent =>
  event('tool.registered', toolId, { action: 'TOOL_REGISTERED', details: { name, definitionHash, riskLevel } });

/** A tool is another than it was, or its limits are. */
export const toolUpdated = (toolId: string, changes: NonNullable<AuditEntry['changes']>): DomainEvent =>
  event('tool.updated', toolId, { action: 'TOOL_UPDATED', changes });

/** A tool is gone. */
export const toolDeleted = (toolId: string, name: string): DomainEvent =>
  event('tool.deleted', toolId, { action: 'TOOL_DELETED', details: { name } });

/** A deleted tool is back, the same as it was; rules that stood for it are not. */
export const toolRestored = (toolId: string, { name, definitionHash }: Told): DomainEvent =>
  event('tool.restored', toolId, { action: 'TOOL_RESTORED', details: { name, definitionHash } });

/** A tool can be executed again. */
export const toolActivated = (toolId: string): DomainEvent =>
  event('tool.activated', toolId, { action: 'TOOL_ACTIVATED' });

/** A tool is executed no more. */
export const toolDeactivated = (toolId: string): DomainEvent =>
  event('tool.deactivated', toolId, { action: 'TOOL_DEACTIVATED' });
