import type { Actor } from '../../../platform/actor.js';
import type { Database } from '../../../platform/database/database.js';
import { documentReprocessRequested } from '../document.events.js';
import { DocumentUnderWay, UploadMissing } from '../document.problems.js';
import { DocumentRepository } from '../document.repository.js';
import { lockChangeable } from '../document.service.js';

/** Has documents processed once more. */
export class ReprocessingService {
  constructor(private readonly db: Database) {}

  /** Begins a new run. Throws NotFound, Forbidden, UploadMissing and DocumentUnderWay. Answers the id. */
  reprocess(actor: Actor, documentId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id, ownerId, status } = await lockChangeable(tx, documentId);
      if (status === 'PENDING') throw new UploadMissing();
      const run = await new DocumentRepository(tx).reprocess(id);
      if (run === null) throw new DocumentUnderWay();
      await tx.emit(documentReprocessRequested({ documentId: id, ownerId }, run));
      return id;
    });
  }
}
