import type { Row } from '../../platform/database/select.js';
import type { Shape } from '../../platform/database/shape.js';
import { decodeVector } from './embeddings/vector.js';

/** No field can be called this. */
const BYTES = 'embedding bytes';

/** How a `DocumentChunk` is read. */
export const chunkShape: Shape = {
  type: 'DocumentChunk',
  table: 'document_chunks',
  ascending: true,
  columns: {
    id: 'id',
    index: 'index',
    content: 'content',
    page: 'page',
    startOffset: 'start_offset',
    endOffset: 'end_offset',
    tokenCount: 'token_count',
    charCount: 'char_count',
    searchKeywords: 'search_keywords',
    metadata: 'metadata',
  },
  needs: {
    embedding: {
      [BYTES]: {
        sql: (chunk) => `(select encode(e.embedding, 'base64') from chunk_embeddings e
          where e.chunk_id = ${chunk}.id and e.model_id = (select default_embedding_model()))`,
      },
    },
  },
};

/** What was read of a chunk's embedding, as numbers; null where there is none. */
export function embeddingOf(chunk: Row): readonly number[] | null {
  const bytes = chunk[BYTES];
  return typeof bytes === 'string' ? Array.from(decodeVector(Buffer.from(bytes, 'base64'))) : null;
}
