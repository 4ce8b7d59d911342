import type { Read } from '../../platform/database/database.js';
import { toParameter } from '../../platform/database/select-parameters.js';

/** The text of a document, and where its pages begin. */
export interface DocumentText {
  readonly id: string;
  readonly title: string;
  /** Null while there is none, or none that could be read. */
  readonly content: string | null;
  /** Offsets in UTF-16 code units; null where there are no pages. */
  readonly pageOffsets: readonly number[] | null;
}

/** Reads the text of the document with the id `id`, as far as the actor sees it. */
export const DOCUMENT_TEXT: Read = {
  statement: {
    name: 'document_text',
    text: `
      select json_build_object('id', d.id, 'title', d.title, 'content', d.content, 'pageOffsets', d.page_offsets)::text
        from documents d where d.id = $1::uuid`,
    uses: 0,
  },
  params: [(variables) => toParameter(variables['id'], 'uuid')],
};
