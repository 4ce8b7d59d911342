import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What a tool answered, for whoever asks the same again. Mirrors the table `tool_cache`. */
@Entity('tool_cache')
@Check('tool_cache_key_check', `key ~ '^[0-9a-f]{64}$'`)
@Index('tool_cache_tool_id_idx', ['toolId'])
@Index('tool_cache_owner_id_idx', ['ownerId'])
@Index('tool_cache_expires_at_idx', ['expiresAt'])
export class ToolCacheEntity {
  /** SHA-256 of what was asked, and of with which rights. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'tool_cache_pkey' })
  key!: string;

  @Column({ type: 'uuid', name: 'tool_id' })
  @ForeignKey('tools', { name: 'tool_cache_tool_id_fkey', onDelete: 'CASCADE' })
  toolId!: string;

  /** Whom alone it serves; null where everybody with the same rights. */
  @Column({ type: 'uuid', name: 'owner_id', nullable: true })
  @ForeignKey('users', { name: 'tool_cache_owner_id_fkey' })
  ownerId!: string | null;

  @Column({ type: 'jsonb' })
  result!: unknown;

  @Column({ type: 'integer', name: 'hit_count', default: 0 })
  hitCount!: number;

  @Column({ type: 'timestamptz', name: 'last_hit_at', nullable: true })
  lastHitAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
