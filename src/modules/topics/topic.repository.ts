import type { Tx } from '../../platform/database/database.js';
import { Conflict } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { violates } from '../identity/index.js';
import type { TopicFacts } from './topic.policy.js';

/** What a topic is called and for. */
export interface TopicDescription {
  readonly name: string;
  readonly description: string;
}

/** A topic as the actor sees it. */
export interface TopicRecord extends TopicDescription, TopicFacts {
  readonly id: string;
}

const RECORD = `select id, owner_id as "ownerId", name, description from topics where id = $1`;
/** How names are compared, as the trigger of the table does it. */
const KEY = 'lower(normalize($1, NFKC))';

/** All SQL about topics, except what shapes read. */
export class TopicRepository {
  constructor(private readonly tx: Tx) {}

  /** A topic that the actor sees; null where there is none. */
  async find(id: string): Promise<TopicRecord | null> {
    if (!isUuid(id)) return null;
    const [record] = await this.tx.query<TopicRecord>(RECORD, [id]);
    return record ?? null;
  }

  /** The same, and nobody else changes it until the transaction ends; null also where the actor may not change it. */
  async lock(id: string): Promise<TopicRecord | null> {
    if (!isUuid(id)) return null;
    const [record] = await this.tx.query<TopicRecord>(`${RECORD} for update`, [id]);
    return record ?? null;
  }

  /** How many topics are the actor's own. */
  async ownCount(): Promise<number> {
    const [row] = await this.tx.query<{ count: number }>(
      `select count(*)::int as count from topics where owner_id = $1`,
      [this.tx.actor.id],
    );
    return row?.count ?? 0;
  }

  /** Whether a system topic has this name, whatever the case. */
  async isSystemName(name: string): Promise<boolean> {
    const rows = await this.tx.query(`select from topics where owner_id is null and name_key = ${KEY}`, [name]);
    return rows.length > 0;
  }

  /** Makes a topic, of the system where there is no owner, and answers its id. Throws Conflict where the name is taken. */
  insert(ownerId: string | null, { name, description }: TopicDescription): Promise<string> {
    return named(async () => {
      const [row] = await this.tx.query<{ id: string }>(
        `insert into topics (owner_id, name, description) values ($1, $2, $3) returning id`,
        [ownerId, name, description],
      );
      if (!row) throw new Error('A topic was not made.');
      return row.id;
    });
  }

  /** Gives name and description; false where it is gone. Throws Conflict where the name is taken. */
  update(id: string, { name, description }: TopicDescription): Promise<boolean> {
    return named(async () => {
      const rows = await this.tx.query(
        `update topics set name = $2, description = $3, updated_at = now() where id = $1 returning id`,
        [id, name, description],
      );
      return rows.length > 0;
    });
  }

  /** Deletes it, with the links to it: of several who try, one succeeds. Answers whether this was the one. */
  async delete(id: string): Promise<boolean> {
    return (await this.tx.query(`delete from topics where id = $1 returning id`, [id])).length > 0;
  }
}

async function named<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violates(error, 'topics_own_name_uq') || violates(error, 'topics_system_name_uq')) throw nameTaken();
    throw error;
  }
}

/** That there is such a topic already. */
export const nameTaken = (): Conflict => new Conflict('There is a topic of this name.', 'name');
