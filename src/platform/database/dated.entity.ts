import { Column } from 'typeorm';

/** The columns of rows that tell when they were made and when they were changed last. */
export abstract class DatedEntity {
  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}

/** The same of rows that stay when they are deleted, so that they can be brought back. */
export abstract class SoftDeletedEntity extends DatedEntity {
  /** Null for a live one. */
  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}
