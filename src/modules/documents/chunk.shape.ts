import type { Shape } from '../../platform/database/shape.js';

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
};
