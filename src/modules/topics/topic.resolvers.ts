import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { DocumentService } from '../documents/index.js';
import type { TaggingService } from './tagging.service.js';
import type { TopicService } from './topic.service.js';

/** Reads a topic of which a mutation just said that it is there. */
const readOf =
  (topics: TopicService) =>
  async (
    { topicId }: { readonly topicId: string },
    _args: unknown,
    { actor }: Context,
    info: Selection,
  ): Promise<Row> =>
    (await topics.find(actor, topicId, info)) ?? raise(new NotFound('Topic'));

/** Topics: reading them, and managing one's own. */
export const topicResolvers = (topics: TopicService): Resolvers => ({
  Query: {
    topics: (_root, { filter }, { actor }, info) => topics.page(actor, filter, info),
    topic: (_root, { id }, { actor }, info) => topics.find(actor, id, info),
  },
  Mutation: {
    createTopic: async (_root, { input }, { actor }) => ({
      __typename: 'CreateTopicSuccess',
      topicId: await topics.create(actor, 'OWN', input),
    }),
    updateTopic: async (_root, { input }, { actor }) => ({
      __typename: 'UpdateTopicSuccess',
      topicId: await topics.update(actor, 'OWN', input),
    }),
    deleteTopic: async (_root, { input }, { actor }) => ({
      __typename: 'DeleteTopicSuccess',
      topicId: await topics.delete(actor, 'OWN', input.topicId),
    }),
  },
  CreateTopicSuccess: { topic: readOf(topics) },
  UpdateTopicSuccess: { topic: readOf(topics) },
});

/** Managing the topics of the system. */
export const systemTopicResolvers = (topics: TopicService): Resolvers => ({
  Mutation: {
    createSystemTopic: async (_root, { input }, { actor }) => ({
      __typename: 'CreateSystemTopicSuccess',
      topicId: await topics.create(actor, 'SYSTEM', input),
    }),
    updateSystemTopic: async (_root, { input }, { actor }) => ({
      __typename: 'UpdateSystemTopicSuccess',
      topicId: await topics.update(actor, 'SYSTEM', input),
    }),
    deleteSystemTopic: async (_root, { input }, { actor }) => ({
      __typename: 'DeleteSystemTopicSuccess',
      topicId: await topics.delete(actor, 'SYSTEM', input.topicId),
    }),
  },
  CreateSystemTopicSuccess: { topic: readOf(topics) },
  UpdateSystemTopicSuccess: { topic: readOf(topics) },
});

/** Which documents carry which topics. */
export const taggingResolvers = (tagging: TaggingService, documents: Pick<DocumentService, 'find'>): Resolvers => {
  const document = async (made: { documentId: string }, _args: unknown, { actor }: Context, info: Selection) =>
    (await documents.find(actor, made.documentId, info)) ?? raise(new NotFound('Document'));
  return {
    Mutation: {
      tagDocument: async (_root, { input }, { actor }) => ({
        __typename: 'TagDocumentSuccess',
        documentId: await tagging.tag(actor, input),
      }),
      untagDocument: async (_root, { input }, { actor }) => ({
        __typename: 'UntagDocumentSuccess',
        documentId: await tagging.untag(actor, input),
      }),
    },
    TagDocumentSuccess: { document },
    UntagDocumentSuccess: { document },
  };
};
