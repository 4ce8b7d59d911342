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

const KEEPING: Read = {
  statement: {
    name: 'search_keeping',
    text: `
      select coalesce(json_agg(c.id), '[]')::text
        from document_chunks c join documents d on d.id = c.document_id,
             lateral (select document_text_config(d.language) as config) l
       where c.id = any ($1::uuid[])
         and not exists (select from unnest($2::text[]) phrase, phraseto_tsquery(l.config, phrase) q
                          where numnode(q) > 0 and not c.lexemes @@ q)
         and not exists (select from unnest($3::text[]) phrase where c.lexemes @@ phraseto_tsquery(l.config, phrase))`,
    uses: 0,
  },
  params: [list('ids', 'uuid[]'), list('phrases', 'text[]'), list('excluded', 'text[]')],
};

/** Whether a query says what must be there, or must not. */
export const isStrict = ({ phrases, excluded }: ParsedQuery): boolean => phrases.length > 0 || excluded.length > 0;

/** Those of the chunks that have what must be there and nothing that must not, in their order. */
export async function chunksKeeping(
  db: Database,
  actor: Actor,
  chunks: readonly Ranked[],
  query: ParsedQuery,
): Promise<readonly Ranked[]> {
  if (!isStrict(query)) return chunks;
  const ids = chunks.map(({ chunkId }) => chunkId);
  const keeping = new Set((await db.read<string[]>(actor, KEEPING, { ...query, ids })) ?? []);
  return chunks.filter(({ chunkId }) => keeping.has(chunkId));
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
