import type { Resolvers } from '../../../generated/graphql.js';
import { NotFound, raise } from '../../../platform/problem.js';
import type { DocumentService } from '../document.service.js';
import type { ReprocessingService } from './reprocessing.service.js';

/** Having documents processed once more. */
export const reprocessingResolvers = (reprocessing: ReprocessingService, documents: DocumentService): Resolvers => ({
  Mutation: {
    reprocessDocument: async (_root, { input }, { actor }) => ({
      __typename: 'ReprocessDocumentSuccess',
      documentId: await reprocessing.reprocess(actor, input.documentId),
    }),
  },
  ReprocessDocumentSuccess: {
    document: async ({ documentId }, _args, { actor }, info) =>
      (await documents.find(actor, documentId, info)) ?? raise(new NotFound('Document')),
  },
});
