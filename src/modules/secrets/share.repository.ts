import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { ShareAccess } from './share.entity.js';

/** The terms of a share. */
export interface Grant {
  readonly secretId: string;
  readonly ownerId: string;
  readonly granteeId: string;
  readonly access: ShareAccess;
  /** RFC 3339 in UTC with microseconds; null means until it is taken back. */
  readonly expiresAt: string | null;
}

/** A share that is no more. */
export type EndedShare = Pick<Grant, 'secretId' | 'ownerId' | 'granteeId'>;

/** Shares, in one transaction of one actor. */
export class ShareRepository {
  constructor(private readonly tx: Tx) {}

  /** Gives the share these terms; false where it has them already. */
  async grant(g: Grant): Promise<boolean> {
    const rows = await this.tx.query(
      `insert into secret_shares as s (secret_id, owner_id, grantee_id, access, expires_at, granted_by)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (secret_id, grantee_id) do update
         set access = excluded.access, expires_at = excluded.expires_at, granted_by = excluded.granted_by
         where (s.access, s.expires_at) is distinct from (excluded.access, excluded.expires_at)
       returning id`,
      [g.secretId, g.ownerId, g.granteeId, g.access, g.expiresAt, this.tx.actor.id],
    );
    return rows.length > 0;
  }

  /** Takes the share back; false where there is none. */
  async revoke(secretId: string, granteeId: string): Promise<boolean> {
    if (!isUuid(granteeId)) return false;
    const rows = await this.tx.query(
      `delete from secret_shares where secret_id = $1 and grantee_id = $2 returning id`,
      [secretId, granteeId],
    );
    return rows.length > 0;
  }

  /** Takes back up to `limit` shares whose time has passed. A share that is renewed at this moment stays. */
  expire(limit: number): Promise<EndedShare[]> {
    return this.tx.query<EndedShare>(
      `delete from secret_shares
        where expires_at <= now()
          and id = any (array(
            select id from secret_shares where expires_at <= now() order by expires_at limit $1))
        returning secret_id as "secretId", owner_id as "ownerId", grantee_id as "granteeId"`,
      [limit],
    );
  }
}
