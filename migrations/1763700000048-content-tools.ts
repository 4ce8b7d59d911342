import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a built-in tool was when it was seeded; its hash is that of the program, which a test compares. */
interface Seed {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly category: 'SEARCH' | 'DATA_ACCESS';
  readonly parameters: object;
  readonly requiredPermission: string;
  readonly hash: string;
}

const text = (maxLength: number, description: string) => ({ type: 'string', minLength: 1, maxLength, description });
const count = (minimum: number, maximum: number, description: string) => ({
  ...{ type: 'integer', minimum, maximum, description },
});
const MAX_OFFSET = 10_000_000;

const SEEDS: readonly Seed[] = [
  {
    name: 'search_documents',
    displayName: 'Search in documents',
    description:
      'Finds passages in the documents that the user may read, best first, each with the id and title of its document, its page and offsets, and the words to cite it by. Read on with read_document.',
    category: 'SEARCH',
    parameters: {
      type: 'object',
      properties: {
        query: text(1000, 'Words or a question. What stands in quotation marks must be there as it stands.'),
        limit: count(1, 10, 'How many passages at most; 5 unless told.'),
        mode: {
          ...{ type: 'string', enum: ['LEXICAL', 'SEMANTIC', 'HYBRID'] },
          description: 'By words, by meaning, or both ways, which is usual.',
        },
      },
      required: ['query'],
      additionalProperties: false,
    },
    requiredPermission: 'documents.read',
    hash: '83fabd58819a7e2ddc9de06efa1b5336e58bc9980c83edf3bbe8bd962b210687',
  },
  {
    name: 'read_document',
    displayName: 'Read a document',
    description:
      'Reads the text of a document that the user may read, or of one page of it, at most 8,000 characters at once: nextOffset says from which startOffset to read on, and is null at the end.',
    category: 'DATA_ACCESS',
    parameters: {
      type: 'object',
      properties: {
        documentId: text(64, 'The id of the document.'),
        page: count(1, MAX_OFFSET, 'Only this page, slide or sheet, from 1.'),
        startOffset: count(0, MAX_OFFSET, 'From here; from the beginning unless told.'),
        endOffset: count(0, MAX_OFFSET, 'To here, exclusively; to the end unless told.'),
      },
      required: ['documentId'],
      additionalProperties: false,
    },
    requiredPermission: 'documents.read',
    hash: 'af13b387aa2041d51e4b1ca49a390afd8d4340a9196832972c4aaf66d3ca774c',
  },
  {
    name: 'list_secret_names',
    displayName: 'List names of secrets',
    description:
      'Lists ids and names of the secrets that the user may see, never their values. The arguments of other tools refer to one as {{secret:<id>}}. At most 32 at once: nextOffset says how to go on, and is null at the end.',
    category: 'DATA_ACCESS',
    parameters: {
      type: 'object',
      properties: {
        search: text(256, 'Only secrets whose names contain this.'),
        offset: count(0, MAX_OFFSET, 'How many to leave out.'),
      },
      additionalProperties: false,
    },
    requiredPermission: 'secrets.read',
    hash: '6e0c031054abd69925740198ff5bae8f73813d5eb02b4f15a3baa4ce880a5848',
  },
];

const NAMES = SEEDS.map(({ name }) => name);

/**
 * Tools that read what whoever asks may read, and which tools bring text into a conversation that others wrote. The
 * latter is not for anybody to say: the database knows it by what a tool is.
 */
export class ContentTools1763700000048 implements MigrationInterface {
  name = 'ContentTools1763700000048';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`alter table tools add column brings_content boolean not null default false`);
    await q.query(`
      create function tool_brings_content() returns trigger language plpgsql as $$
        begin
          new.brings_content := new.kind in ('HTTP', 'MCP')
            or (new.is_system and new.name_key in ('search_documents', 'read_document'));
          return new;
        end $$`);
    await q.query(`
      create trigger tool_brings_content before insert or update on tools for each row
      execute function tool_brings_content()`);
    await q.query(`revoke execute on function tool_brings_content() from public`);
    await q.query(`update tools set brings_content = true where kind in ('HTTP', 'MCP')`);
    for (const { name, displayName, description, category, parameters, requiredPermission, hash } of SEEDS)
      await q.query(
        `insert into tools (name, name_key, display_name, description, category, kind, parameters, requires_approval,
           risk_level, decided_by, required_permission, is_system, is_read_only, is_idempotent, timeout_seconds,
           definition_hash)
         values ($1, $1, $2, $3, $4, 'BUILTIN', $5, false, 'LOW', 'OWNER', $6, true, true, true, 30, $7)`,
        [name, displayName, description, category, parameters, requiredPermission, hash],
      );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // Where this was undone last of all it was there before executions were.
    for (const table of ['approval_rules', 'tool_executions'])
      await q.query(`
        do $$ begin
          if to_regclass('${table}') is not null then
            delete from ${table} where tool_id in (
              select id from tools where is_system and name in (${NAMES.map((name) => `'${name}'`).join(', ')}));
          end if;
        end $$`);
    await q.query(`delete from tools where is_system and name = any ($1)`, [NAMES]);
    await q.query(`drop trigger tool_brings_content on tools`);
    await q.query(`drop function tool_brings_content()`);
    await q.query(`alter table tools drop column brings_content`);
  }
}
