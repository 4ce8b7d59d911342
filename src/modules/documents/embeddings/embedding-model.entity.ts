import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DatedEntity } from '../../../platform/database/dated.entity.js';
import type { AiProvider } from '../../../platform/ai/choice.js';

/**
 * A model that embeds. Mirrors the table `embedding_models`, but for a unique index that lets only one switch be wanted,
 * which stands on an expression.
 */
@Entity('embedding_models')
@Unique('embedding_models_name_uq', ['name'])
@Check('embedding_models_name_check', `char_length(name) between 1 and 128`)
@Check('embedding_models_display_name_check', `char_length(display_name) between 1 and 128`)
@Check('embedding_models_provider_check', `provider in ('openai-compatible', 'ollama')`)
@Check('embedding_models_model_id_check', `char_length(model_id) between 1 and 200`)
@Check('embedding_models_dimension_check', `dimension between 1 and 4000`)
@Check('embedding_models_max_tokens_check', `max_tokens between 1 and 1000000`)
@Check('embedding_models_cost_per_1k_tokens_check', `cost_per_1k_tokens >= 0`)
@Check('embedding_models_last_error_check', `char_length(last_error) <= 1024`)
@Check('embedding_models_in_use_check', `is_active or (not is_default and switch_requested_at is null)`)
@Check('embedding_models_switch_check', `not is_default or switch_requested_at is null`)
@Index('embedding_models_default_uq', ['isDefault'], { unique: true, where: 'is_default' })
export class EmbeddingModelEntity extends DatedEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'embedding_models_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text' })
  provider!: AiProvider;

  /** What the provider calls it. */
  @Column({ type: 'text', name: 'model_id' })
  modelId!: string;

  /** How many numbers an embedding has. */
  @Column({ type: 'integer' })
  dimension!: number;

  /** How much of a text it takes. */
  @Column({ type: 'integer', name: 'max_tokens' })
  maxTokens!: number;

  @Column({ type: 'numeric', name: 'cost_per_1k_tokens', precision: 14, scale: 8, default: 0 })
  costPer1kTokens!: string;

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive!: boolean;

  @Column({ type: 'boolean', name: 'is_default', default: false })
  isDefault!: boolean;

  /** Since when it is to become the default; null where it is not. */
  @Column({ type: 'timestamptz', name: 'switch_requested_at', nullable: true })
  switchRequestedAt!: Date | null;

  @Column({ type: 'uuid', name: 'switch_requested_by', nullable: true })
  switchRequestedBy!: string | null;

  /** Since when there are embeddings of it; null where there are none. */
  @Column({ type: 'timestamptz', name: 'first_used_at', nullable: true })
  firstUsedAt!: Date | null;

  /** As counted last. */
  @Column({ type: 'integer', name: 'embedded_chunks', default: 0 })
  embeddedChunks!: number;

  @Column({ type: 'integer', name: 'total_chunks', default: 0 })
  totalChunks!: number;

  @Column({ type: 'bigint', name: 'used_tokens', default: 0 })
  usedTokens!: string;

  @Column({ type: 'numeric', name: 'used_cost', precision: 20, scale: 8, default: 0 })
  usedCost!: string;

  @Column({ type: 'double precision', name: 'avg_latency_ms', nullable: true })
  avgLatencyMs!: number | null;

  /** How often in a row its provider failed. */
  @Column({ type: 'integer', default: 0 })
  failures!: number;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column({ type: 'timestamptz', name: 'last_error_at', nullable: true })
  lastErrorAt!: Date | null;

  /** Until then it is not asked again; null where it may be at once. */
  @Column({ type: 'timestamptz', name: 'retry_at', nullable: true })
  retryAt!: Date | null;
}
