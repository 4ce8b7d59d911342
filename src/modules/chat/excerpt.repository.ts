import type { Tx } from '../../platform/database/database.js';
import { instantSql } from '../../platform/database/shape.js';
import type { ExcerptLine } from './excerpt.service.js';

const MAX_LINES = 10;
const MAX_CHARACTERS = 2_000;
/** How far it is looked back for them. */
const MAX_STEPS = 200;

/** Ends of conversations, in one transaction of one actor. */
export class ExcerptRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether its owner shows it to those who decide. */
  async isShared(sessionId: string): Promise<boolean> {
    const rows = await this.tx.query(`select from chat_sessions where id = $1 and share_with_approvers`, [sessionId]);
    return rows.length > 0;
  }

  /** The last messages up to a leaf, first to last. */
  lines(sessionId: string, leafId: string | null): Promise<ExcerptLine[]> {
    return this.tx.query<ExcerptLine>(
      `with recursive path (id, parent_id, step) as (
         select m.id, m.parent_id, 1 from chat_messages m
          where m.session_id = $1 and m.id = coalesce($2, (select s.active_leaf_id from chat_sessions s where s.id = $1))
         union all
         select x.id, x.parent_id, p.step + 1 from path p cross join lateral (
           select m.id, m.parent_id from chat_messages m where m.id = p.parent_id limit 1) x
          where p.step < ${MAX_STEPS})
       select role, content, "isCut", at from (
         select m.role, left(m.content, ${MAX_CHARACTERS}) as content,
                char_length(m.content) > ${MAX_CHARACTERS} as "isCut", ${instantSql('m.created_at')} as at, p.step
           from path p join chat_messages m on m.id = p.id
          where m.role in ('USER', 'ASSISTANT') and m.content <> '' order by p.step limit ${MAX_LINES}) x
        order by step desc`,
      [sessionId, leafId],
    );
  }
}
