import { Actor } from '../../../platform/actor.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database } from '../../../platform/database/database.js';
import { EmbeddingUnavailable, type Patience, embed } from './embedder.js';
import { EmbeddingModelRepository } from './embedding-model.repository.js';

const SYSTEM = Actor.system('embed a question');
/** Somebody waits. */
const PATIENCE: Patience = { retries: 0, timeoutMs: 5_000 };
/** For an estimate where the provider counts no tokens. */
const BYTES_PER_TOKEN = 4;

/** What a question means to a model. */
export interface EmbeddedQuery {
  /** The id of the `EmbeddingModel`. */
  readonly modelId: string;
  readonly vector: Float32Array;
}

/** Questions, as the model that embedded the documents understands them. */
export class QueryEmbeddingService {
  constructor(
    private readonly db: Database,
    private readonly ai: AiProviders,
  ) {}

  /**
   * Embeds a question with the default model. Null where there is none, or its provider is not configured. Throws
   * EmbeddingUnavailable where it does not answer, at once for a while after it has not.
   */
  async embedQuery(text: string): Promise<EmbeddedQuery | null> {
    const model = await this.db.as(SYSTEM, (tx) => new EmbeddingModelRepository(tx).current());
    if (!model || !this.ai.isConfigured(model.provider)) return null;
    if (model.isResting)
      throw new EmbeddingUnavailable('The model has failed just now, and is not asked again yet.', true);
    const question = text.slice(0, model.maxTokens);
    const tokens = Math.ceil(Buffer.byteLength(question) / BYTES_PER_TOKEN);
    try {
      const { vectors, ...usage } = await embed(this.ai, model, [{ text: question, tokens }], PATIENCE);
      await this.db.as(SYSTEM, (tx) => new EmbeddingModelRepository(tx).used(model.id, usage));
      return { modelId: model.id, vector: Float32Array.from(vectors[0] ?? []) };
    } catch (error) {
      // What it refuses may be wrong with this question alone.
      if (error instanceof EmbeddingUnavailable && error.isPassing)
        await this.db.as(SYSTEM, (tx) => new EmbeddingModelRepository(tx).failed(model.id, error.message, true));
      throw error;
    }
  }
}
