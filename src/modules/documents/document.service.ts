import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import type { ObjectStore } from '../../platform/objectstore/objectstore.js';
import { Forbidden, NotFound, raise } from '../../platform/problem.js';
import { documentDeleted, documentUpdated } from './document.events.js';
import { type DescriptionInput, changedDescription, changesBetween } from './document.input.js';
import { canChange } from './document.policy.js';
import { type DocumentRecord, DocumentRepository } from './document.repository.js';
import { type DocumentFilter, documentShape, matching } from './document.shape.js';
import { QuotaRepository } from './quota.repository.js';

export type UpdateDocument = DescriptionInput & { readonly documentId: string };
export type Disposition = 'ATTACHMENT' | 'INLINE';

/** Where bytes can be had for a while. */
export interface Download {
  readonly url: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** How long the URL of a download is good, in seconds. */
const DOWNLOAD_SECONDS = 300;
/** What a browser may show without running anything in it; the store adds a sandbox. */
const SHOWN_INLINE: ReadonlySet<string> = new Set(['application/pdf', 'text/plain', 'text/markdown', 'text/csv']);

/** Documents that are there: reading, describing, fetching and deleting them. */
export class DocumentService {
  constructor(
    private readonly db: Database,
    private readonly store: ObjectStore,
    private readonly defaultQuota: number,
  ) {}

  /** What the selection asks of one document; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, documentShape, selection, id);
  }

  /** A page of the documents the actor sees, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: DocumentFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, documentShape, selection, matching(filter ?? {}));
  }

  /** Whether the actor sees the document. */
  async sees(actor: Actor, id: string): Promise<boolean> {
    return this.db.as(actor, async (tx) => (await new DocumentRepository(tx).find(id)) !== null);
  }

  /** A short-lived URL for the bytes, recorded before it is answered; null where there are none that the actor may see. */
  async download(actor: Actor, id: string, disposition: Disposition): Promise<Download | null> {
    const document = await this.db.as(actor, async (tx) => {
      const documents = new DocumentRepository(tx);
      const found = await documents.find(id);
      if (!found?.objectKey) return null;
      await documents.touch(found.id);
      await tx.audit({
        action: 'DOCUMENT_DOWNLOADED',
        resourceType: 'Document',
        resourceId: found.id,
        details: { disposition },
      });
      return { ...found, objectKey: found.objectKey };
    });
    if (!document) return null;
    const isShown = disposition === 'INLINE' && SHOWN_INLINE.has(document.contentType);
    const { url, expiresAt } = this.store.presignGet(document.objectKey, {
      expiresIn: DOWNLOAD_SECONDS,
      disposition: { type: isShown ? 'inline' : 'attachment', filename: document.filename },
      contentType: isShown ? document.contentType : 'application/octet-stream',
    });
    return { url, expiresAt: expiresAt.toISOString() };
  }

  /** Changes what is present in the input; where nothing differs, nothing is written. Throws NotFound, Forbidden and InvalidInput. */
  update(actor: Actor, { documentId, ...input }: UpdateDocument): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const before = await lockChangeable(tx, documentId);
      const after = changedDescription(actor, before, input);
      const changes = changesBetween(before, after);
      if (!changes) return before.id;
      if (!(await new DocumentRepository(tx).describe(before.id, after))) throw new NotFound('Document');
      await tx.emit(documentUpdated({ documentId: before.id, ownerId: actor.id }, changes));
      return before.id;
    });
  }

  /** Removes the document for ever, and what it took of the quota. Throws NotFound and Forbidden. Answers its id. */
  delete(actor: Actor, documentId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id } = await lockChangeable(tx, documentId);
      const removed = (await new DocumentRepository(tx).delete(id)) ?? raise(new NotFound('Document'));
      await new QuotaRepository(tx, this.defaultQuota).giveBack(removed.countedBytes);
      await tx.emit(documentDeleted({ documentId: id, ownerId: removed.ownerId }));
      return id;
    });
  }
}

/** The document, locked, where the actor may change it. Throws NotFound where the actor does not see it, and Forbidden. */
export async function lockChangeable(tx: Tx, id: string): Promise<DocumentRecord> {
  const documents = new DocumentRepository(tx);
  const locked = await documents.lock(id);
  if (locked && canChange(tx.actor, locked)) return locked;
  throw (locked ?? (await documents.find(id))) ? new Forbidden() : new NotFound('Document');
}
