import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** The columns that roles and groups share. */
export abstract class NamedSetEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The name as it is compared: NFKC, lower case. A trigger keeps it. */
  @Column({ type: 'text', name: 'name_key', default: '' })
  nameKey!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ type: 'boolean', name: 'is_system', default: false })
  isSystem!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}
