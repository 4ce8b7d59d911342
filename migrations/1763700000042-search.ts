import type { MigrationInterface, QueryRunner } from 'typeorm';
import { phrases, scopes, search, words } from './search/functions.js';
import { tables } from './search/tables.js';

const READ = `(select app_may('documents.read'))`;
const OWN_OR_PUBLIC = `(owner_id = (select app_user())
  or document_id = any (array(select d.id from documents d where d.is_public and d.status = 'READY')))`;

/** Finding text in documents, and keeping for whoever searched what was found. */
export class Search1763700000042 implements MigrationInterface {
  name = 'Search1763700000042';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await scopes(q);
    await words(q);
    await phrases(q);
    await search(q);
    await tables(q);
    // A document that asks its owner for a permission, too, shows no text of itself without it either.
    await this.chunkPolicy(q, `and exists (select from documents d where d.id = document_chunks.document_id)`);
  }

  private async chunkPolicy(q: QueryRunner, narrowed: string) {
    await q.query(`drop policy app_select on document_chunks`);
    await q.query(`
      create policy app_select on document_chunks for select to steward_app
      using (${READ} and ${OWN_OR_PUBLIC} ${narrowed})`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.chunkPolicy(q, '');
    await q.query(`drop trigger users_erase_searches on users`);
    await q.query(`drop table search_results, searches`);
    await q.query(`drop trigger search_rescope_document on documents`);
    await q.query(`drop trigger search_scope_chunk on document_chunks`);
    await q.query(`drop index document_chunks_lexemes_idx`);
    await q.query(`alter table document_chunks alter column lexemes set storage extended`);
    await q.query(`drop function search_chunks(text[], text[], text[], uuid[], integer), search_phrases(regconfig[], text[], text),
      search_terms(regconfig[], text[]), search_rescope_document(), search_scope_chunk(), erase_searches_of_user()`);
  }
}
