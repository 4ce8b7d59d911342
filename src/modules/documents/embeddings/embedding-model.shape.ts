import { type Shape, bigint, instant } from '../../../platform/database/shape.js';

/** How an `EmbeddingModel` is read. */
export const embeddingModelShape: Shape = {
  type: 'EmbeddingModel',
  table: 'embedding_models',
  columns: {
    id: 'id',
    name: 'name',
    displayName: 'display_name',
    provider: 'provider',
    modelId: 'model_id',
    dimension: 'dimension',
    maxTokens: 'max_tokens',
    costPer1kTokens: { sql: (m) => `${m}.cost_per_1k_tokens::float8` },
    isActive: 'is_active',
    isDefault: 'is_default',
    isWanted: { sql: (m) => `${m}.switch_requested_at is not null` },
    embeddedChunks: 'embedded_chunks',
    totalChunks: 'total_chunks',
    usedTokens: bigint('used_tokens'),
    usedCost: { sql: (m) => `${m}.used_cost::float8` },
    avgLatencyMs: 'avg_latency_ms',
    lastError: 'last_error',
    lastErrorAt: instant('last_error_at'),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
  },
};

/** The default first, then the one that is to become it, then by name. */
export const embeddingModelOrder = (m: string): string =>
  `${m}.is_default desc, ${m}.switch_requested_at is null, ${m}.name`;
