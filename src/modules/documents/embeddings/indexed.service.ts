import type { Actor } from '../../../platform/actor.js';
import type { Database } from '../../../platform/database/database.js';
import { IndexedVectorRepository } from './indexed-vectors.repository.js';
import type { NearChunk, NearestQuery, VectorIndex } from './vector-index.js';
import { IN_ROW } from './vector-schema.repository.js';

/** Up to so many are compared one by one, which loses nothing: the index is for those who see more. */
const COMPARED = 20_000;
/** And up to so many where an embedding is too large to lie in its row, which takes several times as long to read. */
const COMPARED_APART = 5_000;

/** How many embeddings of a dimension are compared one by one at most. */
export const comparedAtMost = (dimension: number): number => (dimension > IN_ROW ? COMPARED_APART : COMPARED);

/** Asks pgvector where there is a table of it: compares with all where they are few, and else asks its index. */
export class IndexedVectorIndex implements VectorIndex {
  constructor(
    private readonly db: Database,
    /** Asked where there is no such table. */
    private readonly otherwise: VectorIndex,
    private readonly atMost = comparedAtMost,
  ) {}

  async nearest(actor: Actor, query: NearestQuery): Promise<readonly NearChunk[]> {
    const found = await this.db.snapshot(actor, async (tx) => {
      const vectors = new IndexedVectorRepository(tx);
      const schema = await vectors.schemaOf(query.modelId);
      if (schema === null) return null;
      if ((await vectors.seen(query)) > this.atMost(query.vector.length)) {
        const near = await vectors.indexed(schema, query);
        if (near) return near;
      }
      return vectors.compared(schema, query);
    });
    return found ?? this.otherwise.nearest(actor, query);
  }
}
