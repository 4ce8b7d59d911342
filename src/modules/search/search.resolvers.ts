import type { Resolvers } from '../../generated/graphql.js';
import type { SearchService } from './search.service.js';

/** Searching documents. */
export const searchResolvers = (searches: SearchService): Resolvers => ({
  Query: {
    searchDocuments: (_root, { input }, { actor }) => searches.search(actor, input),
  },
  Mutation: {
    rateSearchResult: async (_root, { input }, { actor }) => ({
      __typename: 'RateSearchResultSuccess',
      resultId: await searches.rate(actor, input.resultId, input.wasHelpful),
      wasHelpful: input.wasHelpful,
    }),
  },
  DocumentSearchConnection: {
    edges: (found, _args, { actor }, info) => searches.edges(actor, found, info),
    effectiveMode: ({ effectiveMode, recorded }) => recorded.then(() => effectiveMode),
  },
  DocumentSearchResult: {
    snippet: async ({ hit, snippets }) => (await snippets()).get(hit.chunkId) ?? '',
  },
});
