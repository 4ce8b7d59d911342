import type { Tx } from '../../../platform/database/database.js';
import { MAX_OWN } from '../topic.policy.js';
import type { FoundTopic, KnownTopic, NewTopic } from './selection.js';

/** All SQL about the topics that a model finds, in one transaction of the system. */
export class FoundTopicRepository {
  constructor(private readonly tx: Tx) {}

  /** The topics that a document of this owner can carry: the most used first, those of the system before others. */
  known(ownerId: string): Promise<KnownTopic[]> {
    return this.tx.query<KnownTopic>(
      `select t.id, t.name, t.description, t.owner_id is null as "isSystem"
         from topics t left join document_topics l on l.topic_id = t.id and l.owner_id = $1
        where t.owner_id is null or t.owner_id = $1
        group by t.id order by count(l.topic_id) desc, t.owner_id nulls first, t.name_key, t.id`,
      [ownerId],
    );
  }

  /** The ids of the topics that a document carries. */
  async carried(documentId: string): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `select topic_id as id from document_topics where document_id = $1`,
      [documentId],
    );
    return rows.map(({ id }) => id);
  }

  /** The ids of those that its owner gave it. */
  async byHand(documentId: string): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `select topic_id as id from document_topics where document_id = $1 and source = 'MANUAL'`,
      [documentId],
    );
    return rows.map(({ id }) => id);
  }

  /** How many topics may be made for somebody: none without the permission, nor where there are too many. */
  async room(ownerId: string): Promise<number> {
    const [row] = await this.tx.query<{ room: number }>(
      `select case when 'topics.write' = any (user_permissions($1))
                   then ${MAX_OWN} - (select count(*)::int from topics where owner_id = $1) else 0 end as room`,
      [ownerId],
    );
    return Math.max(row?.room ?? 0, 0);
  }

  /** Makes a topic of somebody's own, where neither they nor the system have one of this name. Answers whichever there is. */
  async ensure(ownerId: string, { name, description }: NewTopic): Promise<{ id: string; isNew: boolean } | null> {
    const [made] = await this.tx.query<{ id: string }>(
      `insert into topics (owner_id, name, description)
       select $1, $2, $3 where not exists (
         select from topics where owner_id is null and name_key = lower(normalize($2, NFKC)))
       on conflict (owner_id, name_key) where owner_id is not null do nothing returning id`,
      [ownerId, name, description],
    );
    if (made) return { id: made.id, isNew: true };
    // A statement of its own: it sees what was committed while the insert waited.
    const [there] = await this.tx.query<{ id: string }>(
      `select id from topics where name_key = lower(normalize($2, NFKC)) and (owner_id is null or owner_id = $1)
        order by owner_id nulls first limit 1`,
      [ownerId, name],
    );
    return there ? { id: there.id, isNew: false } : null;
  }

  /** Has a document carry these as what the model found, and no others of the model's. What its owner gave stays. */
  async replace(documentId: string, ownerId: string, found: readonly FoundTopic[]): Promise<void> {
    const ids = found.map(({ id }) => id);
    // First what is new: who deletes a topic holds it before its links, and would wait for what is held here.
    await this.tx.query(
      `insert into document_topics as l (document_id, topic_id, owner_id, source, confidence)
       select $1, f.id, $2, 'AI', f.confidence from unnest($3::uuid[], $4::real[]) as f (id, confidence)
         join topics t on t.id = f.id order by f.id
       on conflict (document_id, topic_id) do update set confidence = excluded.confidence where l.source = 'AI'`,
      [documentId, ownerId, ids, found.map(({ confidence }) => confidence)],
    );
    await this.tx.query(
      `delete from document_topics where document_id = $1 and source = 'AI' and topic_id <> all ($2::uuid[])`,
      [documentId, ids],
    );
  }
}
