import type { Tx } from '../../platform/database/database.js';
import type { PersonalContent, SealedContent } from './integrity.js';

/** An entry with its HMAC and its side row. */
export interface NewEntry {
  readonly content: SealedContent;
  readonly hmac: Buffer;
  readonly personal: PersonalContent & { readonly salt: Buffer };
}

const INSERT = `
  with entry as (
    insert into audit_logs (id, format, key_id, user_id, action, resource_type, resource_id, session_id,
      tool_execution_id, details, changes, success, error_message, sensitive_data, retention_days, personal_digest,
      hmac, created_at)
    values ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12, $13, $14, $15, $16, $17, $18::timestamptz)
  )
  insert into audit_personal (audit_id, user_id, username, ip, user_agent, salt, created_at)
  values ($1::uuid, $19, $20, $21, $22, $23, $18::timestamptz)`;

/** Appends entries. Whoever writes them may not read them, so that nothing is returned. */
export class AuditRepository {
  constructor(private readonly tx: Tx) {}

  /** Inserts the entry and its side row in one statement. */
  async insert({ content: c, hmac, personal: p }: NewEntry): Promise<void> {
    await this.tx.query(INSERT, [
      ...[c.id, c.format, c.keyId, c.userId, c.action, c.resourceType, c.resourceId, c.sessionId, c.toolExecutionId],
      ...[JSON.stringify(c.details), c.changes && JSON.stringify(c.changes), c.success, c.errorMessage],
      ...[c.sensitiveData, c.retentionDays, c.personalDigest, hmac, c.createdAt],
      ...[p.userId, p.username, p.ip, p.userAgent, p.salt],
    ]);
  }
}
