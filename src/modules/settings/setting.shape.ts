import type { Shape } from '../../platform/database/shape.js';
import { instant } from '../../platform/database/shape.js';
import { literal } from '../../platform/database/sql.js';
import { userShape } from '../identity/index.js';
import { SETTING_KEYS } from './registry.js';

/** Every setting of the code with what is kept of it: most have no row of their own. */
const WITH_KEPT = `(
  select known.key, known.position, kept.value, kept.updated_at, kept.updated_by
    from unnest(array[${SETTING_KEYS.map(literal).join(', ')}]) with ordinality as known (key, position)
    left join settings kept on kept.key = known.key)`;

/** How a `Setting` is read. What its value means, the registry knows. */
export const settingShape: Shape = {
  type: 'Setting',
  table: WITH_KEPT,
  // Row level security alone would show everybody that there are settings, all of them at their defaults.
  live: () => `(select app_may('settings.read')) or (select app_may('settings.update'))`,
  columns: { key: 'key', updatedAt: instant('updated_at') },
  needs: {
    value: { key: 'key', kept: 'value' },
    isDefault: { key: 'key', kept: 'value' },
    default: { key: 'key' },
    description: { key: 'key' },
    schema: { key: 'key' },
  },
  one: {
    updatedBy: { shape: () => userShape, on: (user, setting) => `${user}.id = ${setting}.updated_by` },
  },
};

/** As the registry lists them. */
export const settingOrder = (setting: string): string => `${setting}.position`;
