import type { Pool } from 'pg';
import type { KeyContext } from '../../src/platform/actor.js';

/** An API key in the tables, which is what the database believes in; as an actor has it. */
export async function insertKey(
  owner: Pool,
  userId: string,
  scopes: readonly string[],
  chatSessionId: string | null = null,
): Promise<KeyContext> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into api_keys (user_id, created_by, name, prefix, hash, scopes, chat_session_id)
     values ($1, $1, 'a key', 'stw_test', sha256(gen_random_uuid()::text::bytea), $2, $3) returning id`,
    [userId, scopes, chatSessionId],
  );
  const [row] = rows;
  if (!row) throw new Error('No key was made.');
  return { id: row.id, chatSessionId };
}
