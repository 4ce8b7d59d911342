import type { GraphQLResolveInfo } from 'graphql';
import type { Resolvers } from '../../../generated/graphql.js';
import type { Context } from '../../../graphql/context.js';
import type { Row } from '../../../platform/database/select.js';
import { NotFound, raise } from '../../../platform/problem.js';
import type { EmbeddingModelService } from './embedding-model.service.js';

/** Models that embed: listing, making, changing and choosing them. */
export const embeddingModelResolvers = (models: EmbeddingModelService): Resolvers => {
  const embeddingModel = async (
    { modelId }: { readonly modelId: string },
    _args: unknown,
    { actor }: Context,
    info: GraphQLResolveInfo,
  ): Promise<Row> => (await models.find(actor, modelId, info)) ?? raise(new NotFound('EmbeddingModel'));
  return {
    Query: {
      embeddingModels: (_root, _args, { actor }, info) => models.list(actor, info),
    },
    Mutation: {
      createEmbeddingModel: async (_root, { input }, { actor }) => ({
        __typename: 'CreateEmbeddingModelSuccess',
        modelId: await models.create(actor, input),
      }),
      updateEmbeddingModel: async (_root, { input }, { actor }) => ({
        __typename: 'UpdateEmbeddingModelSuccess',
        modelId: await models.update(actor, input),
      }),
      setDefaultEmbeddingModel: async (_root, { input }, { actor }) => ({
        __typename: 'SetDefaultEmbeddingModelSuccess',
        modelId: await models.setDefault(actor, input.modelId),
      }),
    },
    CreateEmbeddingModelSuccess: { embeddingModel },
    UpdateEmbeddingModelSuccess: { embeddingModel },
    SetDefaultEmbeddingModelSuccess: { embeddingModel },
  };
};
