import type { Actor } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { AccessType } from './access.entity.js';

/** A client can make its name as long as a header may be; so much of it is kept. */
const MAX_USER_AGENT = 512;

/** A secret with whose it is, which its log tells on its own. */
export interface LoggedSecret {
  readonly id: string;
  readonly ownerId: string | null;
  readonly workspaceId: string | null;
}

/** The tool that used a secret, and in which execution. */
export interface UsedBy {
  readonly tool: string;
  readonly executionId: string;
}

/** The access log, in one transaction of one actor. */
export class AccessRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Writes that the actor did this to the secret. False, and nothing is written, where the actor does not see the
   * secret (any more). A READ or USE locks the secret until the transaction ends: it shows on the secret as well.
   */
  async insert(
    secretId: string,
    accessType: AccessType,
    reason: string | null = null,
    usedBy: UsedBy | null = null,
  ): Promise<boolean> {
    const { actor } = this.tx;
    // No RETURNING: whoever writes here does not therefore read here. `seen` tells whether a row was written.
    const rows = await this.tx.query(
      `with seen as materialized (select id, owner_id, workspace_id from secrets where id = $1),
            written as (
              insert into secret_access_log
                (secret_id, owner_id, workspace_id, access_type, success, reason, user_id, ip, user_agent, tool,
                 tool_execution_id)
              select id, owner_id, workspace_id, $2, true, $3, $4, $5, left($6, ${MAX_USER_AGENT}), $7, $8 from seen)
       select id from seen`,
      [
        ...[secretId, accessType, reason, actor.id, actor.origin.ip, actor.origin.userAgent],
        ...[usedBy?.tool ?? null, usedBy?.executionId ?? null],
      ],
    );
    return rows.length > 0;
  }

  /** Writes, as the system, that `actor` tried this in vain. */
  async insertFailure(
    actor: Actor,
    secret: LoggedSecret,
    { accessType, usedBy }: { readonly accessType: AccessType; readonly usedBy?: UsedBy },
    reason: string,
  ): Promise<void> {
    const { ip, userAgent } = actor.origin;
    await this.tx.query(
      `insert into secret_access_log
         (secret_id, owner_id, workspace_id, access_type, success, reason, user_id, ip, user_agent, key_id, tool,
          tool_execution_id)
       values ($1, $2, $3, $4, false, $5, $6, $7, left($8, ${MAX_USER_AGENT}), $9, $10, $11)`,
      [
        ...[
          secret.id,
          secret.ownerId,
          secret.workspaceId,
          accessType,
          reason,
          actor.userId,
          ip,
          userAgent,
          actor.keyId,
        ],
        ...[usedBy?.tool ?? null, usedBy?.executionId ?? null],
      ],
    );
  }
}
