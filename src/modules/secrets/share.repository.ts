import type { Tx } from '../../platform/database/database.js';
import { InvalidInput } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { violates } from './secret.repository.js';
import type { ShareAccess } from './share.entity.js';

/** Whom a secret is shared with. */
export type GranteeRef = { readonly userId: string } | { readonly groupId: string };

/** The terms of a share. */
export interface Grant {
  readonly secretId: string;
  /** The owner of the secret, or the workspace it belongs to: one of both. */
  readonly ownerId: string | null;
  readonly workspaceId: string | null;
  readonly access: ShareAccess;
  /** RFC 3339 in UTC with microseconds; null means until it is taken back. */
  readonly expiresAt: string | null;
}

/** A share that is no more, and those who hear of it. */
export interface EndedShare {
  readonly secretId: string;
  readonly granteeId: string | null;
  readonly groupId: string | null;
  readonly recipients: readonly string[];
}

/** A workspace's secrets open to nobody outside. */
export class NotAMember extends InvalidInput {
  constructor() {
    super('Secrets of a workspace are shared with its members, and with groups.', 'userId');
  }
}

const columnOf = (grantee: GranteeRef) =>
  'userId' in grantee
    ? ({ name: 'grantee_id', id: grantee.userId } as const)
    : ({ name: 'group_id', id: grantee.groupId } as const);

/** Shares, in one transaction of one actor. */
export class ShareRepository {
  constructor(private readonly tx: Tx) {}

  /**
   * Gives the share these terms; false where it has them already. Throws InvalidInput where the user left the
   * workspace of the secret at this moment.
   */
  async grant(g: Grant, grantee: GranteeRef): Promise<boolean> {
    const { name, id } = columnOf(grantee);
    const rows = await this.query(
      `insert into secret_shares as s (secret_id, owner_id, workspace_id, ${name}, access, expires_at, granted_by)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (secret_id, ${name}) do update
         set access = excluded.access, expires_at = excluded.expires_at, granted_by = excluded.granted_by
         where (s.access, s.expires_at) is distinct from (excluded.access, excluded.expires_at)
       returning id`,
      [g.secretId, g.ownerId, g.workspaceId, id, g.access, g.expiresAt, this.tx.actor.id],
    );
    return rows.length > 0;
  }

  /** Takes the share back; false where there is none. */
  async revoke(secretId: string, grantee: GranteeRef): Promise<boolean> {
    const { name, id } = columnOf(grantee);
    if (!isUuid(id)) return false;
    const rows = await this.tx.query(`delete from secret_shares where secret_id = $1 and ${name} = $2 returning id`, [
      secretId,
      id,
    ]);
    return rows.length > 0;
  }

  /** Those who decide about the secret, and those whom the share reaches. The actor may not know who they all are. */
  async audience(secretId: string, grantee: GranteeRef): Promise<readonly string[]> {
    const { name, id } = columnOf(grantee);
    const [user, group] = name === 'grantee_id' ? [id, null] : [null, id];
    const [row] = await this.tx.query<{ ids: string[] | null }>(`select app_secret_share_audience($1, $2, $3) as ids`, [
      secretId,
      user,
      group,
    ]);
    return row?.ids ?? [];
  }

  /** Whether the user belongs to the workspace of the actor. */
  async isMember(workspaceId: string, userId: string): Promise<boolean> {
    const rows = await this.tx.query(`select user_id from workspace_members where workspace_id = $1 and user_id = $2`, [
      workspaceId,
      userId,
    ]);
    return rows.length > 0;
  }

  private async query(sql: string, values: readonly unknown[]): Promise<object[]> {
    try {
      return await this.tx.query(sql, values);
    } catch (error) {
      if (violates(error, 'secret_shares_member_fk')) throw new NotAMember();
      throw error;
    }
  }

  /** Takes back up to `limit` shares whose time has passed. A share that is renewed at this moment stays. */
  expire(limit: number): Promise<EndedShare[]> {
    return this.tx.query<EndedShare>(
      `delete from secret_shares s
        where expires_at <= now()
          and id = any (array(
            select id from secret_shares where expires_at <= now() order by expires_at limit $1))
        returning secret_id as "secretId", grantee_id as "granteeId", group_id as "groupId",
                  secret_share_audience(secret_id, grantee_id, group_id) as recipients`,
      [limit],
    );
  }
}
