import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { DatedEntity } from '../../platform/database/dated.entity.js';

/** Where a document is in its life. */
export type DocumentStatus = 'PENDING' | 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED';
/** Whether topics were found for a document. */
export type ClassificationStatus = 'PENDING' | 'DONE' | 'FAILED';

/** A file of somebody's with the text read from it. Mirrors the table `documents`. */
@Entity('documents')
@Unique('documents_id_owner_uq', ['id', 'ownerId'])
@Check('documents_title_check', `char_length(title) between 1 and 256`)
@Check('documents_filename_check', `char_length(filename) between 1 and 255`)
@Check('documents_declared_type_check', `char_length(declared_type) <= 255`)
@Check('documents_content_type_check', `char_length(content_type) <= 255`)
@Check('documents_size_bytes_check', `size_bytes > 0`)
@Check('documents_announced_hash_check', `announced_hash ~ '^[0-9a-f]{64}$'`)
@Check('documents_content_hash_check', `content_hash ~ '^[0-9a-f]{64}$'`)
@Check('documents_source_check', `char_length(source) <= 1024`)
@Check('documents_source_type_check', `char_length(source_type) <= 64`)
@Check('documents_status_check', `status in ('PENDING', 'UPLOADED', 'PROCESSING', 'READY', 'FAILED')`)
@Check('documents_processing_error_check', `char_length(processing_error) <= 1024`)
@Check('documents_language_check', `char_length(language) <= 16`)
@Check('documents_classification_status_check', `classification_status in ('PENDING', 'DONE', 'FAILED')`)
@Check('documents_object_check', `(status = 'PENDING') = (object_key is null)`)
@Index('documents_owner_id_idx', ['ownerId', 'createdAt', 'id'])
@Index('documents_public_idx', ['createdAt', 'id'], { where: 'is_public' })
@Index('documents_hash_idx', ['ownerId', 'contentHash'], { where: 'content_hash is not null' })
@Index('documents_duplicate_of_idx', ['duplicateOf'])
@Index('documents_required_permission_idx', ['requiredPermission'])
@Index('documents_under_way_idx', ['createdAt'], { where: `status in ('PENDING', 'UPLOADED', 'PROCESSING')` })
export class DocumentEntity extends DatedEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'documents_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  @ForeignKey('users', { name: 'documents_owner_id_fkey' })
  ownerId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  filename!: string;

  /** What the uploader said it is. */
  @Column({ type: 'text', name: 'declared_type' })
  declaredType!: string;

  /** What its bytes are. */
  @Column({ type: 'text', name: 'content_type', nullable: true })
  contentType!: string | null;

  @Column({ type: 'bigint', name: 'size_bytes' })
  sizeBytes!: string;

  /** What the uploader said that it hashes to. */
  @Column({ type: 'text', name: 'announced_hash', nullable: true })
  announcedHash!: string | null;

  @Column({ type: 'text', name: 'content_hash', nullable: true })
  contentHash!: string | null;

  /** Where its bytes are; null while they are awaited. */
  @Column({ type: 'text', name: 'object_key', nullable: true })
  objectKey!: string | null;

  @Column({ type: 'text', nullable: true })
  content!: string | null;

  /** Where in the content each page begins. */
  @Column({ type: 'integer', name: 'page_offsets', array: true, nullable: true })
  pageOffsets!: number[] | null;

  /** What each page is called; null where pages have no names. */
  @Column({ type: 'text', name: 'page_labels', array: true, nullable: true })
  pageLabels!: string[] | null;

  @Column({ type: 'text', nullable: true })
  source!: string | null;

  @Column({ type: 'text', name: 'source_type', nullable: true })
  sourceType!: string | null;

  @Column({ type: 'text', default: 'PENDING' })
  status!: DocumentStatus;

  @Column({ type: 'text', name: 'processing_error', nullable: true })
  processingError!: string | null;

  /** Counts how often its processing was begun, so that an older run changes nothing any more. */
  @Column({ type: 'integer', name: 'processing_run', default: 0 })
  processingRun!: number;

  /** The run whose text stands in `content`, so that a run that is taken up again does not read the file again. */
  @Column({ type: 'integer', name: 'extracted_run', nullable: true })
  extractedRun!: number | null;

  @Column({ type: 'boolean', name: 'is_public', default: false })
  isPublic!: boolean;

  @Column({ type: 'text', name: 'required_permission', nullable: true })
  @ForeignKey('permissions', 'code', { name: 'documents_required_permission_fkey' })
  requiredPermission!: string | null;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  tags!: string[];

  @Column({ type: 'jsonb', default: () => `'{}'` })
  metadata!: Record<string, unknown>;

  @Column({ type: 'text', nullable: true })
  language!: string | null;

  @Column({ type: 'integer', name: 'page_count', nullable: true })
  pageCount!: number | null;

  @Column({ type: 'integer', name: 'chunk_count', default: 0 })
  chunkCount!: number;

  @Column({ type: 'text', name: 'classification_status', default: 'PENDING' })
  classificationStatus!: ClassificationStatus;

  @Column({ type: 'uuid', name: 'duplicate_of', nullable: true })
  @ForeignKey('documents', { name: 'documents_duplicate_of_fkey', onDelete: 'SET NULL' })
  duplicateOf!: string | null;

  @Column({ type: 'timestamptz', name: 'upload_expires_at' })
  uploadExpiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'processed_at', nullable: true })
  processedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'last_accessed_at', nullable: true })
  lastAccessedAt!: Date | null;
}
