import { randomBytes, randomUUID } from 'node:crypto';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { AuditWriter, Tx } from '../../platform/database/database.js';
import type { AuditEntry } from '../../platform/events/event.js';
import { actionOf } from './actions.js';
import { AuditRepository } from './audit.repository.js';
import { AuditKeys, FORMAT, type PersonalContent, personalDigest } from './integrity.js';
import { redacted, storable } from './redaction.js';

const SALT_BYTES = 32;
const MAX_NAME = 320;
const MAX_USER_AGENT = 512;
const MAX_MESSAGE = 1_000;

/** Writes audit entries in the transaction of what they tell, sealed by an HMAC under a key the database never sees. */
export class AuditTrail implements AuditWriter {
  private readonly keys: AuditKeys;

  constructor(keys: MasterKeys) {
    this.keys = new AuditKeys(keys);
  }

  /** Rejects, and so fails the transaction, where the entry cannot be written. */
  async write(tx: Tx, entry: AuditEntry): Promise<void> {
    const id = randomUUID();
    const who = personalOf(tx, entry);
    const salt = randomBytes(SALT_BYTES);
    const { sensitive, retentionDays } = actionOf(entry.action);
    const content = {
      ...{ id, format: FORMAT, keyId: this.keys.currentId, userId: who.userId, action: entry.action },
      ...{ resourceType: entry.resourceType ?? null, resourceId: uuid(entry.resourceId) },
      ...{ sessionId: uuid(sessionOf(tx, entry)), toolExecutionId: uuid(entry.toolExecutionId) },
      details: redacted(detailsOf(tx, entry)),
      changes: entry.changes ? redacted(entry.changes) : null,
      success: entry.success ?? true,
      errorMessage: entry.errorMessage === undefined ? null : storable(entry.errorMessage, MAX_MESSAGE),
      ...{ sensitiveData: entry.sensitive ?? sensitive, retentionDays },
      ...{ personalDigest: personalDigest(salt, id, who), createdAt: tx.now },
    };
    const hmac = this.keys.entry(content);
    if (!hmac) throw new Error('The current master key has no audit key.');
    await new AuditRepository(tx).insert({ content, hmac, personal: { ...who, salt } });
  }
}

/** A user acts as nobody else: the subject counts only where the system acts. */
function personalOf({ actor }: Tx, { subject }: AuditEntry): PersonalContent {
  const about = actor.isUser ? undefined : subject;
  const username = actor.username ?? about?.username ?? null;
  const { ip, userAgent } = actor.origin;
  return {
    userId: uuid(actor.userId ?? about?.userId),
    username: username === null ? null : storable(username, MAX_NAME),
    ip: ip === null ? null : storable(ip, MAX_NAME),
    userAgent: userAgent === null ? null : storable(userAgent, MAX_USER_AGENT),
  };
}

const sessionOf = ({ actor }: Tx, { subject }: AuditEntry): string | null =>
  actor.isUser ? actor.sessionId : (subject?.sessionId ?? null);

/** The particulars, with what the row itself has no place for. */
function detailsOf({ actor }: Tx, { details, subject }: AuditEntry): Readonly<Record<string, unknown>> {
  const apiKeyId = actor.keyId ?? (actor.isUser ? null : subject?.apiKeyId);
  const said = apiKeyId ? { ...details, apiKeyId } : { ...details };
  if (!actor.isUser) return subject ? said : { ...said, system: actor.reason };
  return subject && subject.userId !== actor.userId ? { ...said, subjectId: subject.userId } : said;
}

/** An id as the database gives it back: the HMAC covers its text. */
const uuid = (id: string | null | undefined): string | null => id?.toLowerCase() ?? null;
