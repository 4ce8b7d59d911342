import { type ShieldRule, guard, holds } from '../../graphql/guard.js';
import { Forbidden, Unauthenticated } from '../../platform/problem.js';
import { canReadSettings } from './setting.policy.js';

/** The access rules this module adds to the schema. */
export type SettingRule = 'SETTINGS_READER' | 'SETTINGS_EDITOR';

/** Each asks for one permission; whoever changes settings sees them, too. */
export const settingRules: Readonly<Record<SettingRule, ShieldRule>> = {
  SETTINGS_READER: guard('SETTINGS_READER', (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!canReadSettings(actor)) throw new Forbidden('This needs the permission settings.read.');
    return true;
  }),
  SETTINGS_EDITOR: holds('SETTINGS_EDITOR', 'settings.update'),
};
