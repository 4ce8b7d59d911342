import type { Pool } from 'pg';

/** Words of a made-up language: what English has after its little words are left out, the n-th with a share of about 1 / n. */
const WORDS = 30_000;
const LITTLE_WORDS = 100;
const WORDS_A_CHUNK = 260;
const CHUNKS_A_DOCUMENT = 50;
/** So many texts are different; others have each of them again. */
const TEXTS = 10_000;

/**
 * Gives somebody `own` chunks and other people `others` of them, in documents of fifty that lie between each other. The index
 * is made afterwards, as loading so many would take hours otherwise.
 */
export async function fillChunks(owner: Pool, ownerId: string, own: number, others: number): Promise<void> {
  const run = (sql: string, values: readonly unknown[] = []) => owner.query(sql, [...values]);
  await run('drop index document_chunks_lexemes_idx');
  await run('alter table document_chunks disable trigger user');
  await run(
    `create table bench_texts as
     select n, text, to_tsvector('english', text) as lexemes from (
       select n, (select string_agg(translate(floor($2::float8 * power($3::float8 / $2, random()))::text,
                    '0123456789', 'bcdfghjklm') || 'o', ' ') from generate_series(1, $4::int) word where word + n > 0) as text
         from generate_series(1, $1::int) n) t`,
    [TEXTS, LITTLE_WORDS, WORDS, WORDS_A_CHUNK],
  );
  await run('create index on bench_texts (n)');
  const documents = (own + others) / CHUNKS_A_DOCUMENT;
  const every = (own + others) / own;
  await run(
    `create table bench_documents as
     select n, gen_random_uuid() as id, case when n % $2::int = 0 then $3::uuid else p.id end as owner_id
       from generate_series(1, $1::int) n
       join (select id, row_number() over () as k, count(*) over () as people from users where id <> $3) p
         on p.k = 1 + n % p.people`,
    [documents, every, ownerId],
  );
  await run(`
    insert into documents (id, owner_id, title, filename, declared_type, size_bytes, object_key, status, language, chunk_count,
      upload_expires_at, processed_at)
    select id, owner_id, 'Document ' || n, 'd.txt', 'text/plain', 1, id::text, 'READY', 'en', ${CHUNKS_A_DOCUMENT}, now(), now()
      from bench_documents`);
  await run(`
    insert into document_chunks (document_id, owner_id, index, content, start_offset, end_offset, token_count, char_count, lexemes)
    select d.id, d.owner_id, i - 1, t.text, 0, length(t.text), 400, length(t.text),
           t.lexemes || array_to_tsvector(array['of ' || d.owner_id])
      from bench_documents d, generate_series(1, ${CHUNKS_A_DOCUMENT}) i,
           lateral (select * from bench_texts t where t.n = 1 + (d.n * ${CHUNKS_A_DOCUMENT} + i * 7919) % ${TEXTS}) t
     order by d.n, i`);
  await run('alter table document_chunks enable trigger user');
  await run(`set maintenance_work_mem = '512MB'`);
  await run('create index document_chunks_lexemes_idx on document_chunks using gin (lexemes)');
  await run('analyze documents, document_chunks');
}

/** Questions of three to eight words as they come in texts. */
export async function questionsOf(owner: Pool, count: number): Promise<readonly string[]> {
  const { rows } = await owner.query<{ text: string }>(
    `select array_to_string((string_to_array(text, ' '))[1:3 + n % 6], ' ') as text from bench_texts order by n limit $1`,
    [count],
  );
  return rows.map(({ text }) => text);
}
