import { randomUUID } from 'node:crypto';
import type { AuditWriter } from '../../src/platform/database/database.js';

/** Writes rows that the tables accept, without the digests of real ones. */
export const MINIMAL_AUDIT: AuditWriter = {
  async write(tx, entry) {
    const id = randomUUID();
    const userId = entry.subject?.userId ?? tx.actor.userId;
    await tx.query(
      `insert into audit_logs (id, format, key_id, user_id, action, resource_type, resource_id, session_id, details, changes,
         success, error_message, sensitive_data, retention_days, personal_digest, hmac, created_at)
       values ($1, 1, 'test', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 365, '', '', now())`,
      [
        ...[id, userId, entry.action, entry.resourceType ?? null, entry.resourceId ?? null],
        ...[entry.subject?.sessionId ?? tx.actor.sessionId, entry.details ?? {}, entry.changes ?? null],
        ...[entry.success ?? true, entry.errorMessage ?? null, entry.sensitive ?? false],
      ],
    );
    await tx.query(
      `insert into audit_personal (audit_id, user_id, username, ip, user_agent, salt, created_at) values ($1, $2, $3, $4, $5, '', now())`,
      [id, userId, entry.subject?.username ?? tx.actor.username, tx.actor.origin.ip, tx.actor.origin.userAgent],
    );
  },
};
