import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { Forbidden } from '../../platform/problem.js';
import { PLACES, type Place } from './passage.repository.js';
import type { SearchMode } from './search.entity.js';
import type { SearchService } from './search.service.js';
import { plainText } from './snippet.js';

/** What is looked for. */
export interface PassageQuery {
  readonly query: string;
  readonly limit: number;
  readonly mode: SearchMode | null;
}

/** Something found, with the words by which it can be cited. */
export interface Passage extends Place {
  readonly rank: number;
  /** What of it answers the query, as plain text. */
  readonly snippet: string;
  readonly citation: string;
}

/** What was found, best first. */
export interface Passages {
  readonly effectiveMode: SearchMode;
  readonly hits: readonly Passage[];
}

/** Characters of a snippet: words can be as long as anybody writes them. */
const SNIPPET = 500;

/** Searching for whoever reads no HTML: an agent. */
export class PassageService {
  constructor(
    private readonly db: Database,
    private readonly searches: SearchService,
  ) {}

  /** What the actor would find, too, written down like any search. Throws Forbidden and InvalidInput. */
  async find(actor: Actor, { query, limit, mode }: PassageQuery): Promise<Passages> {
    if (!actor.may('documents.read')) throw new Forbidden('This needs the permission documents.read.');
    const { effectiveMode, hits, marked, recorded } = await this.searches.search(actor, { query, mode, first: limit });
    await recorded;
    if (hits.length === 0) return { effectiveMode, hits: [] };
    const ids = hits.map(({ chunkId }) => chunkId);
    const texts = await marked();
    const places = (await this.db.read<Record<string, Place>>(actor, PLACES, { ids })) ?? {};
    // A chunk that has gone meanwhile is left out.
    const passages = hits.flatMap(({ chunkId, rank }) => {
      const place = places[chunkId];
      const snippet = [...plainText(texts.get(chunkId) ?? '')].slice(0, SNIPPET).join('');
      return place ? [{ ...place, rank, snippet, citation: cited(place) }] : [];
    });
    return { effectiveMode, hits: passages };
  }
}

const cited = ({ title, page, startOffset, endOffset }: Place): string =>
  page === null ? `${title}, ${startOffset}–${endOffset}` : `${title}, p. ${page}`;
