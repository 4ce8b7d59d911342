import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TopicEntity } from './topic.entity.js';

/** Who gave a document a topic. */
export type TopicSource = 'MANUAL' | 'AI';

/** That a document carries a topic. Mirrors the table `document_topics`. */
@Entity('document_topics')
@Check('document_topics_source_check', `source in ('MANUAL', 'AI')`)
@Check('document_topics_confidence_check', `source = 'AI' or confidence is null`)
@Check('document_topics_range_check', `confidence between 0 and 1`)
@Index('document_topics_topic_id_idx', ['topicId', 'ownerId'])
@Index('document_topics_document_owner_idx', ['documentId', 'ownerId'])
@ForeignKey('documents', ['documentId', 'ownerId'], ['id', 'ownerId'], {
  name: 'document_topics_document_fk',
  onDelete: 'CASCADE',
})
export class DocumentTopicEntity {
  @PrimaryColumn({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'topic_id' })
  @ForeignKey(() => TopicEntity, { name: 'document_topics_topic_id_fkey', onDelete: 'CASCADE' })
  topicId!: string;

  /** The owner of the document. */
  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'text' })
  source!: TopicSource;

  /** How sure the model was, from 0 to 1; null for what its owner gave. */
  @Column({ type: 'real', nullable: true })
  confidence!: number | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
