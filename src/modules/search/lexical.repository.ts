import type { Actor } from '../../platform/actor.js';
import type { Database, Read } from '../../platform/database/database.js';
import { toParameter } from '../../platform/database/select-parameters.js';
import type { Ranked } from './fusion.js';
import type { ParsedQuery } from './query.js';
import { LESS_THAN, MARK_BEGIN, MARK_END } from './snippet.js';

const list = (name: string, cast: string): Read['params'][number] => {
  return (variables) => toParameter(variables[name], cast);
};

const FIND: Read = {
  statement: {
    name: 'search_chunks',
    text: `
      select coalesce(json_agg(json_build_object('chunkId', chunk_id, 'documentId', document_id, 'score', score)
               order by score desc, chunk_id), '[]')::text
        from search_chunks($1::text[], $2::text[], $3::text[], $4::uuid[], $5::integer)`,
    uses: 0,
  },
  params: [
    ...['words', 'phrases', 'excluded'].map((name) => list(name, 'text[]')),
    list('documents', 'uuid[]'),
    (variables) => variables['limit'],
  ],
};

/** What PostgreSQL shows of a text: its best places with the words of the query marked, or its beginning. */
const OPTIONS = `StartSel=${MARK_BEGIN}, StopSel=${MARK_END}, MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`;

const SNIPPETS: Read = {
  statement: {
    name: 'search_snippets',
    text: `
      select coalesce(json_object_agg(c.id, ts_headline(l.config, translate(c.content, $3, $4), coalesce(
               (select string_agg(term, ' | ') from unnest(search_terms(array[l.config], $2::text[])) term), '')::tsquery, $5)), '{}')::text
        from document_chunks c join documents d on d.id = c.document_id,
             lateral (select document_text_config(d.language) as config) l
       where c.id = any ($1::uuid[])`,
    uses: 0,
  },
  params: [
    list('ids', 'uuid[]'),
    list('words', 'text[]'),
    () => `<${MARK_BEGIN}${MARK_END}${LESS_THAN}`,
    () => LESS_THAN,
    () => OPTIONS,
  ],
};

/** At most `limit` chunks that the actor sees and that answer the query by its words, best first; in `documents`, unless null. */
export async function chunksByWords(
  db: Database,
  actor: Actor,
  query: ParsedQuery,
  documents: readonly string[] | null,
  limit: number,
): Promise<readonly Ranked[]> {
  if (query.words.length === 0) return [];
  return (await db.read<Ranked[]>(actor, FIND, { ...query, documents, limit })) ?? [];
}

/** The best places of chunks that the actor sees, by the id of the chunk, with the marks that `snippetHtml` reads. */
export async function markedTexts(
  db: Database,
  actor: Actor,
  ids: readonly string[],
  words: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map(Object.entries((await db.read<Record<string, string>>(actor, SNIPPETS, { ids, words })) ?? {}));
}
