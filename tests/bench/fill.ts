import type pg from 'pg';

/**
 * Fills the database as its owner: `users` users, the given ones among them, with `secrets` secrets between them, every
 * second one shared with another user. Values are no ciphertext: nothing reveals them.
 */
export async function fill(owner: pg.Pool, ids: readonly string[], users: number, secrets: number): Promise<void> {
  await owner.query(`create temporary table people (n serial, id uuid)`);
  await owner.query(`insert into people (id) select unnest($1::uuid[])`, [ids]);
  await owner.query(
    `with made as (insert into users (display_name) select 'User ' || n from generate_series(1, $1::int) n returning id)
     insert into people (id) select made.id from made`,
    [users - ids.length],
  );
  await owner.query(`
    insert into user_accounts (user_id, email, email_key, username, username_key)
    select id, 'u' || n || '@bench.example', 'u' || n || '@bench.example', 'u' || n, 'u' || n
      from people p where not exists (select from user_accounts a where a.user_id = p.id)`);
  await owner.query(
    `create temporary table made as select gen_random_uuid() as id, p.id as owner_id, s.n
       from generate_series(1, $1::int) s (n) join people p on p.n = 1 + s.n % $2::int`,
    [secrets, users],
  );
  await owner.query(`
    insert into secrets (id, owner_id, name, name_key, type, masked_value, created_at)
    select id, owner_id, 'secret ' || n, 'secret ' || n, 'API_KEY', '••••', now() - n * interval '1 second' from made`);
  await owner.query(`
    insert into secret_versions (secret_id, number, owner_id, format, key_provider, key_id, wrapped_key, nonce, ciphertext, created_by)
    select id, 1, owner_id, 1, 'local', 'bench', '\\x00', '\\x00', '\\x00', owner_id from made`);
  await owner.query(
    `insert into secret_shares (secret_id, owner_id, grantee_id, access, granted_by)
     select m.id, m.owner_id, p.id, 'USE', m.owner_id from made m join people p on p.n = 1 + (m.n * 7 + 3) % $1::int
      where m.n % 2 = 0 and p.id <> m.owner_id`,
    [users],
  );
  await owner.query('analyze users, user_accounts, secrets, secret_versions, secret_shares');
}
