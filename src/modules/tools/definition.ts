import { canonicalDigest } from '../../platform/canonical.js';
import type { CacheScope, DecidedBy, RiskLevel, ToolCategory, ToolKind } from './tool.entity.js';

/** What a tool is and does, and who has to agree: whatever trusts a tool trusts exactly this. */
export interface Definition {
  readonly name: string;
  readonly kind: ToolKind;
  readonly description: string;
  readonly category: ToolCategory;
  /** JSON Schema of its arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly requiresApproval: boolean;
  readonly riskLevel: RiskLevel;
  readonly decidedBy: DecidedBy;
  readonly requiredCount: number;
  readonly requiresElevatedApproval: boolean;
  readonly requiredPermission: string | null;
  readonly isReadOnly: boolean;
  readonly isIdempotent: boolean;
  readonly cacheScope: CacheScope;
  readonly allowedHosts: readonly string[];
}

/** What of a tool may change without its being another one. */
export interface Limits {
  readonly displayName: string;
  readonly cacheTtlSeconds: number | null;
  readonly maxConcurrentExecutions: number | null;
  readonly timeoutSeconds: number;
  /** How long an execution waits to be claimed: of the kind CLIENT alone. */
  readonly claimTimeoutSeconds: number;
}

/**
 * What secrets, standing rules and approvals are bound to. Who has to agree is part of it: a secret's owner who trusts a
 * tool that asks before it acts does not thereby trust one that no longer asks.
 */
export function definitionHash(d: Definition): string {
  return canonicalDigest({
    ...{ name: d.name, kind: d.kind, description: d.description, category: d.category, parameters: d.parameters },
    ...{ configuration: d.configuration, allowedHosts: [...d.allowedHosts].sort() },
    ...{ requiresApproval: d.requiresApproval, riskLevel: d.riskLevel, decidedBy: d.decidedBy },
    ...{ requiredCount: d.requiredCount, requiresElevatedApproval: d.requiresElevatedApproval },
    ...{ requiredPermission: d.requiredPermission, isReadOnly: d.isReadOnly, isIdempotent: d.isIdempotent },
    cacheScope: d.cacheScope,
  });
}
