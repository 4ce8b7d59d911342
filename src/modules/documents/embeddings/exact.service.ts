import type { Actor } from '../../../platform/actor.js';
import type { Database } from '../../../platform/database/database.js';
import type { Logger } from '../../../platform/log.js';
import { ExactVectorRepository } from './exact-vectors.repository.js';
import { cosine, decodeVector } from './vector.js';
import { Nearest, type NearChunk, type NearestQuery, type VectorIndex } from './vector-index.js';

/** Up to so many chunks are compared whenever somebody asks; more only for one at a time, as they keep process and database busy. */
export const AT_ANY_TIME = 20_000;
/** How many embeddings are in memory at a time. */
const PAGE = 500;

/**
 * Compares with every embedding, however many there are, in this process, and so loses nothing. Nothing is kept in memory
 * between two searches.
 */
export class ExactVectorIndex implements VectorIndex {
  private hasWarned = false;
  private last: Promise<unknown> = Promise.resolve();

  /** `atAnyTime` is for tests alone. */
  constructor(
    private readonly db: Database,
    private readonly log: Logger,
    private readonly atAnyTime = AT_ANY_TIME,
  ) {}

  async nearest(actor: Actor, query: NearestQuery): Promise<readonly NearChunk[]> {
    const near = await this.compare(actor, query, this.atAnyTime);
    if (near) return near;
    this.warn();
    const inTurn = this.last.then(() => this.compare(actor, query, Infinity));
    this.last = inTurn.catch(() => null); // whoever asked hears of it
    return (await inTurn) ?? [];
  }

  /** Null, and nothing is compared, where there are more than `most`. */
  private compare(actor: Actor, query: NearestQuery, most: number): Promise<readonly NearChunk[] | null> {
    const { modelId, vector, limit, filter } = query;
    return this.db.snapshot(actor, async (tx) => {
      const vectors = new ExactVectorRepository(tx);
      const documentIds = filter?.documentIds ?? null;
      if (most < Infinity && (await vectors.seen(documentIds)) > most) return null;
      const nearest = new Nearest(limit);
      for await (const page of vectors.all(modelId, documentIds, PAGE))
        for (const { chunkId, documentId, embedding } of page)
          nearest.offer({ chunkId, documentId, score: cosine(vector, decodeVector(embedding)) });
      return nearest.list();
    });
  }

  private warn(): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.log.warn(
      { chunks: this.atAnyTime },
      'Somebody sees more chunks than are compared quickly without an index, and waits. `npm run vectors:enable` makes one.',
    );
  }
}
