import type { Actor } from '../../../platform/actor.js';
import type { Database } from '../../../platform/database/database.js';
import { IndexedVectorRepository } from './indexed-vectors.repository.js';
import type { NearChunk, NearestQuery, VectorIndex } from './vector-index.js';

/** Up to so many are compared one by one, which is quick and loses nothing. */
const COMPARED = 5_000;

/** Asks the index of pgvector where there is one, and else another index. */
export class IndexedVectorIndex implements VectorIndex {
  constructor(
    private readonly db: Database,
    private readonly otherwise: VectorIndex,
  ) {}

  async nearest(actor: Actor, query: NearestQuery): Promise<readonly NearChunk[]> {
    const found = await this.db.snapshot(actor, async (tx) => {
      const vectors = new IndexedVectorRepository(tx);
      const schema = await vectors.schemaOf(query.modelId);
      if (schema === null) return null;
      const seen = await vectors.count(query, COMPARED + 1);
      if (seen > COMPARED) {
        const near = await vectors.indexed(schema, query);
        // The index gave up before it had enough: what is seen is spread too thinly.
        if (near.length === query.limit) return near;
      }
      return vectors.compared(schema, query);
    });
    return found ?? this.otherwise.nearest(actor, query);
  }
}
