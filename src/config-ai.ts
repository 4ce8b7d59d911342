import { z } from 'zod';
import { integer, oneOf, token, variable } from './config-types.js';
import { AI_PROVIDERS, type AiConfig } from './platform/ai/choice.js';

/** The base URL of an API: with a path, without what would be a secret in a log. */
const baseUrl = z
  .string()
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(text);
  }, 'is not the base URL of an API')
  .transform((text) => text.replace(/\/+$/, ''));

const modelName = z.string().regex(/^[^\s\p{C}]{1,200}$/u, 'is no name of a model');

/** The environment variables about models: where they are asked, and which of them unless told. */
export const AI = {
  AI_BASE_URL: variable({
    meaning: 'An OpenAI-compatible API, which models of the provider `openai-compatible` are asked at.',
    allowed: 'http:// or https:// with host, port and path, for example https://api.openai.com/v1',
    otherwise: 'that provider is asked nothing',
    type: baseUrl,
  }),
  AI_API_KEY: variable({
    meaning: 'The key for that API.',
    allowed: 'ASCII without spaces, together with AI_BASE_URL',
    otherwise: 'none',
    secret: true,
    type: token(1),
  }),
  OLLAMA_BASE_URL: variable({
    meaning: 'An Ollama, which models of the provider `ollama` are asked at.',
    allowed: 'http:// or https:// with host and port, for example http://localhost:11434',
    otherwise: 'that provider is asked nothing',
    type: baseUrl,
  }),
  EMBEDDING_MODEL: variable({
    meaning: 'The model that embeds documents and questions, until an administrator chooses another one.',
    allowed: 'the name of a model at AI_BASE_URL, or where only that is set at OLLAMA_BASE_URL',
    otherwise: 'search is lexical',
    type: modelName,
  }),
  EMBEDDING_DIMENSION: variable({
    meaning: 'How many numbers an embedding of that model has.',
    allowed: '1 to 4000',
    fallback: '1536',
    type: integer(1, 4_000),
  }),
  DEFAULT_AI_PROVIDER: variable({
    meaning: 'Whose model works for people for whom no administrator has chosen one.',
    allowed: 'openai-compatible or ollama, together with DEFAULT_AI_MODEL',
    otherwise: '`ollama`',
    type: oneOf(...AI_PROVIDERS),
  }),
  DEFAULT_AI_MODEL: variable({
    meaning: 'Which of its models.',
    allowed: 'the name of a model, together with DEFAULT_AI_PROVIDER',
    otherwise: '`llama3.2`',
    type: modelName,
  }),
  AI_FIRST_TOKEN_SECONDS: variable({
    meaning: 'How long the first piece of an answer in a conversation is waited for.',
    allowed: '1 to 3600',
    fallback: '120',
    type: integer(1, 3_600),
  }),
  AI_IDLE_SECONDS: variable({
    meaning: 'How long each further piece of an answer is waited for.',
    allowed: '1 to 3600',
    fallback: '60',
    type: integer(1, 3_600),
  }),
  SYSTEM_PROMPT: variable({
    meaning: 'What the model that finds topics for documents is told, in place of the built-in words.',
    allowed: 'at most 16384 characters',
    otherwise: 'the built-in words',
    type: z
      .string()
      .max(16_384, 'is longer than 16384 characters')
      .refine((text) => !text.includes('\0'), 'holds a NUL'),
  }),
} as const;

type Values = { readonly [N in keyof typeof AI]: z.output<(typeof AI)[N]['type']> | undefined };

/** What the variables about models ask for together. */
export function aiOf(values: Values): AiConfig {
  const { DEFAULT_AI_PROVIDER: provider, DEFAULT_AI_MODEL: model } = values;
  return Object.freeze({
    openaiCompatible: endpoint(values.AI_BASE_URL, values.AI_API_KEY),
    ollama: endpoint(values.OLLAMA_BASE_URL, undefined),
    embedding: embeddingOf(values),
    defaultChoice: provider !== undefined && model !== undefined ? Object.freeze({ provider, model }) : null,
    patience: Object.freeze({
      firstMs: (values.AI_FIRST_TOKEN_SECONDS ?? 120) * 1_000,
      nextMs: (values.AI_IDLE_SECONDS ?? 60) * 1_000,
    }),
    systemPrompt: values.SYSTEM_PROMPT ?? null,
  });
}

function embeddingOf(values: Values): AiConfig['embedding'] {
  const { EMBEDDING_MODEL: model, EMBEDDING_DIMENSION: dimension } = values;
  if (model === undefined || dimension === undefined) return null;
  const provider = values.AI_BASE_URL === undefined ? 'ollama' : 'openai-compatible';
  return Object.freeze({ provider, model, dimension });
}

function endpoint(baseUrl: string | undefined, apiKey: string | undefined): AiConfig['ollama'] {
  return baseUrl === undefined ? null : Object.freeze({ baseUrl, apiKey: apiKey ?? null });
}

/** Of which two variables each needs the other, and which one needs at least one of several. */
export const AI_NEEDS = [
  ['AI_API_KEY', ['AI_BASE_URL']],
  ['DEFAULT_AI_PROVIDER', ['DEFAULT_AI_MODEL']],
  ['DEFAULT_AI_MODEL', ['DEFAULT_AI_PROVIDER']],
  ['EMBEDDING_MODEL', ['AI_BASE_URL', 'OLLAMA_BASE_URL']],
] as const;
