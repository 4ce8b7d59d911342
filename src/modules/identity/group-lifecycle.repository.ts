import type { Tx } from '../../platform/database/database.js';
import { type NamedRow, NamedSetRepository } from './named-set.repository.js';

/** A group that may be deleted. */
export interface GroupRow extends NamedRow {
  readonly isDeleted: boolean;
}

/** All SQL about bringing groups back. */
export class GroupLifecycleRepository extends NamedSetRepository {
  constructor(tx: Tx) {
    super(tx, 'groups', 'group');
  }

  /** The group with this id, deleted or not; null where there is none that the actor sees. */
  async findAny(id: string): Promise<GroupRow | null> {
    const [row] = await this.tx.query<GroupRow>(
      `select id, name, description, is_system as "isSystem", deleted_at is not null as "isDeleted"
         from groups where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /**
   * Brings back under this name a group that was deleted at most thirty days ago. Answers whether it did. Throws
   * Conflict where the name is taken.
   */
  restore(id: string, name: string): Promise<boolean> {
    return this.named(async () => {
      const rows = await this.tx.query(
        `update groups set deleted_at = null, name = $2
          where id = $1 and deleted_at > now() - interval '30 days' returning id`,
        [id, name],
      );
      return rows.length > 0;
    });
  }
}
