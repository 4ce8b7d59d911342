import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ChunkEntity } from '../chunk.entity.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';

/** That a model refuses a chunk in every size. Mirrors the table `chunk_refusals`. */
@Entity('chunk_refusals')
@Index('chunk_refusals_model_id_idx', ['modelId'])
export class ChunkRefusalEntity {
  @PrimaryColumn({ type: 'uuid', name: 'chunk_id', primaryKeyConstraintName: 'chunk_refusals_pkey' })
  chunkId!: string;

  @ManyToOne(() => ChunkEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chunk_id', foreignKeyConstraintName: 'chunk_refusals_chunk_id_fkey' })
  chunk!: Relation<ChunkEntity>;

  @PrimaryColumn({ type: 'uuid', name: 'model_id', primaryKeyConstraintName: 'chunk_refusals_pkey' })
  modelId!: string;

  @ManyToOne(() => EmbeddingModelEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'chunk_refusals_model_id_fkey' })
  model!: Relation<EmbeddingModelEntity>;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
