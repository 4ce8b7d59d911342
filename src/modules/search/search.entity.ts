import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** How was searched. */
export type SearchMode = 'LEXICAL' | 'SEMANTIC' | 'HYBRID';

/** Somebody's search. Mirrors the table `searches`. */
@Entity('searches')
@Unique('searches_id_user_uq', ['id', 'userId'])
@Check('searches_query_check', `char_length(query) <= 1000`)
@Check('searches_type_check', `type in ('LEXICAL', 'SEMANTIC', 'HYBRID')`)
@Index('searches_user_id_idx', ['userId'])
@Index('searches_created_at_idx', ['createdAt'])
export class SearchEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'searches_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey('users', { name: 'searches_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  /** The sign-in; null where an API key searched. */
  @Column({ type: 'uuid', name: 'session_id', nullable: true })
  sessionId!: string | null;

  @Column({ type: 'text' })
  query!: string;

  /** Numbers of 32 bits; null where it was not embedded. */
  @Column({ type: 'bytea', name: 'query_embedding', nullable: true })
  queryEmbedding!: Buffer | null;

  /** How was searched in effect. */
  @Column({ type: 'text' })
  type!: SearchMode;

  @Column({ type: 'jsonb', default: () => `'{}'` })
  filters!: Readonly<Record<string, unknown>>;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
