import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import { isUuid } from '../../platform/uuid.js';
import type { Announcement, Description } from './document.input.js';
import type { DocumentFacts } from './document.policy.js';

/** A document as the actor sees it, with what decides about it. */
export interface DocumentRecord extends Description, DocumentFacts {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  /** Bytes, as decimal digits. */
  readonly sizeBytes: string;
  /** Null while its bytes are awaited. */
  readonly objectKey: string | null;
  /** Where they are awaited; null later. */
  readonly stagingKey: string | null;
}

/** What was removed, of which the quota has to know. */
export interface RemovedDocument {
  readonly id: string;
  readonly ownerId: string;
  /** Bytes that had been counted, as decimal digits. */
  readonly countedBytes: string;
}

const RECORD = `
  select d.id, d.owner_id as "ownerId", d.title, d.filename, coalesce(d.content_type, d.declared_type) as "contentType",
         d.size_bytes::text as "sizeBytes", d.object_key as "objectKey", d.source, d.source_type as "sourceType", d.status,
         d.is_public as "isPublic", d.required_permission as "requiredPermission", d.tags, d.metadata,
         (select o.key from stored_objects o where o.document_id = d.id and o.state = 'STAGED') as "stagingKey"
    from documents d where d.id = $1`;

const COUNTED = `case when status = 'PENDING' then 0 else size_bytes end::text as "countedBytes"`;

/** Documents, in one transaction of one actor. */
export class DocumentRepository {
  constructor(private readonly tx: Tx) {}

  /** The document as it is now; null where there is none that the actor may see. */
  async find(id: string): Promise<DocumentRecord | null> {
    if (!isUuid(id)) return null;
    const [record] = await this.tx.query<DocumentRecord>(RECORD, [id]);
    return record ?? null;
  }

  /** Like `find`, and locks the row; null also where the actor may see it but not change it. */
  async lock(id: string): Promise<DocumentRecord | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query(`select id from documents where id = $1 for update`, [id]);
    return row ? this.find(id) : null;
  }

  /** How many uploads of the actor are awaited. */
  async awaited(): Promise<number> {
    const [row] = await this.tx.query<{ count: number }>(
      `select count(*)::int as count from documents where owner_id = $1 and status = 'PENDING'`,
      [this.tx.actor.id],
    );
    return row?.count ?? 0;
  }

  /** Makes a document whose bytes are awaited for `seconds`, and answers its id and until when (RFC 3339). */
  async announce(a: Announcement, seconds: number): Promise<{ readonly id: string; readonly expiresAt: string }> {
    const id = randomUUID();
    const [row] = await this.tx.query<{ expiresAt: string }>(
      `insert into documents (id, owner_id, title, filename, declared_type, size_bytes, announced_hash, tags, upload_expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9))
       returning ${instantSql('upload_expires_at')} as "expiresAt"`,
      [id, this.tx.actor.id, a.title, a.filename, a.declaredType, a.size, a.announcedHash, a.tags, seconds],
    );
    return { id, expiresAt: row?.expiresAt ?? '' };
  }

  /** Gives an awaited document its bytes; false where it is not awaited any more. */
  confirm(id: string, objectKey: string, sizeBytes: number): Promise<boolean> {
    return this.changes(
      `update documents set status = 'UPLOADED', object_key = $2, size_bytes = $3, updated_at = now()
        where id = $1 and status = 'PENDING' returning id`,
      [id, objectKey, sizeBytes],
    );
  }

  /** Has a document processed once more that was already; the number of the run, null where it was not. */
  async reprocess(id: string): Promise<number | null> {
    const [row] = await this.tx.query<{ run: number }>(
      `update documents set status = 'UPLOADED', processing_run = processing_run + 1, processing_error = null,
         classification_status = 'PENDING', updated_at = now()
        where id = $1 and status in ('READY', 'FAILED') returning processing_run as run`,
      [id],
    );
    return row?.run ?? null;
  }

  /** Writes the whole description; false where the document is gone. */
  describe(id: string, d: Description): Promise<boolean> {
    return this.changes(
      `update documents set title = $2, source = $3, source_type = $4, tags = $5, metadata = $6, is_public = $7,
         required_permission = $8, updated_at = now() where id = $1 returning id`,
      [id, d.title, d.source, d.sourceType, d.tags, d.metadata, d.isPublic, d.requiredPermission],
    );
  }

  /** Keeps that its owner asked for its bytes; nothing where the actor is not its owner. */
  async touch(id: string): Promise<void> {
    await this.tx.query(`update documents set last_accessed_at = now() where id = $1 and owner_id = $2`, [
      id,
      this.tx.actor.id,
    ]);
  }

  /** Removes a document of the actor's, and dooms its objects; null where there is none. */
  async delete(id: string): Promise<RemovedDocument | null> {
    const [removed] = await this.tx.query<RemovedDocument>(
      `delete from documents where id = $1 and owner_id = $2 returning id, owner_id as "ownerId", ${COUNTED}`,
      [id, this.tx.actor.id],
    );
    return removed ?? null;
  }

  /** As the system: removes up to `limit` uploads that nobody confirmed within the hour. */
  abandon(limit: number): Promise<RemovedDocument[]> {
    return this.tx.query<RemovedDocument>(
      `delete from documents where status = 'PENDING' and id in (
         select id from documents where status = 'PENDING' and created_at <= now() - interval '1 hour'
          order by created_at limit $1)
       returning id, owner_id as "ownerId", ${COUNTED}`,
      [limit],
    );
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.tx.query(sql, values)).length > 0;
  }
}
