import type { Pool } from 'pg';

/** A column as the catalogue knows it, with one value that its type and its table's checks accept, as SQL. */
export interface ColumnSample {
  readonly name: string;
  readonly sample: string;
}

/** What the catalogue cannot tell: values for columns whose checks are more than a list of words. */
const SAMPLES: Readonly<Record<string, string>> = {
  'permissions.code': `'tests.read'`,
  'tools.name': `'a'`,
  'tools.name_key': `'a'`,
  'tools.parameters': `'{}'`,
  'tool_approvals.digest': `repeat('0', 64)`,
  'approval_rules.scope': `'ALWAYS'`,
  'approval_rules.match': `'{}'`,
  'tools.definition_hash': `repeat('0', 64)`,
  'tool_cache.key': `repeat('0', 64)`,
  'mcp_servers.name_key': `'x'`,
  'mcp_tools.definition': `repeat('0', 64)`,
  // One of two columns has to be there, whichever.
  'secret_shares.owner_id': 'gen_random_uuid()',
  'secret_shares.grantee_id': 'gen_random_uuid()',
  'service_accounts.owner_id': 'gen_random_uuid()',
  'chunk_embeddings.embedding': `'\\x00000000'`,
};

/** Every table of the schema `public`, by name; not the parts that a partitioned one consists of. */
export async function tablesOf(owner: Pool): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      order by relname collate "C"`,
  );
  return rows.map(({ name }) => name);
}

/** The columns of a table that want a value, each with one. */
export async function sampleRow(owner: Pool, table: string): Promise<ColumnSample[]> {
  const { rows } = await owner.query<{ name: string; type: string; words: string | null }>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
            (select substring(pg_get_constraintdef(k.oid) from 'ARRAY\\[(''[^'']+'')') from pg_constraint k
              where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) as words
       from pg_attribute a
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
        and (a.attnotnull and not a.atthasdef or $2 || '.' || a.attname = any ($3))`,
    [`public.${table}`, table, Object.keys(SAMPLES)],
  );
  return rows.map(({ name, type, words }) => ({
    name,
    sample: SAMPLES[`${table}.${name}`] ?? words ?? sampleOf(type),
  }));
}

/** The statement that inserts a sample. */
export function insertSql(table: string, columns: readonly ColumnSample[]): string {
  if (columns.length === 0) return `insert into ${table} default values`;
  const [names, values] = [columns.map(({ name }) => name), columns.map(({ sample }) => sample)];
  return `insert into ${table} (${names.join(', ')}) values (${values.join(', ')})`;
}

/** How many rows each table has. */
export async function countRows(owner: Pool): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(owner)) {
    const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

function sampleOf(type: string): string {
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'boolean') return 'true';
  if (type === 'jsonb') return `'{}'`;
  if (type === 'bytea') return `'\\x00'`;
  if (type.endsWith('[]')) return `'{}'`;
  if (/^(small|big)?int(eger)?$/.test(type)) return '1';
  if (type.startsWith('timestamp') || type === 'date') return 'now()';
  if (type === 'double precision') return '1';
  if (/^(text|character varying)/.test(type)) return `'x'`;
  if (type === 'tsvector') return `''::tsvector`;
  throw new Error(`No sample for a column of type ${type}: add one.`);
}
