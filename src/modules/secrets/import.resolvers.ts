import type { Resolvers } from '../../generated/graphql.js';
import type { ImportService } from './import.service.js';

/** Many secrets at once, out of a file. */
export const importResolvers = (imports: ImportService): Resolvers => ({
  Mutation: {
    importSecrets: async (_root, { input }, { actor }) => ({
      __typename: 'ImportSecretsSuccess',
      entries: await imports.import(actor, input),
    }),
  },
});
