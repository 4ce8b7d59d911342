import type { Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/problem.js';
import { violates } from './violation.js';

/** What a role or a group is called and for. */
export interface Description {
  readonly name: string;
  readonly description: string;
}

/** A live role or group. */
export interface NamedRow extends Description {
  readonly id: string;
  readonly isSystem: boolean;
}

/** The SQL that roles and groups have in common: both are named sets, in tables alike. */
export class NamedSetRepository {
  constructor(
    protected readonly tx: Tx,
    private readonly table: 'roles' | 'groups',
    private readonly noun: string,
  ) {}

  /** Makes one and answers its id. Throws Conflict where the name is taken. */
  insert({ name, description }: Description): Promise<string> {
    return this.named(async () => {
      const [row] = await this.tx.query<{ id: string }>(
        `insert into ${this.table} (name, description) values ($1, $2) returning id`,
        [name, description],
      );
      if (!row) throw new Error('Nothing was made.');
      return row.id;
    });
  }

  /** The live one with this id; null where there is none. */
  async find(id: string): Promise<NamedRow | null> {
    return this.one(id, '');
  }

  /** The same, and nobody else changes it until the transaction ends. */
  async lock(id: string): Promise<NamedRow | null> {
    return this.one(id, 'for no key update');
  }

  /** Gives name and description, unless it was deleted. Throws Conflict where the name is taken. */
  update(id: string, { name, description }: Description): Promise<boolean> {
    return this.named(async () => {
      const rows = await this.tx.query(
        `update ${this.table} set name = $2, description = $3 where id = $1 and deleted_at is null returning id`,
        [id, name, description],
      );
      return rows.length > 0;
    });
  }

  /** Deletes it: of several who try, one succeeds. Answers whether this was the one. */
  async delete(id: string): Promise<boolean> {
    const rows = await this.tx.query(
      `update ${this.table} set deleted_at = now() where id = $1 and deleted_at is null and not is_system returning id`,
      [id],
    );
    return rows.length > 0;
  }

  private async one(id: string, locking: string): Promise<NamedRow | null> {
    const [row] = await this.tx.query<NamedRow>(
      `select id, name, description, is_system as "isSystem" from ${this.table}
        where id = $1 and deleted_at is null ${locking}`,
      [id],
    );
    return row ?? null;
  }

  /** What `write` answers. Throws Conflict where it stumbles over another live one of this name. */
  protected async named<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (violates(error, `${this.table}_name_uq`))
        throw new Conflict(`A ${this.noun} with this name exists already.`, 'name');
      throw error;
    }
  }
}
