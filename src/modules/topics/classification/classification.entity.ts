import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What is remembered of asking a model for the topics of a document. Mirrors the table `document_classifications`. */
@Entity('document_classifications')
@Check('document_classifications_error_check', 'char_length(error) <= 1024')
@Index('document_classifications_document_owner_idx', ['documentId', 'ownerId'])
@Index('document_classifications_retry_at_idx', ['retryAt'], { where: 'retry_at is not null' })
@ForeignKey('documents', ['documentId', 'ownerId'], ['id', 'ownerId'], {
  name: 'document_classifications_document_fk',
  onDelete: 'CASCADE',
})
export class ClassificationEntity {
  @PrimaryColumn({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  /** The attempt that is under way, or was the last one: what another one found out is too late. */
  @Column({ type: 'uuid', name: 'attempt_id' })
  attemptId!: string;

  /** How often a model was asked since its owner, or its processing, asked for topics. */
  @Column({ type: 'integer' })
  attempts!: number;

  /** When it is tried again, also where the attempt under way never ends; null where it is not. */
  @Column({ type: 'timestamptz', name: 'retry_at', nullable: true })
  retryAt!: Date | null;

  /** Why it did not work; null where it did. */
  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
