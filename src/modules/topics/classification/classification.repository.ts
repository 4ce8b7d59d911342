import type { Tx } from '../../../platform/database/database.js';

/** One of several attempts to find the topics of a document. */
export interface Attempt {
  readonly documentId: string;
  readonly attemptId: string;
}

/** After so many attempts in a row that did not work only its owner has it tried again. */
const MAX_ATTEMPTS = 12;
/** An attempt that has not ended by then died with its process. */
const LEASE = `interval '15 minutes'`;
/** Two minutes after the first attempt, four after the second, at last half a day. */
const DISTANCE = `least(interval '1 minute' * power(2, attempts), interval '12 hours')`;

/** All SQL about asking models for topics, in one transaction of the system. */
export class ClassificationRepository {
  constructor(private readonly tx: Tx) {}

  /** Begins anew, whatever is under way: what that finds out is too late from now on. */
  async begin(documentId: string, ownerId: string): Promise<Attempt> {
    const [row] = await this.tx.query<Attempt>(
      `insert into document_classifications as c (document_id, owner_id, attempt_id, attempts, retry_at)
       values ($1, $2, gen_random_uuid(), 1, now() + ${LEASE})
       on conflict (document_id) do update
         set attempt_id = excluded.attempt_id, attempts = 1, retry_at = excluded.retry_at, updated_at = now()
       returning document_id as "documentId", attempt_id as "attemptId"`,
      [documentId, ownerId],
    );
    if (!row) throw new Error('An attempt was not begun.');
    return row;
  }

  /** The document that has waited longest to be tried again; null where none is due. */
  async due(): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string }>(
      `select document_id as id from document_classifications where retry_at <= now() order by retry_at limit 1`,
    );
    return row?.id ?? null;
  }

  /** Begins once more, where that is still due and was not tried too often; null where somebody else has. */
  async beginAgain(documentId: string): Promise<Attempt | null> {
    const [row] = await this.tx.query<Attempt>(
      `update document_classifications
          set attempt_id = gen_random_uuid(), attempts = attempts + 1, retry_at = now() + ${LEASE}, updated_at = now()
        where document_id = $1 and retry_at <= now() and attempts < ${MAX_ATTEMPTS}
       returning document_id as "documentId", attempt_id as "attemptId"`,
      [documentId],
    );
    return row ?? null;
  }

  /** Has a document not be tried again over which the last of its attempts died. False where that is not so. */
  exhaust(documentId: string, error: string): Promise<boolean> {
    return this.changes(
      `update document_classifications set retry_at = null, error = $2, updated_at = now()
        where document_id = $1 and retry_at <= now() and attempts >= ${MAX_ATTEMPTS} returning document_id`,
      [documentId, error],
    );
  }

  /** Ends an attempt that worked. False where another one has begun. */
  done({ documentId, attemptId }: Attempt): Promise<boolean> {
    return this.changes(
      `update document_classifications set retry_at = null, error = null, updated_at = now()
        where document_id = $1 and attempt_id = $2 returning document_id`,
      [documentId, attemptId],
    );
  }

  /** Ends an attempt that did not work, and says why and when the next one is. False where another one has begun. */
  failed({ documentId, attemptId }: Attempt, error: string): Promise<boolean> {
    return this.changes(
      `update document_classifications
          set retry_at = case when attempts < ${MAX_ATTEMPTS} then now() + ${DISTANCE} end, error = $3, updated_at = now()
        where document_id = $1 and attempt_id = $2 returning document_id`,
      [documentId, attemptId, error],
    );
  }

  /** Has a document not be tried again, for which there is nothing to do any more. */
  async drop(documentId: string): Promise<void> {
    await this.tx.query(
      `update document_classifications set retry_at = null, updated_at = now() where document_id = $1`,
      [documentId],
    );
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.tx.query(sql, values)).length > 0;
  }
}
