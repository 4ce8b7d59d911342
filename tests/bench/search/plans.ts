import type { Pool, PoolClient } from 'pg';

/** Ways to find somebody's chunks that have one of these words, as statements about `$1` (words) and `$2` (somebody). */
const WAYS: Readonly<Record<string, string>> = {
  'words alone, then whose they are': `select * from (select * from document_chunks where lexemes @@ $words offset 0) c where owner_id = $owner`,
  'whose they are, then words': `select * from (select * from document_chunks where owner_id = $owner offset 0) c where lexemes @@ $words`,
  'whatever the planner makes of both': `select * from document_chunks where lexemes @@ $words and owner_id = $owner`,
  'words and whose they are in one index (as the function does)': `select * from document_chunks where lexemes @@ $scoped`,
};

/** Prints what PostgreSQL does each way, for the table's owner, and what row level security leaves of it for the application. */
export async function printPlans(
  owner: Pool,
  app: Pool,
  { ownerId, question }: { readonly ownerId: string; readonly question: string },
  say: (line: string) => void,
): Promise<void> {
  const { rows } = await owner.query<{ words: string }>(
    `select array_to_string(search_terms('{english}', string_to_array($1, ' ')), ' | ') as words`,
    [question],
  );
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'::tsquery`;
  const words = rows[0]?.words ?? '';
  const scoped = `('of ${ownerId}' | 'of everybody') & (${words})`;
  for (const [name, way] of Object.entries(WAYS)) {
    const sql = way
      .replace('$words', quoted(words))
      .replace('$owner', `'${ownerId}'`)
      .replace('$scoped', quoted(scoped));
    say(`\n${name}`);
    await explain(owner, sql, say);
  }
  say('\nthe application itself, under row level security');
  const client = await app.connect();
  try {
    await client.query(`select set_config('app.user_id', $1, false)`, [ownerId]);
    await explain(client, `select * from document_chunks where lexemes @@ ${quoted(words)}`, say);
  } finally {
    client.release(true);
  }
}

async function explain(client: Pool | PoolClient, sql: string, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers, costs off) ${sql}`);
  for (const row of rows) say(`  ${row['QUERY PLAN'].slice(0, 200)}`);
}
