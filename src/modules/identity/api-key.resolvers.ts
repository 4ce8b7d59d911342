import type { Resolvers } from '../../generated/graphql.js';
import type { Context } from '../../graphql/context.js';
import type { Selection } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { ApiKeyService } from './api-key.service.js';
import type { ServiceAccountService } from './service-account.service.js';

/** API keys and service accounts. */
export function apiKeyResolvers(keys: ApiKeyService, accounts: ServiceAccountService): Resolvers {
  const apiKey = async ({ apiKeyId }: { apiKeyId: string }, _args: object, { actor }: Context, info: Selection) =>
    (await keys.find(actor, apiKeyId, info)) ?? raise(new NotFound('ApiKey'));
  return {
    Query: {
      apiKeys: (_root, { filter }, { actor }, info) => keys.page(actor, filter ?? {}, info),
      serviceAccounts: (_root, { filter }, { actor }, info) => accounts.page(actor, filter ?? {}, info),
    },
    Mutation: {
      createApiKey: async (_root, { input }, { actor }) => {
        const { id, key } = await keys.create(actor, input);
        return { __typename: 'CreateApiKeySuccess', apiKeyId: id, key };
      },
      rotateApiKey: async (_root, { input }, { actor }) => {
        const { id, key } = await keys.rotate(actor, input.apiKeyId);
        return { __typename: 'RotateApiKeySuccess', apiKeyId: id, key };
      },
      revokeApiKey: async (_root, { input }, { actor }) => ({
        __typename: 'RevokeApiKeySuccess',
        apiKeyId: await keys.revoke(actor, input.apiKeyId),
      }),
      createServiceAccount: async (_root, { input }, { actor }) => ({
        __typename: 'CreateServiceAccountSuccess',
        serviceAccountId: await accounts.create(actor, input),
      }),
      deleteServiceAccount: async (_root, { input }, { actor }) => ({
        __typename: 'DeleteServiceAccountSuccess',
        serviceAccountId: await accounts.delete(actor, input.serviceAccountId),
      }),
    },
    CreateApiKeySuccess: { apiKey },
    RotateApiKeySuccess: { apiKey },
    RevokeApiKeySuccess: { apiKey },
    CreateServiceAccountSuccess: {
      serviceAccount: async ({ serviceAccountId }, _args, { actor }, info) =>
        (await accounts.find(actor, serviceAccountId, info)) ?? raise(new NotFound('ServiceAccount')),
    },
  };
}
