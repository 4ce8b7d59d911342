import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One setting that is, or once was, another one than the default. Mirrors the table `settings`. */
@Entity('settings')
@Unique('settings_key_uq', ['key'])
export class SettingEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'settings_pkey' })
  id!: string;

  @Column({ type: 'text' })
  key!: string;

  /** Null for the default. */
  @Column({ type: 'jsonb', nullable: true })
  value!: unknown;

  @Column({ type: 'uuid', name: 'updated_by', nullable: true })
  updatedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at', nullable: true })
  updatedAt!: Date | null;
}
