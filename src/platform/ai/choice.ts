/** Who runs models: an OpenAI-compatible API, or an Ollama. */
export const AI_PROVIDERS = ['openai-compatible', 'ollama'] as const;

/** One of them. */
export type AiProvider = (typeof AI_PROVIDERS)[number];

/** A model at its provider. The two belong together: the name of a model says nothing without the provider. */
export interface AiChoice {
  readonly provider: AiProvider;
  /** The name of the model, as the provider knows it. */
  readonly model: string;
}

/** Where a provider is reached. */
export interface AiEndpoint {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Never logged. */
  readonly apiKey: string | null;
}

/** What is configured of models. */
export interface AiConfig {
  /** Null where there is none: then nothing is ever sent to one. */
  readonly openaiCompatible: AiEndpoint | null;
  /** Null likewise. */
  readonly ollama: AiEndpoint | null;
  /** The first model that embeds; null where none is named. */
  readonly embedding: (AiChoice & { readonly dimension: number }) | null;
  /** For people for whom no administrator has chosen a model; null for the built-in choice. */
  readonly defaultChoice: AiChoice | null;
  /** How long an answer may be waited for, in milliseconds: until its first piece, and from one piece to the next. */
  readonly patience: { readonly firstMs: number; readonly nextMs: number };
  /** What a model is told that finds topics; null for the built-in words. */
  readonly systemPrompt: string | null;
}

/** Where nobody has chosen anything. */
const BUILT_IN: AiChoice = Object.freeze({ provider: 'ollama', model: 'llama3.2' });

/**
 * Whose model works for somebody: the one chosen for that person, else the configured one, else Ollama's llama3.2. Only
 * what is unset falls back: a choice whose provider does not answer, or is not configured, is never replaced by another.
 */
export function resolveChoice(ofUser: AiChoice | null, config: Pick<AiConfig, 'defaultChoice'>): AiChoice {
  return ofUser ?? config.defaultChoice ?? BUILT_IN;
}

const VARIABLE: Record<AiProvider, string> = {
  'openai-compatible': 'AI_BASE_URL',
  ollama: 'OLLAMA_BASE_URL',
};

/** Nothing says where this provider is reached. Its message names the variable that would. */
export class AiNotConfigured extends Error {
  override readonly name = 'AiNotConfigured';
  constructor(readonly provider: AiProvider) {
    super(`The provider ${provider} is not configured: ${VARIABLE[provider]} says where it is reached.`);
  }
}
