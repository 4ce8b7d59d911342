import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import { SettingEntity } from './setting.entity.js';
import { settingResolvers } from './setting.resolvers.js';
import { type SettingRule, settingRules } from './setting.rules.js';
import { SettingService } from './setting.service.js';

export type { SettingKey, SettingValue } from './registry.js';
export { settingOf } from './setting.service.js';

/** The entities of this module. */
export const SETTINGS_ENTITIES = [SettingEntity] as const;

/** What administrators may change while the house is open. */
export interface SettingsModule extends GraphqlModule<SettingRule> {
  readonly services: { readonly settings: SettingService };
  readonly jobs: readonly JobDefinition[];
}

/** Builds the module on its database. */
export function settingsModule({ db }: { readonly db: Database }): SettingsModule {
  const settings = new SettingService(db);
  return {
    services: { settings },
    resolvers: settingResolvers(settings),
    rules: settingRules,
    nodes: [],
    jobs: [],
  };
}
