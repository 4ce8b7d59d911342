import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';

/** A secret whose end is near or has come. */
export interface EndingSecret {
  readonly id: string;
  /** Those who decide about it. */
  readonly recipients: readonly string[];
  /** RFC 3339 in UTC with microseconds. */
  readonly expiresAt: string;
}

const SOON = `expires_at > now() and expires_at <= now() + interval '7 days' and expiry_warned_for is distinct from expires_at`;
const COME = `expires_at <= now() and expiry_told_for is distinct from expires_at`;

/** The ends of secrets, in one transaction of the system. */
export class ExpiryRepository {
  constructor(private readonly tx: Tx) {}

  /** Marks up to `limit` secrets that expire within seven days as warned of, for this end; answers those. */
  warn(limit: number): Promise<EndingSecret[]> {
    return this.mark('expiry_warned_for', SOON, limit);
  }

  /** Marks up to `limit` secrets that have expired as told of, for this end; answers those. */
  tell(limit: number): Promise<EndingSecret[]> {
    return this.mark('expiry_told_for', COME, limit);
  }

  private mark(column: string, condition: string, limit: number): Promise<EndingSecret[]> {
    return this.tx.query<EndingSecret>(
      `update secrets set ${column} = expires_at
        where deleted_at is null and ${condition} and id = any (array(
          select id from secrets where deleted_at is null and ${condition}
           order by expires_at limit $1 for update skip locked))
        returning id, array(select secret_deciders(secrets.id)) as recipients, ${instantSql('expires_at')} as "expiresAt"`,
      [limit],
    );
  }
}
