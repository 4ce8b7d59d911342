import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ChunkEntity } from '../chunk.entity.js';
import { EmbeddingModelEntity } from './embedding-model.entity.js';

/** What a model made of a chunk. Mirrors the table `chunk_embeddings`. */
@Entity('chunk_embeddings')
@Check('chunk_embeddings_embedding_check', `octet_length(embedding) % 4 = 0 and octet_length(embedding) > 0`)
@Index('chunk_embeddings_owner_idx', ['modelId', 'ownerId'])
@Index('chunk_embeddings_document_idx', ['documentId'])
export class ChunkEmbeddingEntity {
  @PrimaryColumn({ type: 'uuid', name: 'chunk_id', primaryKeyConstraintName: 'chunk_embeddings_pkey' })
  chunkId!: string;

  @ManyToOne(() => ChunkEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chunk_id', foreignKeyConstraintName: 'chunk_embeddings_chunk_id_fkey' })
  chunk!: Relation<ChunkEntity>;

  @PrimaryColumn({ type: 'uuid', name: 'model_id', primaryKeyConstraintName: 'chunk_embeddings_pkey' })
  modelId!: string;

  @ManyToOne(() => EmbeddingModelEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'model_id', foreignKeyConstraintName: 'chunk_embeddings_model_id_fkey' })
  model!: Relation<EmbeddingModelEntity>;

  @Column({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** Numbers of 32 bits (IEEE 754), the least significant byte first. */
  @Column({ type: 'bytea' })
  embedding!: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
