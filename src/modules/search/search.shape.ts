import type { Shape } from '../../platform/database/shape.js';
import { chunkShape, documentShape } from '../documents/index.js';

/** How a chunk that was found is read. Its place in the answer is not in the database. */
const resultShape: Shape = {
  type: 'DocumentSearchResult',
  table: 'document_chunks',
  columns: { page: 'page', startOffset: 'start_offset', endOffset: 'end_offset' },
  one: {
    document: { shape: () => documentShape, on: (document, chunk) => `${document}.id = ${chunk}.document_id` },
    chunk: { shape: () => chunkShape, on: (same, chunk) => `${same}.id = ${chunk}.id` },
  },
  needs: { id: {}, snippet: {}, score: {}, rank: {} },
};

/** How the edges of a search are read, each by the id of its chunk. */
export const searchEdgeShape: Shape = {
  type: 'DocumentSearchEdge',
  table: 'document_chunks',
  columns: {},
  one: { node: { shape: () => resultShape, on: (result, edge) => `${result}.id = ${edge}.id` } },
};
