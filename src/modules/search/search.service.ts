import { randomUUID } from 'node:crypto';
import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { MAX_PAGE, DEFAULT_PAGE } from '../../platform/database/cursor.js';
import { readByIds } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { InvalidInput, NotFound } from '../../platform/problem.js';
import {
  type EmbeddedQuery,
  EmbeddingUnavailable,
  type QueryEmbeddingService,
  type VectorIndex,
} from '../documents/index.js';
import { type SearchFilter, checkFilter, documentsMatching } from './filter.repository.js';
import { type Ranked, fuse } from './fusion.js';
import { chunksByWords, chunksKeeping, isStrict, markedTexts } from './lexical.repository.js';
import { type ParsedQuery, parseQuery } from './query.js';
import type { SearchMode } from './search.entity.js';
import { type SearchRecord, SearchRepository } from './search.repository.js';
import { searchEdgeShape } from './search.shape.js';
import { snippetHtml } from './snippet.js';

/** What somebody searches for. */
export interface SearchInput {
  readonly query: string;
  readonly mode?: SearchMode | null;
  readonly first?: number | null;
  readonly filter?: SearchFilter | null;
}

/** What a search found, best first. */
export interface Found {
  readonly effectiveMode: SearchMode;
  readonly hits: readonly Hit[];
  /** The snippets of all hits as HTML by the id of the chunk, read when they are first asked for. */
  readonly snippets: () => Promise<ReadonlyMap<string, string>>;
  /** What they are made of, likewise: text with the marks of `snippet.ts`. */
  readonly marked: () => Promise<ReadonlyMap<string, string>>;
  /** Resolves when it is written down: before that nothing of it may be told. */
  readonly recorded: Promise<void>;
}

/** A chunk that was found. */
export interface Hit extends Ranked {
  readonly id: string;
  readonly rank: number;
}

/** What is read of a hit, and where its snippet is. */
export type HitRow = Row & { readonly hit: Hit; readonly snippets: Found['snippets'] };

/** What understands questions, and knows which chunks mean nearly the same. */
export interface Semantics {
  readonly queries: Pick<QueryEmbeddingService, 'embedQuery'>;
  readonly vectors: VectorIndex;
}

/** So deep each list is read that is fused with another. */
const DEPTH = 100;
/** And so deep at most. */
const MAX_DEPTH = 1_000;

/** Finding passages, and hearing which of them helped. */
export class SearchService {
  constructor(
    private readonly db: Database,
    private readonly semantics: Semantics,
  ) {}

  /** Finds, and begins to write it down, which goes on while what was found is read. Throws InvalidInput. */
  async search(actor: Actor, { query, mode, first, filter }: SearchInput): Promise<Found> {
    const limit = first ?? DEFAULT_PAGE;
    if (limit < 1 || limit > MAX_PAGE) throw new InvalidInput(`A number from 1 to ${MAX_PAGE} is wanted.`, 'first');
    const parsed = parseQuery(query);
    checkFilter(filter ?? {});
    const documents = await documentsMatching(this.db, actor, filter ?? {});
    const embedded = mode === 'LEXICAL' ? null : await this.embed(parsed.text);
    const effectiveMode = embedded ? (mode ?? 'HYBRID') : 'LEXICAL';
    const ranked = await this.rank(actor, parsed, documents, { effectiveMode, embedded, limit });
    const hits = ranked.slice(0, limit).map((one, place) => ({ ...one, id: randomUUID(), rank: place + 1 }));
    const recorded = this.record(actor, {
      ...{ id: randomUUID(), query: parsed.text, type: effectiveMode, filters: filter ?? {}, results: hits },
      queryEmbedding:
        embedded && Buffer.from(embedded.vector.buffer, embedded.vector.byteOffset, embedded.vector.byteLength),
    });
    recorded.catch(() => undefined); // whoever tells of it waits for it, and hears of it
    const marked = this.markedOf(actor, parsed, hits);
    return { effectiveMode, hits, marked, snippets: once(async () => htmlOf(await marked())), recorded };
  }

  private record(actor: Actor, record: SearchRecord): Promise<void> {
    return this.db.as(actor, (tx) => new SearchRepository(tx).keep(record));
  }

  /** Null where there is no model, or none that answers. */
  private async embed(text: string): Promise<EmbeddedQuery | null> {
    try {
      return await this.semantics.queries.embedQuery(text);
    } catch (error) {
      if (error instanceof EmbeddingUnavailable) return null; // whoever manages models sees why
      throw error;
    }
  }

  private async rank(
    actor: Actor,
    query: ParsedQuery,
    documents: readonly string[] | null,
    how: { readonly effectiveMode: SearchMode; readonly embedded: EmbeddedQuery | null; readonly limit: number },
  ): Promise<readonly Ranked[]> {
    const { effectiveMode, embedded } = how;
    const limit = effectiveMode === 'HYBRID' ? DEPTH : how.limit;
    const byWords = () => chunksByWords(this.db, actor, query, documents, limit);
    if (!embedded) return byWords();
    const filter = { documentIds: documents };
    const byMeaning = async () => {
      // What quotation marks and minus signs leave out of these must not leave too few.
      const wide = isStrict(query) ? MAX_DEPTH : limit;
      const near = await this.semantics.vectors.nearest(actor, { ...embedded, limit: wide, filter });
      return chunksKeeping(this.db, actor, near, query);
    };
    if (effectiveMode === 'SEMANTIC') return byMeaning();
    return fuse(await Promise.all([byWords(), byMeaning()]));
  }

  private markedOf(actor: Actor, { words }: ParsedQuery, hits: readonly Hit[]): Found['marked'] {
    const ids = hits.map(({ chunkId }) => chunkId);
    return once(() => markedTexts(this.db, actor, ids, words));
  }

  /** The edges of what was found, as the actor sees it now: a chunk that has gone meanwhile is left out. */
  async edges(actor: Actor, { hits, snippets, recorded }: Found, selection: Selection): Promise<readonly Row[]> {
    const ids = hits.map(({ chunkId }) => chunkId);
    const [rows] = await Promise.all([readByIds(this.db, actor, searchEdgeShape, selection, ids), recorded]);
    return hits.flatMap((hit) => {
      const row = rows.get(hit.chunkId);
      const { id, score, rank } = hit;
      return row ? [{ ...row, node: { ...(row['node'] as Row | undefined), id, score, rank, hit, snippets } }] : [];
    });
  }

  /** Keeps whether a result helped. Throws NotFound. Answers its id. */
  async rate(actor: Actor, resultId: string, wasHelpful: boolean): Promise<string> {
    const isRated = await this.db.as(actor, (tx) => new SearchRepository(tx).rate(resultId, wasHelpful));
    if (!isRated) throw new NotFound('Search result');
    return resultId.toLowerCase();
  }

  /** Removes what was searched more than 90 days ago, and says how many searches that were. */
  async forget(): Promise<number> {
    let all = 0;
    for (;;) {
      const gone = await this.db.as(Actor.system('search.forget'), (tx) => new SearchRepository(tx).forget());
      all += gone;
      if (SearchRepository.isDone(gone)) return all;
    }
  }
}

const htmlOf = (marked: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...marked].map(([id, text]) => [id, snippetHtml(text)]));

/** Does it when it is first asked for, and never again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}
