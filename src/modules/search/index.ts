import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import { PassageService } from './passage.service.js';
import { SearchResultEntity } from './search-result.entity.js';
import { SearchEntity } from './search.entity.js';
import { searchJobs } from './search.jobs.js';
import { searchResolvers } from './search.resolvers.js';
import { SearchService, type Semantics } from './search.service.js';

export type { PassageQuery, Passages } from './passage.service.js';
export type { Found, HitRow } from './search.service.js';

/** The entities of this module. */
export const SEARCH_ENTITIES = [SearchEntity, SearchResultEntity] as const;

/** What the module works with. */
export interface SearchOptions {
  readonly db: Database;
  readonly semantics: Semantics;
}

/** Finding passages in documents. */
export interface SearchModule extends GraphqlModule<never> {
  readonly services: { readonly searches: SearchService; readonly passages: PassageService };
  readonly jobs: readonly JobDefinition[];
}

/** Builds the module on what it works with. */
export function searchModule({ db, semantics }: SearchOptions): SearchModule {
  const searches = new SearchService(db, semantics);
  return {
    services: { searches, passages: new PassageService(db, searches) },
    resolvers: searchResolvers(searches),
    rules: {},
    nodes: [],
    jobs: searchJobs(searches),
  };
}
