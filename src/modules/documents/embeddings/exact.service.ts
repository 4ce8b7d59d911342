import type { Actor } from '../../../platform/actor.js';
import type { Database } from '../../../platform/database/database.js';
import type { Logger } from '../../../platform/log.js';
import { ExactVectorRepository } from './exact-vectors.repository.js';
import { cosine, decodeVector } from './vector.js';
import { Nearest, type NearChunk, type NearestQuery, type VectorIndex } from './vector-index.js';

/** So many chunks are compared at most. */
export const EXACT_AT_MOST = 20_000;
/** How many embeddings are in memory at a time. */
const PAGE = 500;

/**
 * Compares with every embedding, in this process, and so loses nothing, up to 20,000 chunks: whoever sees more is answered
 * from the newest, the own ones first. Nothing is kept in memory between two searches.
 */
export class ExactVectorIndex implements VectorIndex {
  private hasWarned = false;

  constructor(
    private readonly db: Database,
    private readonly log: Logger,
  ) {}

  nearest(actor: Actor, { modelId, vector, limit, filter }: NearestQuery): Promise<readonly NearChunk[]> {
    return this.db.snapshot(actor, async (tx) => {
      const vectors = new ExactVectorRepository(tx);
      const found = await vectors.candidates(modelId, filter?.documentIds ?? null, EXACT_AT_MOST + 1);
      if (found.length > EXACT_AT_MOST) this.warn();
      const documents = new Map(found.slice(0, EXACT_AT_MOST).map(({ chunkId, documentId }) => [chunkId, documentId]));
      const chunkIds = [...documents.keys()].sort();
      const nearest = new Nearest(limit);
      for (let from = 0; from < chunkIds.length; from += PAGE) {
        for (const { chunkId, embedding } of await vectors.vectors(modelId, chunkIds.slice(from, from + PAGE))) {
          const score = cosine(vector, decodeVector(embedding));
          nearest.offer({ chunkId, documentId: documents.get(chunkId) ?? '', score });
        }
      }
      return nearest.list();
    });
  }

  private warn(): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.log.warn(
      { chunks: EXACT_AT_MOST },
      'Somebody sees more chunks than are compared without an index: the newest are. `npm run vectors:enable` makes one.',
    );
  }
}
