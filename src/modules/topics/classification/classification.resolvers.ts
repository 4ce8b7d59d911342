import type { Resolvers } from '../../../generated/graphql.js';
import { NotFound, raise } from '../../../platform/problem.js';
import type { DocumentService } from '../../documents/index.js';
import type { ClassificationService } from './classification.service.js';

/** Having topics found once more. */
export const classificationResolvers = (
  classification: ClassificationService,
  documents: Pick<DocumentService, 'find'>,
): Resolvers => ({
  Mutation: {
    reclassifyDocument: async (_root, { input }, { actor }) => ({
      __typename: 'ReclassifyDocumentSuccess',
      documentId: await classification.request(actor, input.documentId),
    }),
  },
  ReclassifyDocumentSuccess: {
    document: async ({ documentId }, _args, { actor }, info) =>
      (await documents.find(actor, documentId, info)) ?? raise(new NotFound('Document')),
  },
});
