import type { Read } from '../../platform/database/database.js';
import { toParameter } from '../../platform/database/select-parameters.js';

/** Where a chunk stands. */
export interface Place {
  readonly documentId: string;
  readonly title: string;
  readonly page: number | null;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** Reads where the chunks `ids` stand, by their ids, as far as the actor sees them. */
export const PLACES: Read = {
  statement: {
    name: 'search_places',
    text: `
      select coalesce(json_object_agg(c.id, json_build_object('documentId', d.id, 'title', d.title, 'page', c.page,
               'startOffset', c.start_offset, 'endOffset', c.end_offset)), '{}')::text
        from document_chunks c join documents d on d.id = c.document_id where c.id = any ($1::uuid[])`,
    uses: 0,
  },
  params: [(variables) => toParameter(variables['ids'], 'uuid[]')],
};
