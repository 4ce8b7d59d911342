import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type EmbeddingModel, wrapEmbeddingModel, wrapLanguageModel } from 'ai';
import { type AiChoice, type AiConfig, type AiEndpoint, AiNotConfigured, type AiProvider } from './choice.js';
import { withoutContent } from './failure.js';
import { guardedFetch } from './fetch.js';

/** A model that writes. */
export type WritingModel = ReturnType<typeof wrapLanguageModel>;
/** What such a model is asked, as all providers take it. */
export type ModelPrompt = Parameters<WritingModel['doStream']>[0]['prompt'];
type ModelStream = Awaited<ReturnType<WritingModel['doStream']>>['stream'];
/** A part of what it answers. */
export type ModelPart = ModelStream extends ReadableStream<infer Part> ? Part : never;

/** The models of the configured providers, for the functions of the package `ai`. */
export interface AiProviders {
  /** Whether it is known where this provider is reached. */
  isConfigured(provider: AiProvider): boolean;
  /** A model that writes. Throws AiNotConfigured. */
  languageModel(choice: AiChoice): WritingModel;
  /** A model that embeds. Throws AiNotConfigured. */
  embeddingModel(choice: AiChoice): Exclude<EmbeddingModel, string>;
}

/**
 * The configured providers. Nothing is sent before a model is asked, and never to any but the chosen provider. What a call
 * throws carries neither the key nor what was asked; `isUnreachable` tells whether trying again later may help.
 */
export function aiProviders(config: AiConfig): AiProviders {
  // It would write to the console beside the log.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const endpoints: Record<AiProvider, AiEndpoint | null> = {
    'openai-compatible': config.openaiCompatible,
    ollama: config.ollama && { ...config.ollama, baseUrl: ollamaApi(config.ollama.baseUrl) },
  };
  const sdk = ({ provider }: AiChoice) => {
    const endpoint = endpoints[provider];
    if (!endpoint) throw new AiNotConfigured(provider);
    const { baseUrl: baseURL, apiKey } = endpoint;
    return createOpenAICompatible({
      ...{ name: provider, baseURL, fetch: guardedFetch(apiKey) },
      ...{ includeUsage: true, supportsStructuredOutputs: true },
      ...(apiKey !== null && { apiKey }),
    });
  };
  return {
    isConfigured: (provider) => endpoints[provider] !== null,
    languageModel: (choice) =>
      wrapLanguageModel({
        model: sdk(choice).languageModel(choice.model),
        middleware: {
          specificationVersion: 'v3',
          wrapGenerate: ({ doGenerate }) => withoutContent(doGenerate),
          wrapStream: ({ doStream }) => withoutContent(doStream),
        },
      }),
    embeddingModel: (choice) =>
      wrapEmbeddingModel({
        model: sdk(choice).embeddingModel(choice.model),
        middleware: { specificationVersion: 'v3', wrapEmbed: ({ doEmbed }) => withoutContent(doEmbed) },
      }),
  };
}

/** Ollama speaks the API of OpenAI below `/v1`. */
const ollamaApi = (baseUrl: string) => (baseUrl.endsWith('/v1') ? baseUrl : `${baseUrl}/v1`);
