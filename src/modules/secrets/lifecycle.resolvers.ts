import type { Row, Selection } from '../../platform/database/select.js';
import type { Actor } from '../../platform/actor.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { Resolvers } from '../../generated/graphql.js';
import type { LifecycleService } from './lifecycle.service.js';
import type { RotationService } from './rotation.service.js';
import type { ScheduleService } from './schedule.service.js';
import type { SecretService } from './secret.service.js';

/** What these resolvers call. */
export interface LifecycleServices {
  readonly secrets: SecretService;
  readonly rotations: RotationService;
  readonly schedules: ScheduleService;
  readonly lifecycle: LifecycleService;
}

/** Old values, schedules, switching off, restoring and destroying. */
export function lifecycleResolvers({ secrets, rotations, schedules, lifecycle }: LifecycleServices): Resolvers {
  const present = async (actor: Actor, id: string, info: Selection): Promise<Row> =>
    (await secrets.find(actor, id, info)) ?? raise(new NotFound('Secret'));
  return {
    Query: {
      deletedSecrets: (_root, { state, scope }, { actor }, info) =>
        lifecycle.deleted(actor, { state: state ?? 'RESTORABLE', scope: scope ?? null }, info),
    },
    Mutation: {
      setSecretActive: async (_root, { input }, { actor }) => ({
        __typename: 'SetSecretActiveSuccess',
        secretId: await lifecycle.setActive(actor, input),
      }),
      rollbackSecret: async (_root, { input }, { actor }) => ({
        __typename: 'RollbackSecretSuccess',
        secretId: await rotations.rollBack(actor, input),
      }),
      setSecretRotation: async (_root, { input }, { actor }) => ({
        __typename: 'SetSecretRotationSuccess',
        secretId: await schedules.set(actor, input),
      }),
      restoreSecret: async (_root, { input }, { actor }) => ({
        __typename: 'RestoreSecretSuccess',
        secretId: await lifecycle.restore(actor, input.secretId),
      }),
      destroySecret: async (_root, { input }, { actor }) => ({
        __typename: 'DestroySecretSuccess',
        secretId: await lifecycle.destroy(actor, input.secretId),
      }),
    },
    SetSecretActiveSuccess: { secret: ({ secretId }, _args, { actor }, info) => present(actor, secretId, info) },
    RollbackSecretSuccess: { secret: ({ secretId }, _args, { actor }, info) => present(actor, secretId, info) },
    SetSecretRotationSuccess: { secret: ({ secretId }, _args, { actor }, info) => present(actor, secretId, info) },
    RestoreSecretSuccess: { secret: ({ secretId }, _args, { actor }, info) => present(actor, secretId, info) },
    DestroySecretSuccess: {
      secret: async ({ secretId }, _args, { actor }, info) =>
        (await secrets.findDeleted(actor, secretId, info)) ?? raise(new NotFound('Secret')),
    },
  };
}
