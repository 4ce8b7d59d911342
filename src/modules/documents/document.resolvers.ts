import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../graphql/context.js';
import type { Resolvers } from '../../generated/graphql.js';
import { byResponseKey, type Row } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import { embeddingOf } from './chunk.shape.js';
import type { DocumentEventService } from './document-events.service.js';
import type { DocumentService } from './document.service.js';
import type { QuotaService } from './quota.service.js';
import type { UploadService } from './upload.service.js';

/** Reads a document of which a mutation just said that it is there. */
const readOf =
  (documents: DocumentService) =>
  async (
    { documentId }: { readonly documentId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row> =>
    (await documents.find(actor, documentId, info)) ?? raise(new NotFound('Document'));

/** Reading, describing, fetching and deleting documents, and what happens to them. */
export const documentResolvers = (
  documents: DocumentService,
  documentEvents: DocumentEventService,
  quotas: QuotaService,
): Resolvers => ({
  Query: {
    document: (_root, { id }, { actor }, info) => documents.find(actor, id, info),
    documents: (_root, { filter }, { actor }, info) => documents.page(actor, filter, info),
    documentDownloadUrl: (_root, { id, disposition }, { actor }) =>
      documents.download(actor, id, disposition ?? 'ATTACHMENT'),
  },
  Mutation: {
    updateDocument: async (_root, { input }, { actor }) => ({
      __typename: 'UpdateDocumentSuccess',
      documentId: await documents.update(actor, input),
    }),
    deleteDocument: async (_root, { input }, { actor }) => ({
      __typename: 'DeleteDocumentSuccess',
      documentId: await documents.delete(actor, input.documentId),
    }),
  },
  Subscription: {
    // Without `resolve`: the rule guards `subscribe`.
    documentEvents: {
      subscribe: (_root, { documentId }, { actor }) =>
        documentEvents.listen(actor, documentId ?? null, (news) => ({ documentEvents: news })),
    },
  },
  UpdateDocumentSuccess: { document: readOf(documents) },
  DeleteDocumentSuccess: { quota: (_parent, _args, { actor }, info) => quotas.mine(actor, info) },
  DocumentStatusChanged: {
    document: ({ documentId }, _args, { actor }, info) => documents.find(actor, documentId, info),
  },
  DocumentClassified: {
    document: ({ documentId }, _args, { actor }, info) => documents.find(actor, documentId, info),
  },
  Document: { chunks: byResponseKey },
  DocumentChunk: { embedding: embeddingOf },
});

/** Announcing and confirming uploads. */
export const uploadResolvers = (
  uploads: UploadService,
  documents: DocumentService,
  quotas: QuotaService,
): Resolvers => ({
  Mutation: {
    requestDocumentUpload: async (_root, { input }, { actor }) => ({
      __typename: 'RequestDocumentUploadSuccess',
      ...(await uploads.request(actor, input)),
    }),
    confirmDocumentUpload: async (_root, { input }, { actor }) => ({
      __typename: 'ConfirmDocumentUploadSuccess',
      documentId: await uploads.confirm(actor, input.documentId),
    }),
  },
  RequestDocumentUploadSuccess: { document: readOf(documents) },
  ConfirmDocumentUploadSuccess: {
    document: readOf(documents),
    quota: (_parent, _args, { actor }, info) => quotas.mine(actor, info),
  },
});

/** What may be stored. */
export const quotaResolvers = (quotas: QuotaService): Resolvers => ({
  Query: { myQuota: (_root, _args, { actor }, info) => quotas.mine(actor, info) },
  Mutation: {
    setUserQuota: async (_root, { input }, { actor }) => ({
      __typename: 'SetUserQuotaSuccess',
      userId: await quotas.set(actor, input),
    }),
  },
  SetUserQuotaSuccess: { quota: ({ userId }, _args, { actor }, info) => quotas.of(actor, userId, info) },
});
