import type { Tx } from '../../platform/database/database.js';
import { NotFound } from '../../platform/problem.js';

/** Whether a link leads to a topic that is no more (SQLSTATE 23503): somebody deleted it since it was looked up. */
function isOfMissingTopic(error: unknown): boolean {
  if (!(error instanceof Error) || !('driverError' in error)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === '23503' && constraint === 'document_topics_topic_id_fkey';
}

/** All SQL about which documents carry which topics, except what shapes read. */
export class DocumentTopicRepository {
  constructor(private readonly tx: Tx) {}

  /** How many topics a document carries. */
  async count(documentId: string): Promise<number> {
    const [row] = await this.tx.query<{ count: number }>(
      `select count(*)::int as count from document_topics where document_id = $1`,
      [documentId],
    );
    return row?.count ?? 0;
  }

  /**
   * Gives a document of the actor's a topic by hand, or makes one that the model gave the owner's. Answers whether that
   * changed anything. Throws NotFound where the topic is gone this very moment.
   */
  async tag(documentId: string, topicId: string): Promise<boolean> {
    try {
      // Of a topic that is there: row level security would have another one fail in words for nobody.
      const rows = await this.tx.query(
        `insert into document_topics as l (document_id, topic_id, owner_id, source)
         select $1, t.id, $3, 'MANUAL' from topics t where t.id = $2
         on conflict (document_id, topic_id) do update set source = 'MANUAL', confidence = null where l.source <> 'MANUAL'
         returning topic_id`,
        [documentId, topicId, this.tx.actor.id],
      );
      if (rows.length === 0 && !(await this.carries(documentId, topicId))) throw new NotFound('Topic');
      return rows.length > 0;
    } catch (error) {
      if (isOfMissingTopic(error)) throw new NotFound('Topic');
      throw error;
    }
  }

  private async carries(documentId: string, topicId: string): Promise<boolean> {
    const rows = await this.tx.query(`select from document_topics where document_id = $1 and topic_id = $2`, [
      documentId,
      topicId,
    ]);
    return rows.length > 0;
  }

  /** Takes a topic from a document of the actor's. Answers whether it carried it. */
  async untag(documentId: string, topicId: string): Promise<boolean> {
    const rows = await this.tx.query(
      `delete from document_topics where document_id = $1 and topic_id = $2 and owner_id = $3 returning topic_id`,
      [documentId, topicId, this.tx.actor.id],
    );
    return rows.length > 0;
  }
}
