import { optionalLine, optionalText, requiredLine } from '../../platform/input.js';
import { InvalidInput } from '../../platform/problem.js';
import type { ContextStrategy } from './session.entity.js';

/** What can be said of a conversation. */
export interface SessionSettings {
  readonly title: string;
  readonly model: string | null;
  /** 0 to 2. */
  readonly temperature: number | null;
  readonly systemPrompt: string | null;
  readonly contextStrategy: ContextStrategy;
  /** In tokens. */
  readonly contextWindowSize: number;
  readonly isActive: boolean;
  /** Whether models may call tools. */
  readonly useTools: boolean;
  /** Whether whoever decides about what is asked for reads what was said last. */
  readonly shareWithApprovers: boolean;
}

/** What a client may send of it: undefined is absent, null clears or stands for the default. */
export type SessionInput = { readonly [Field in keyof SessionSettings]?: SessionSettings[Field] | null };

const MAX_TITLE = 256;
const MAX_MODEL = 255;
const MAX_PROMPT = 32_768;
const [SMALLEST_WINDOW, LARGEST_WINDOW] = [256, 10_000_000];

const DEFAULTS: SessionSettings = {
  title: 'New chat',
  model: null,
  temperature: null,
  systemPrompt: null,
  contextStrategy: 'SLIDING_WINDOW',
  contextWindowSize: 32_768,
  isActive: true,
  useTools: true,
  shareWithApprovers: false,
};
const FIELDS = Object.keys(DEFAULTS) as (keyof SessionSettings)[];

/** The settings with the fields that are present in the input; those of a new conversation without `before`. Throws InvalidInput. */
export function settingsOf(input: SessionInput, before: SessionSettings = DEFAULTS): SessionSettings {
  const present = FIELDS.filter((field) => input[field] !== undefined);
  const wanted: SessionInput = { ...before, ...Object.fromEntries(present.map((field) => [field, input[field]])) };
  return {
    title: wanted.title === null ? DEFAULTS.title : requiredLine(wanted.title, 'title', MAX_TITLE),
    model: optionalLine(wanted.model, 'model', MAX_MODEL),
    temperature: temperatureOf(wanted.temperature ?? null),
    systemPrompt: optionalText(wanted.systemPrompt, 'systemPrompt', MAX_PROMPT),
    contextStrategy: wanted.contextStrategy ?? DEFAULTS.contextStrategy,
    contextWindowSize: windowOf(wanted.contextWindowSize ?? DEFAULTS.contextWindowSize),
    isActive: wanted.isActive ?? before.isActive,
    useTools: wanted.useTools ?? DEFAULTS.useTools,
    shareWithApprovers: wanted.shareWithApprovers ?? DEFAULTS.shareWithApprovers,
  };
}

/** Which fields differ. */
export const changedFields = (before: SessionSettings, after: SessionSettings): readonly (keyof SessionSettings)[] =>
  FIELDS.filter((field) => before[field] !== after[field]);

function temperatureOf(temperature: number | null): number | null {
  if (temperature !== null && !(temperature >= 0 && temperature <= 2))
    throw new InvalidInput('A number from 0 to 2 is wanted.', 'temperature');
  return temperature;
}

function windowOf(size: number): number {
  if (size < SMALLEST_WINDOW || size > LARGEST_WINDOW)
    throw new InvalidInput(`${SMALLEST_WINDOW} to ${LARGEST_WINDOW} tokens are wanted.`, 'contextWindowSize');
  return size;
}
