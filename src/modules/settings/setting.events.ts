import type { DomainEvent } from '../../platform/events/event.js';
import type { SettingKey } from './registry.js';

/** A setting before and after a change. */
export interface SettingChange {
  readonly id: string;
  readonly key: SettingKey;
  readonly before: unknown;
  readonly after: unknown;
}

type Action = 'SETTING_UPDATED' | 'SETTING_RESET' | 'SETTING_SEEDED';

/** A setting has another value from now on. Whoever did it hears of it; nobody where that was the system. */
export const settingUpdated = (
  { id, key, before, after }: SettingChange,
  action: Action,
  by: string | null,
): DomainEvent => ({
  type: 'setting.updated',
  aggregateId: id,
  payload: { key },
  recipients: by ? [by] : [],
  audit: {
    action,
    resourceType: 'SETTING',
    resourceId: id,
    details: { key },
    changes: { [key]: { before, after } },
  },
});
