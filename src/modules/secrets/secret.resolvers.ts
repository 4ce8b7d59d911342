import { byResponseKey, type Row } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { Resolvers } from '../../generated/graphql.js';
import type { RotationService } from './rotation.service.js';
import type { SecretService } from './secret.service.js';

/** Reads a secret of which a mutation just said that it is there. */
const present = async (read: Promise<Row | null>): Promise<Row> => (await read) ?? raise(new NotFound('Secret'));

/** Reading, making, changing, rotating and deleting secrets. */
export const secretResolvers = (secrets: SecretService, rotations: RotationService): Resolvers => ({
  Query: {
    secret: (_root, { id }, { actor }, info) => secrets.find(actor, id, info),
    secrets: (_root, { filter }, { actor }, info) => secrets.page(actor, filter, info),
  },
  Mutation: {
    createSecret: async (_root, { input }, { actor }) => ({
      __typename: 'CreateSecretSuccess',
      secretId: await secrets.create(actor, input),
    }),
    updateSecret: async (_root, { input }, { actor }) => ({
      __typename: 'UpdateSecretSuccess',
      secretId: await secrets.update(actor, input),
    }),
    rotateSecret: async (_root, { input }, { actor }) => ({
      __typename: 'RotateSecretSuccess',
      secretId: await rotations.rotate(actor, input),
    }),
    deleteSecret: async (_root, { input }, { actor }) => ({
      __typename: 'DeleteSecretSuccess',
      secretId: await secrets.delete(actor, input.secretId),
    }),
  },
  CreateSecretSuccess: {
    secret: ({ secretId }, _args, { actor }, info) => present(secrets.find(actor, secretId, info)),
  },
  UpdateSecretSuccess: {
    secret: ({ secretId }, _args, { actor }, info) => present(secrets.find(actor, secretId, info)),
  },
  RotateSecretSuccess: {
    secret: ({ secretId }, _args, { actor }, info) => present(secrets.find(actor, secretId, info)),
  },
  DeleteSecretSuccess: {
    secret: ({ secretId }, _args, { actor }, info) => present(secrets.findDeleted(actor, secretId, info)),
  },
  Secret: { accessLog: byResponseKey },
});
