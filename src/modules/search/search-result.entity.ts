import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SearchEntity } from './search.entity.js';

/** A chunk that a search found. Mirrors the table `search_results`. */
@Entity('search_results')
@Check('search_results_rank_check', `rank > 0`)
@Index('search_results_search_id_idx', ['searchId', 'userId'])
export class SearchResultEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'search_results_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'search_id' })
  searchId!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  @ManyToOne(() => SearchEntity, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'search_id', referencedColumnName: 'id', foreignKeyConstraintName: 'search_results_search_fk' },
    { name: 'user_id', referencedColumnName: 'userId' },
  ])
  search!: Relation<SearchEntity>;

  /** Perhaps of one that is gone. */
  @Column({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  /** Perhaps of one that is gone. */
  @Column({ type: 'uuid', name: 'chunk_id' })
  chunkId!: string;

  @Column({ type: 'integer' })
  rank!: number;

  @Column({ type: 'double precision' })
  score!: number;

  /** What whoever searched says of it; null where nothing was said. */
  @Column({ type: 'boolean', name: 'was_helpful', nullable: true })
  wasHelpful!: boolean | null;

  @Column({ type: 'timestamptz', name: 'rated_at', nullable: true })
  ratedAt!: Date | null;
}
