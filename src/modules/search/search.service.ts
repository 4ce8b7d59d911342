import { randomUUID } from 'node:crypto';
import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { MAX_PAGE, DEFAULT_PAGE } from '../../platform/database/cursor.js';
import { readByIds } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { InvalidInput, NotFound } from '../../platform/problem.js';
import { type SearchFilter, checkFilter, documentsMatching } from './filter.repository.js';
import { type Ranked, fuse } from './fusion.js';
import { chunksByWords, markedTexts } from './lexical.repository.js';
import { type ParsedQuery, parseQuery } from './query.js';
import type { RecordingService } from './recording.service.js';
import type { SearchMode } from './search.entity.js';
import { SearchRepository } from './search.repository.js';
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
}

/** A chunk that was found. */
export interface Hit extends Ranked {
  readonly id: string;
  readonly rank: number;
}

/** What is read of a hit, and where its snippet is. */
export type HitRow = Row & { readonly hit: Hit; readonly snippets: Found['snippets'] };

/** The query as numbers, and which chunks are near to it. */
export interface Semantics {
  /** Null where there is no embedding model, or none that answers. */
  readonly embed: (text: string) => Promise<Embedded | null>;
  /** The nearest of those chunks that the actor sees, nearest first; in `documents`, unless null. */
  readonly nearest: (
    actor: Actor,
    query: Embedded,
    documents: readonly string[] | null,
    limit: number,
  ) => Promise<readonly Ranked[]>;
}

/** A text as an embedding model understands it. */
export interface Embedded {
  readonly modelId: string;
  readonly vector: Float32Array;
}

/** So deep each list is read that is fused with another. */
const DEPTH = 100;

/** Finding passages, and hearing which of them helped. */
export class SearchService {
  constructor(
    private readonly db: Database,
    private readonly recording: RecordingService,
    private readonly semantics: Semantics | null,
  ) {}

  /** Finds, and has it written down later. Throws InvalidInput. */
  async search(actor: Actor, { query, mode, first, filter }: SearchInput): Promise<Found> {
    const limit = first ?? DEFAULT_PAGE;
    if (limit < 1 || limit > MAX_PAGE) throw new InvalidInput(`A number from 1 to ${MAX_PAGE} is wanted.`, 'first');
    const parsed = parseQuery(query);
    checkFilter(filter ?? {});
    const documents = await documentsMatching(this.db, actor, filter ?? {});
    const embedded = mode === 'LEXICAL' ? null : await (this.semantics?.embed(parsed.text) ?? null);
    const effectiveMode = embedded ? (mode ?? 'HYBRID') : 'LEXICAL';
    const ranked = await this.rank(actor, parsed, documents, { effectiveMode, embedded, limit });
    const hits = ranked.slice(0, limit).map((one, place) => ({ ...one, id: randomUUID(), rank: place + 1 }));
    this.recording.record(actor, {
      ...{ id: randomUUID(), query: parsed.text, type: effectiveMode, filters: filter ?? {}, results: hits },
      queryEmbedding:
        embedded && Buffer.from(embedded.vector.buffer, embedded.vector.byteOffset, embedded.vector.byteLength),
    });
    return { effectiveMode, hits, snippets: this.snippetsOf(actor, parsed, hits) };
  }

  private async rank(
    actor: Actor,
    query: ParsedQuery,
    documents: readonly string[] | null,
    how: { readonly effectiveMode: SearchMode; readonly embedded: Embedded | null; readonly limit: number },
  ): Promise<readonly Ranked[]> {
    const { effectiveMode, embedded } = how;
    const limit = effectiveMode === 'HYBRID' ? DEPTH : how.limit;
    const byWords = () => chunksByWords(this.db, actor, query, documents, limit);
    const byMeaning = async () =>
      (embedded && (await this.semantics?.nearest(actor, embedded, documents, limit))) ?? [];
    if (effectiveMode === 'LEXICAL') return byWords();
    if (effectiveMode === 'SEMANTIC') return byMeaning();
    return fuse(await Promise.all([byWords(), byMeaning()]));
  }

  private snippetsOf(actor: Actor, { words }: ParsedQuery, hits: readonly Hit[]): Found['snippets'] {
    let snippets: ReturnType<Found['snippets']> | undefined;
    const read = async () => {
      const ids = hits.map(({ chunkId }) => chunkId);
      const marked = await markedTexts(this.db, actor, ids, words);
      return new Map([...marked].map(([id, text]) => [id, snippetHtml(text)]));
    };
    return () => (snippets ??= read());
  }

  /** The edges of what was found, as the actor sees it now: a chunk that has gone meanwhile is left out. */
  async edges(actor: Actor, { hits, snippets }: Found, selection: Selection): Promise<readonly Row[]> {
    const ids = hits.map(({ chunkId }) => chunkId);
    const rows = await readByIds(this.db, actor, searchEdgeShape, selection, ids);
    return hits.flatMap((hit) => {
      const row = rows.get(hit.chunkId);
      const { id, score, rank } = hit;
      return row ? [{ ...row, node: { ...(row['node'] as Row | undefined), id, score, rank, hit, snippets } }] : [];
    });
  }

  /** Keeps whether a result helped. Throws NotFound. Answers its id. */
  async rate(actor: Actor, resultId: string, wasHelpful: boolean): Promise<string> {
    const rate = () => this.db.as(actor, (tx) => new SearchRepository(tx).rate(resultId, wasHelpful));
    if (await rate()) return resultId.toLowerCase();
    await this.recording.drained(); // it may have been answered and not yet written down
    if (await rate()) return resultId.toLowerCase();
    throw new NotFound('Search result');
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
