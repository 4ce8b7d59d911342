import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { ClassificationStatus } from './document.entity.js';

/** A document that is ready, as who looks for its topics sees it. */
export interface ClassifiedDocument {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  /** Which run of its processing made its chunks. */
  readonly run: number;
  readonly classificationStatus: ClassificationStatus;
}

/** What looking for topics reads and writes of documents. */
export class ClassifiedRepository {
  constructor(private readonly tx: Tx) {}

  /** The document, which stays as it is until the transaction ends; null where it is gone, or not ready. */
  async lock(id: string): Promise<ClassifiedDocument | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<ClassifiedDocument>(
      `select id, owner_id as "ownerId", title, processing_run as run, classification_status as "classificationStatus"
         from documents where id = $1 and status = 'READY' for no key update`,
      [id],
    );
    return row ?? null;
  }

  /** How its text begins: whole chunks of at most so many tokens together, and one at least where there is any. */
  async beginning(id: string, tokens: number): Promise<string> {
    const rows = await this.tx.query<{ content: string }>(
      `select content from (
         select index, content, sum(token_count) over (order by index) as total from document_chunks
          where document_id = $1 and index < 64) c
        where total <= $2 or index = 0 order by index`,
      [id, tokens],
    );
    return rows.map(({ content }) => content).join('\n');
  }

  /** Says how it went. */
  async settle(id: string, status: ClassificationStatus): Promise<void> {
    await this.tx.query(`update documents set classification_status = $2, updated_at = now() where id = $1`, [
      id,
      status,
    ]);
  }
}
