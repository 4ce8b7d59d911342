import { z } from 'zod';

/** What is known of a setting whether or not somebody has changed it. */
export interface SettingDefinition<T = unknown> {
  /** What it decides, and from when on, for a person to read. */
  readonly description: string;
  /** Which values there are, as the end of a sentence. */
  readonly allowed: string;
  readonly type: z.ZodType<T>;
  /** What is in force as long as nobody says otherwise. */
  readonly standard: T;
}

const setting = <T>(definition: SettingDefinition<T>): SettingDefinition<T> => definition;

const days = (description: string, standard: number, most: number): SettingDefinition<number> => ({
  description,
  allowed: `a whole number of days from 1 to ${most}`,
  type: z.int().min(1).max(most),
  standard,
});

const yesOrNo = (description: string, standard: boolean): SettingDefinition<boolean> => ({
  description,
  allowed: 'true or false',
  type: z.boolean(),
  standard,
});

/** Every setting there is. What reads one reads it in the transaction that acts on it, so that a change counts at once. */
export const SETTINGS = {
  registration: setting<'INVITE_ONLY' | 'OPEN'>({
    description:
      'Whether a new account needs an invitation. The environment variable REGISTRATION says what it is at the first start.',
    allowed: 'INVITE_ONLY or OPEN',
    type: z.enum(['INVITE_ONLY', 'OPEN']),
    standard: 'INVITE_ONLY',
  }),
  'invitations.expiryDays': days(
    'For how many days an invitation is open whose maker says nothing else. Those that were made keep their end.',
    7,
    30,
  ),
  'notifications.retentionDays': days(
    'For how many days a notification is kept after it was read. What nobody reads goes after a year, or as late.',
    90,
    3650,
  ),
  'secrets.revealRequiresStepUp': yesOrNo(
    'Whether every reveal of a secret needs a session that has stepped up within the last five minutes.',
    false,
  ),
} as const;

/** The key of a setting. */
export type SettingKey = keyof typeof SETTINGS;
/** What a setting's value is. */
export type SettingValue<K extends SettingKey> = z.output<(typeof SETTINGS)[K]['type']>;

/** Every key, in the order in which settings are listed. */
export const SETTING_KEYS = Object.keys(SETTINGS) as readonly SettingKey[];

/** Whether a text is the key of a setting. */
export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key);

/** A setting's definition. */
export const definitionOf = (key: SettingKey): SettingDefinition => SETTINGS[key];

/** What is in force where `stored` is kept: the default for null. Throws where it is no value of this setting (any more). */
export function inForce<K extends SettingKey>(key: K, stored: unknown): SettingValue<K> {
  const { type, standard } = definitionOf(key);
  return (stored === null || stored === undefined ? standard : type.parse(stored)) as SettingValue<K>;
}

/** Which values a setting has, as a JSON Schema (draft 2020-12). */
export const jsonSchemaOf = (key: SettingKey): Record<string, unknown> => ({ ...z.toJSONSchema(SETTINGS[key].type) });
