import type { Resolvers } from '../../generated/graphql.js';
import type { Row } from '../../platform/database/select.js';
import { NotFound, raise } from '../../platform/problem.js';
import { type SettingKey, definitionOf, inForce, jsonSchemaOf } from './registry.js';
import type { SettingService } from './setting.service.js';

const keyOf = (row: Row): SettingKey => row['key'] as SettingKey;

/** Settings: reading, changing and resetting them. */
export const settingResolvers = (settings: SettingService): Resolvers => ({
  Query: {
    settings: (_root, _args, { actor }, info) => settings.list(actor, info),
    setting: (_root, { key }, { actor }, info) => settings.find(actor, key, info),
  },
  Mutation: {
    updateSetting: async (_root, { input }, { actor }) => ({
      __typename: 'UpdateSettingSuccess',
      key: await settings.update(actor, input),
    }),
    resetSetting: async (_root, { input }, { actor }) => ({
      __typename: 'ResetSettingSuccess',
      key: await settings.reset(actor, input),
    }),
  },
  UpdateSettingSuccess: {
    setting: async ({ key }, _args, { actor }, info) =>
      (await settings.find(actor, key, info)) ?? raise(new NotFound('Setting')),
  },
  ResetSettingSuccess: {
    setting: async ({ key }, _args, { actor }, info) =>
      (await settings.find(actor, key, info)) ?? raise(new NotFound('Setting')),
  },
  Setting: {
    value: (row) => inForce(keyOf(row), row['kept']),
    isDefault: (row) => (row['kept'] ?? null) === null,
    default: (row) => definitionOf(keyOf(row)).standard,
    description: (row) => definitionOf(keyOf(row)).description,
    schema: (row) => jsonSchemaOf(keyOf(row)),
  },
});
