import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What was done with a secret: READ is a reveal, USE is a tool's, WRITE makes, changes or rotates. */
export type AccessType = 'READ' | 'USE' | 'WRITE' | 'DELETE' | 'SHARE';

/** One entry of the access log. It has no foreign keys, for it outlives the secret. Mirrors `secret_access_log`. */
@Entity('secret_access_log')
@Check('secret_access_log_access_type_check', `access_type in ('READ', 'USE', 'WRITE', 'DELETE', 'SHARE')`)
@Check('secret_access_log_tool_check', `char_length(tool) between 1 and 64`)
@Index('secret_access_log_user_id_idx', ['userId'])
@Index('secret_access_log_secret_idx', ['secretId', 'accessedAt', 'id'])
export class AccessEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'secret_access_log_pkey' })
  id!: string;

  @Column({ type: 'uuid', name: 'secret_id' })
  secretId!: string;

  @Column({ type: 'uuid', name: 'owner_id', nullable: true })
  ownerId!: string | null;

  @Column({ type: 'uuid', name: 'workspace_id', nullable: true })
  workspaceId!: string | null;

  @Column({ type: 'text', name: 'access_type' })
  accessType!: AccessType;

  @Column({ type: 'boolean' })
  success!: boolean;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  /** The API key by which the user acted. */
  @Column({ type: 'uuid', name: 'key_id', nullable: true, default: () => 'app_key()' })
  keyId!: string | null;

  /** The name of the tool that used it, and the execution: without foreign keys. */
  @Column({ type: 'text', nullable: true })
  tool!: string | null;

  @Column({ type: 'uuid', name: 'tool_execution_id', nullable: true })
  toolExecutionId!: string | null;

  @Column({ type: 'text', nullable: true })
  ip!: string | null;

  @Column({ type: 'text', name: 'user_agent', nullable: true })
  userAgent!: string | null;

  @Column({ type: 'timestamptz', name: 'accessed_at', default: () => 'now()' })
  accessedAt!: Date;
}
