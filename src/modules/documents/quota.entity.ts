import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How much somebody stores, and may store. Made with the user; mirrors the table `quotas`. */
@Entity('quotas')
@Check('quotas_used_bytes_check', `used_bytes >= 0`)
@Check('quotas_limit_bytes_check', `limit_bytes >= 0`)
export class QuotaEntity {
  @PrimaryColumn({ type: 'uuid', name: 'user_id', primaryKeyConstraintName: 'quotas_pkey' })
  @ForeignKey('users', { name: 'quotas_user_id_fkey', onDelete: 'CASCADE' })
  userId!: string;

  @Column({ type: 'bigint', name: 'used_bytes', default: 0 })
  usedBytes!: string;

  /** Null for the default of the configuration. */
  @Column({ type: 'bigint', name: 'limit_bytes', nullable: true })
  limitBytes!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
