import type { Pool } from 'pg';
import { ExactVectorIndex } from '../../../src/modules/documents/embeddings/exact.service.js';
import { encodeVector } from '../../../src/modules/documents/embeddings/vector.js';
import { fuse } from '../../../src/modules/search/fusion.js';
import { chunksByWords } from '../../../src/modules/search/lexical.repository.js';
import { parseQuery } from '../../../src/modules/search/query.js';
import type { Actor } from '../../../src/platform/actor.js';
import type { Database } from '../../../src/platform/database/database.js';
import type { Logger } from '../../../src/platform/log.js';

/** Numbers an embedding has. */
export const DIMENSION = 1536;
/** So deep each list is read, as the search does. */
const DEPTH = 100;
const BATCH = 500;

const anyVector = () => Float32Array.from({ length: DIMENSION }, () => Math.random() - 0.5);

/** Gives every chunk of somebody's an embedding: which, does not matter to how long comparing takes. Answers the model's id. */
export async function embedChunks(owner: Pool, ownerId: string): Promise<string> {
  const { rows: models } = await owner.query<{ id: string }>(
    `insert into embedding_models (name, display_name, provider, model_id, dimension, max_tokens, is_default, first_used_at)
     values ('bench', 'bench', 'openai-compatible', 'bench', $1, 8191, true, now()) returning id`,
    [DIMENSION],
  );
  const modelId = models[0]?.id ?? '';
  const { rows } = await owner.query<{ id: string }>('select id from document_chunks where owner_id = $1', [ownerId]);
  for (let from = 0; from < rows.length; from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map(({ id }) => id);
    await owner.query(
      `insert into chunk_embeddings (chunk_id, model_id, document_id, owner_id, embedding)
       select c.id, $1, c.document_id, c.owner_id, v.embedding
         from unnest($2::uuid[], $3::bytea[]) v (id, embedding) join document_chunks c on c.id = v.id`,
      [modelId, ids, ids.map(() => encodeVector(anyVector()))],
    );
  }
  await owner.query('analyze chunk_embeddings');
  return modelId;
}

/** Searches both ways at once, without pgvector and without what a provider takes to embed the question. Answers how much it found. */
export function hybridSearch(db: Database, log: Logger, reader: Actor, modelId: string) {
  const vectors = new ExactVectorIndex(db, log);
  return async (text: string): Promise<number> => {
    const near = vectors.nearest(reader, { modelId, vector: anyVector(), limit: DEPTH });
    return fuse(await Promise.all([chunksByWords(db, reader, parseQuery(text), null, DEPTH), near])).length;
  };
}
