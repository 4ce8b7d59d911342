import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One entry of the audit log, without what can be traced to a person by itself. */
@Entity('audit_logs')
@Index('audit_logs_created_at_idx', ['createdAt', 'id'])
@Index('audit_logs_user_id_idx', ['userId', 'createdAt'])
@Index('audit_logs_resource_id_idx', ['resourceId', 'createdAt'])
export class AuditLogEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Which fields the HMAC covers, and how. */
  @Column({ type: 'smallint' })
  format!: number;

  /** The master key whose derived key made the HMAC. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'text' })
  action!: string;

  @Column({ name: 'resource_type', type: 'text', nullable: true })
  resourceType!: string | null;

  @Column({ name: 'resource_id', type: 'uuid', nullable: true })
  resourceId!: string | null;

  @Column({ name: 'session_id', type: 'uuid', nullable: true })
  sessionId!: string | null;

  @Column({ name: 'tool_execution_id', type: 'uuid', nullable: true })
  toolExecutionId!: string | null;

  @Column({ type: 'jsonb' })
  details!: Record<string, unknown>;

  @Column({ type: 'jsonb', nullable: true })
  changes!: Record<string, unknown> | null;

  @Column({ type: 'boolean' })
  success!: boolean;

  @Column({ name: 'error_message', type: 'text', nullable: true })
  errorMessage!: string | null;

  @Column({ name: 'sensitive_data', type: 'boolean' })
  sensitiveData!: boolean;

  @Column({ name: 'retention_days', type: 'integer' })
  retentionDays!: number;

  /** Salted digest of the side row, so that the entry stays verifiable when that is erased. */
  @Column({ name: 'personal_digest', type: 'bytea' })
  personalDigest!: Buffer;

  @Column({ type: 'bytea' })
  hmac!: Buffer;

  /** Part of the key, since the table is kept in months. */
  @PrimaryColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** The erasable side row of an entry. */
@Entity('audit_personal')
@Index('audit_personal_user_id_idx', ['userId'])
export class AuditPersonalEntity {
  @PrimaryColumn({ name: 'audit_id', type: 'uuid' })
  auditId!: string;

  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  userId!: string | null;

  @Column({ type: 'text', nullable: true })
  username!: string | null;

  @Column({ type: 'text', nullable: true })
  ip!: string | null;

  @Column({ name: 'user_agent', type: 'text', nullable: true })
  userAgent!: string | null;

  @Column({ type: 'bytea' })
  salt!: Buffer;

  /** That of the entry. Part of the key, since the table is kept in months. */
  @PrimaryColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** One link of the chain that seals the entries in their order. */
@Entity('audit_chain')
export class AuditChainEntity {
  @PrimaryColumn({ type: 'bigint' })
  seq!: string;

  /** The master key whose derived key made the hash. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Index('audit_chain_audit_id_uq', { unique: true })
  @Column({ name: 'audit_id', type: 'uuid' })
  auditId!: string;

  @Column({ type: 'bytea' })
  previous!: Buffer;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ name: 'sealed_at', type: 'timestamptz', default: () => 'now()' })
  sealedAt!: Date;

  /** That of the entry, which says in which month it lies. */
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** An entry that waits for its link. */
@Entity('audit_pending')
export class AuditPendingEntity {
  @PrimaryColumn({ name: 'audit_id', type: 'uuid' })
  auditId!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** What one line of a file of checkpoints says. */
@Entity('audit_checkpoints')
export class AuditCheckpointEntity {
  @PrimaryColumn({ name: 'file_id', type: 'uuid' })
  fileId!: string;

  @PrimaryColumn({ type: 'integer' })
  number!: number;

  /** The last link it covers. */
  @Column({ type: 'bigint' })
  seq!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** The digest of the line before. */
  @Column({ type: 'bytea' })
  previous!: Buffer;

  /** The master key whose derived key made the signature. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ type: 'bytea' })
  signature!: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

/** Says that the side rows of a user's entries were erased until an instant, and are not merely gone. */
@Entity('audit_erasures')
export class AuditErasureEntity {
  @PrimaryColumn({ name: 'user_id', type: 'uuid' })
  userId!: string;

  @PrimaryColumn({ name: 'erased_at', type: 'timestamptz' })
  erasedAt!: Date;

  /** Who asked for it; null for the system itself. */
  @Column({ name: 'erased_by', type: 'uuid', nullable: true })
  erasedBy!: string | null;

  /** The master key whose derived key made the HMAC. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ type: 'bytea' })
  hmac!: Buffer;
}

/** Stands for the links of a month that was dropped, as far as they follow each other. */
@Entity('audit_anchors')
@Check('audit_anchors_seq_check', 'to_seq >= from_seq')
export class AuditAnchorEntity {
  @PrimaryColumn({ name: 'from_seq', type: 'bigint' })
  fromSeq!: string;

  @Column({ name: 'to_seq', type: 'bigint' })
  toSeq!: string;

  /** The hash before the first of them. */
  @Column({ type: 'bytea' })
  previous!: Buffer;

  /** The hash of the last of them. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** The first day of the month of their entries. */
  @Column({ type: 'date' })
  month!: string;

  /** The master key whose derived key made the HMAC. */
  @Column({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ type: 'bytea' })
  hmac!: Buffer;

  @Column({ name: 'dropped_at', type: 'timestamptz' })
  droppedAt!: Date;
}

/** What the audit keeps in tables. */
export const AUDIT_ENTITIES = [
  AuditLogEntity,
  AuditPersonalEntity,
  AuditChainEntity,
  AuditPendingEntity,
  AuditCheckpointEntity,
  AuditErasureEntity,
  AuditAnchorEntity,
];
