import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';

/** Where a rewrap stands. */
export type RewrapStatus = 'RUNNING' | 'COMPLETED' | 'FAILED';

/** A run that wraps all data keys with the key in force. Keys are named `provider/key id`. Mirrors the table `rewraps`. */
@Entity('rewraps')
@Check('rewraps_status_check', `status in ('RUNNING', 'COMPLETED', 'FAILED')`)
@Check('rewraps_completed_check', `(status = 'RUNNING') = (completed_at is null)`)
@Index('rewraps_running_uq', ['status'], { unique: true, where: `status = 'RUNNING'` })
@Index('rewraps_started_at_idx', ['startedAt', 'id'])
export class RewrapEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'rewraps_pkey' })
  id!: string;

  @Column({ type: 'text', default: 'RUNNING' })
  status!: RewrapStatus;

  @Column({ type: 'text', array: true, name: 'from_keys' })
  fromKeys!: string[];

  @Column({ type: 'text', name: 'to_key' })
  toKey!: string;

  @Column({ type: 'integer' })
  total!: number;

  @Column({ type: 'integer', default: 0 })
  done!: number;

  @Column({ type: 'integer', default: 0 })
  failed!: number;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** How often in a row it could not go on. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'retry_at', default: () => 'now()' })
  retryAt!: Date;

  /** Null where it was started at the console. */
  @Column({ type: 'uuid', name: 'started_by', nullable: true })
  startedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'started_at', default: () => 'now()' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'completed_at', nullable: true })
  completedAt!: Date | null;
}

/** A version whose data key a run could not unwrap; it does not try it again. */
@Entity('rewrap_failures')
export class RewrapFailureEntity {
  @PrimaryColumn({ type: 'uuid', name: 'rewrap_id', primaryKeyConstraintName: 'rewrap_failures_pkey' })
  rewrapId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'secret_id', primaryKeyConstraintName: 'rewrap_failures_pkey' })
  secretId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'rewrap_failures_pkey' })
  number!: number;

  @Column({ type: 'text' })
  reason!: string;

  @ManyToOne(() => RewrapEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'rewrap_id', foreignKeyConstraintName: 'rewrap_failures_rewrap_id_fkey' })
  rewrap!: Relation<RewrapEntity>;
}

/** A key that nothing is under any more, and nothing will be. */
@Entity('retired_keys')
@Unique('retired_keys_key_uq', ['provider', 'keyId'])
export class RetiredKeyEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'retired_keys_pkey' })
  id!: string;

  @Column({ type: 'text' })
  provider!: string;

  @Column({ type: 'text', name: 'key_id' })
  keyId!: string;

  @Column({ type: 'uuid', name: 'retired_by', nullable: true })
  retiredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'retired_at', default: () => 'now()' })
  retiredAt!: Date;
}

/** What was derived from a retired master key and must still verify, wrapped by the master key named beside it. */
@Entity('retained_keys')
export class RetainedKeyEntity {
  @PrimaryColumn({ type: 'text', name: 'key_id', primaryKeyConstraintName: 'retained_keys_pkey' })
  keyId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'retained_keys_pkey' })
  label!: string;

  @Column({ type: 'text', name: 'wrapping_key_id' })
  wrappingKeyId!: string;

  @Column({ type: 'bytea' })
  wrapped!: Buffer;
}
