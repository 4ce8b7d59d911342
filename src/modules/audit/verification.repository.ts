import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import type { PersonalContent, SealedContent } from './integrity.js';

/** An entry as it lies in the tables; its side row is null where it is gone. */
export interface StoredEntry {
  readonly content: SealedContent;
  readonly hmac: Buffer;
  readonly personal: (PersonalContent & { readonly salt: Buffer }) | null;
}

/** A link of the chain with the entry it seals; null where that is gone. */
export interface StoredLink {
  readonly seq: bigint;
  readonly keyId: string;
  readonly auditId: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly entry: StoredEntry | null;
}

/** An entry without a link, and whether it waits for one. */
export interface UnlinkedEntry {
  readonly entry: StoredEntry;
  readonly waits: boolean;
}

/** A position in the order of entries. */
export interface Position {
  readonly createdAt: string;
  readonly id: string;
}

/** Before every entry. */
export const BEGINNING: Position = { createdAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

type EntryRow = Omit<SealedContent, 'id'> & {
  readonly id: string | null;
  readonly hmac: Buffer;
  readonly personalId: string | null;
  readonly personalUserId: string | null;
  readonly username: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly salt: Buffer;
};

const ENTRY = `l.id, l.format, l.key_id as "keyId", l.user_id as "userId", l.action, l.resource_type as "resourceType",
  l.resource_id as "resourceId", l.session_id as "sessionId", l.tool_execution_id as "toolExecutionId", l.details,
  l.changes, l.success, l.error_message as "errorMessage", l.sensitive_data as "sensitiveData",
  l.retention_days as "retentionDays", l.personal_digest as "personalDigest", l.hmac,
  ${instantSql('l.created_at')} as "createdAt", p.audit_id as "personalId", p.user_id as "personalUserId", p.username,
  p.ip, p.user_agent as "userAgent", p.salt`;

/** Reads the whole log piece by piece, by its keys, so that no statement and no answer is large. */
export class VerificationRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether the actor of the transaction holds `audit.verify` at this moment, and so sees the whole log. */
  async mayVerify(): Promise<boolean> {
    const [row] = await this.tx.query<{ may: boolean }>(`select app_may('audit.verify') as may`);
    return row?.may ?? false;
  }

  /** Links after a number, in their order. */
  async links(after: bigint, limit: number): Promise<StoredLink[]> {
    type Row = EntryRow & { seq: string; linkKeyId: string; auditId: string; previous: Buffer; hash: Buffer };
    const rows = await this.tx.query<Row>(
      `select c.seq::text as seq, c.key_id as "linkKeyId", c.audit_id as "auditId", c.previous, c.hash, ${ENTRY}
         from audit_chain c
         left join audit_logs l on l.id = c.audit_id and l.created_at = c.created_at
         left join audit_personal p on p.audit_id = l.id and p.created_at = l.created_at
        where c.seq > $1::bigint order by c.seq limit $2`,
      [after.toString(), limit],
    );
    return rows.map((row) => {
      const { seq, linkKeyId, auditId, previous, hash } = row;
      return { seq: BigInt(seq), keyId: linkKeyId, auditId, previous, hash, entry: entryOf(row) };
    });
  }

  /** An entry wherever it lies, for a link that does not find it where it should be. */
  async moved(auditId: string): Promise<StoredEntry | null> {
    const [row] = await this.tx.query<EntryRow>(
      `select ${ENTRY} from audit_logs l
         left join audit_personal p on p.audit_id = l.id and p.created_at = l.created_at where l.id = $1 limit 1`,
      [auditId],
    );
    return row ? entryOf(row) : null;
  }

  /** Where a piece of so many entries after a position ends; null where there are none. */
  async end(after: Position, limit: number): Promise<Position | null> {
    const [row] = await this.tx.query<Position>(
      `select ${instantSql('piece.created_at')} as "createdAt", piece.id from (
         select created_at, id from audit_logs where (created_at, id) > ($1::timestamptz, $2::uuid)
          order by created_at, id limit $3
       ) piece order by piece.created_at desc, piece.id desc limit 1`,
      [after.createdAt, after.id, limit],
    );
    return row ?? null;
  }

  /** The entries between two positions that have no link, in their order. */
  async unlinked(after: Position, until: Position): Promise<UnlinkedEntry[]> {
    const rows = await this.tx.query<EntryRow & { waits: boolean }>(
      `select ${ENTRY}, q.audit_id is not null as waits
         from audit_logs l
         left join audit_personal p on p.audit_id = l.id and p.created_at = l.created_at
         left join audit_pending q on q.audit_id = l.id and q.created_at = l.created_at
        where (l.created_at, l.id) > ($1::timestamptz, $2::uuid) and (l.created_at, l.id) <= ($3::timestamptz, $4::uuid)
          and not exists (select from audit_chain c where c.audit_id = l.id and c.created_at = l.created_at)
        order by l.created_at, l.id`,
      [after.createdAt, after.id, until.createdAt, until.id],
    );
    return rows.flatMap((row) => {
      const entry = entryOf(row);
      return entry ? [{ entry, waits: row.waits }] : [];
    });
  }

  /** The id of an entry that was written and waited for its link, and is gone; null where there is none. */
  async lostWhileWaiting(): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string }>(
      `select q.audit_id as id from audit_pending q
        where not exists (select from audit_logs l where l.id = q.audit_id and l.created_at = q.created_at) order by q.created_at, q.audit_id limit 1`,
    );
    return row?.id ?? null;
  }
}

function entryOf(row: EntryRow): StoredEntry | null {
  const { id, hmac, personalId, personalUserId, username, ip, userAgent, salt, ...rest } = row;
  if (id === null) return null;
  const { format, keyId, userId, action, resourceType, resourceId, sessionId, toolExecutionId } = rest;
  const { details, changes, success, errorMessage, sensitiveData, retentionDays, createdAt } = rest;
  const content = {
    ...{ id, format, keyId, userId, action, resourceType, resourceId, sessionId, toolExecutionId, details, changes },
    ...{ success, errorMessage, sensitiveData, retentionDays, createdAt, personalDigest: rest.personalDigest },
  };
  const personal = personalId === null ? null : { userId: personalUserId, username, ip, userAgent, salt };
  return { content, hmac, personal };
}
