import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { DocumentEntity } from './document.entity.js';

/** A piece of a document's text. Mirrors the table `document_chunks`. */
@Entity('document_chunks')
@Check('document_chunks_index_check', `index >= 0`)
@Check('document_chunks_page_check', `page > 0`)
@Check('document_chunks_start_offset_check', `start_offset >= 0`)
@Check('document_chunks_offsets_check', `end_offset >= start_offset`)
@Index('document_chunks_index_uq', ['documentId', 'index'], { unique: true })
@Index('document_chunks_document_owner_idx', ['documentId', 'ownerId'])
@Index('document_chunks_owner_id_idx', ['ownerId'])
// A GIN index, which TypeORM cannot describe.
@Index('document_chunks_lexemes_idx', { synchronize: false })
export class ChunkEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'document_chunks_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @ManyToOne(() => DocumentEntity, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'document_id',
      referencedColumnName: 'id',
      foreignKeyConstraintName: 'document_chunks_document_fk',
    },
    { name: 'owner_id', referencedColumnName: 'ownerId' },
  ])
  document!: Relation<DocumentEntity>;

  @Column({ type: 'integer' })
  index!: number;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'integer', nullable: true })
  page!: number | null;

  @Column({ type: 'integer', name: 'start_offset' })
  startOffset!: number;

  @Column({ type: 'integer', name: 'end_offset' })
  endOffset!: number;

  @Column({ type: 'integer', name: 'token_count' })
  tokenCount!: number;

  @Column({ type: 'integer', name: 'char_count' })
  charCount!: number;

  @Column({ type: 'text', name: 'search_keywords', array: true, default: () => `'{}'` })
  searchKeywords!: string[];

  @Column({ type: 'jsonb', default: () => `'{}'` })
  metadata!: Record<string, unknown>;

  /** What full text search looks through. */
  @Column({ type: 'tsvector' })
  lexemes!: string;

  /** Later by a microsecond with each index, so that pages of chunks are in their order. */
  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
