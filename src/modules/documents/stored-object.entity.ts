import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What an object is for. STAGED awaits an upload, COPYING is about to be made from that, LIVE holds a document's bytes, and
 * DOOMED has to go.
 */
export type ObjectState = 'STAGED' | 'COPYING' | 'LIVE' | 'DOOMED';

/** A key under which the object store may hold something. Mirrors the table `stored_objects`; outlives its document. */
@Entity('stored_objects')
@Check('stored_objects_state_check', `state in ('STAGED', 'COPYING', 'LIVE', 'DOOMED')`)
@Index('stored_objects_document_id_idx', ['documentId'])
@Index('stored_objects_doomed_idx', ['createdAt'], { where: `state = 'DOOMED'` })
@Index('stored_objects_copying_idx', ['settlesAt'], { where: `state = 'COPYING'` })
export class StoredObjectEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stored_objects_pkey' })
  key!: string;

  @Column({ type: 'uuid', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'uuid', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'text' })
  state!: ObjectState;

  /** From when on nobody can write under this key any more: neither a signed URL nor a copy that is still under way. */
  @Column({ type: 'timestamptz', name: 'settles_at' })
  settlesAt!: Date;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
