import { APICallError, RetryError, embedMany } from 'ai';
import { AiNotConfigured } from '../../../platform/ai/choice.js';
import { describeAiFailure, isUnreachable } from '../../../platform/ai/failure.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Counted } from './batches.js';
import type { EmbeddingModel, Usage } from './embedding-model.repository.js';
import { faultOf } from './vector.js';

/** There is no embedding to be had at present. Its message says why, and may be shown to whoever manages models. */
export class EmbeddingUnavailable extends Error {
  override readonly name = 'EmbeddingUnavailable';
  /** @param isPassing whether the same call may work later */
  constructor(
    message: string,
    readonly isPassing: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The provider refuses these very texts, and might take others. */
export class TextsRefused extends EmbeddingUnavailable {}

/** What a model made of texts, in their order. */
export interface Embeddings extends Usage {
  readonly vectors: readonly number[][];
}

/** How patient a call is. */
export interface Patience {
  /** How often it is tried again where the provider is busy or has trouble, which says itself for how long to wait. */
  readonly retries: number;
  readonly timeoutMs: number;
}

/** What a provider answers that takes neither these texts nor so many of them. */
const REFUSING_TEXTS: readonly (number | undefined)[] = [400, 413, 422];

/** Asks a model for embeddings. Throws EmbeddingUnavailable, TextsRefused where it is about the texts. */
export async function embed(
  ai: AiProviders,
  model: EmbeddingModel,
  texts: readonly Counted[],
  { retries, timeoutMs }: Patience,
): Promise<Embeddings> {
  const started = performance.now();
  const { embeddings, usage } = await embedMany({
    model: ai.isConfigured(model.provider) ? ai.embeddingModel({ ...model, model: model.modelId }) : missing(model),
    values: texts.map(({ text }) => text),
    maxRetries: retries,
    maxParallelCalls: 1,
    abortSignal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => refuse(error));
  if (embeddings.length !== texts.length)
    throw new EmbeddingUnavailable(`The model gives ${embeddings.length} embeddings for ${texts.length} texts.`, false);
  for (const vector of embeddings) {
    const fault = faultOf(vector, model.dimension);
    if (fault !== null) throw new EmbeddingUnavailable(fault, false);
  }
  const counted = texts.reduce((sum, { tokens }) => sum + tokens, 0);
  return {
    vectors: embeddings,
    tokens: Number.isFinite(usage.tokens) && usage.tokens > 0 ? usage.tokens : counted,
    milliseconds: performance.now() - started,
  };
}

function missing({ provider }: EmbeddingModel): never {
  throw new EmbeddingUnavailable(new AiNotConfigured(provider).message, true);
}

function refuse(error: unknown): never {
  const last = RetryError.isInstance(error) ? error.lastError : error;
  const message = describeAiFailure(error);
  if (APICallError.isInstance(last) && REFUSING_TEXTS.includes(last.statusCode))
    throw new TextsRefused(message, false, { cause: error });
  throw new EmbeddingUnavailable(message, isUnreachable(error), { cause: error });
}
