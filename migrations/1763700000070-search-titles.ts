import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

const DEFINER = `security definer set search_path = public, pg_temp`;

/** Titles and names of files are searched, too, and chunks are read with what the model of the search made of them. */
export class SearchTitles1763700000070 implements MigrationInterface {
  name = 'SearchTitles1763700000070';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.titles(q);
    await this.models(q);
  }

  /**
   * The words of title and file name stand behind those of the first chunk, which is what is cited for them, in a class of
   * their own: by that they are known when they change. A word that is in no text keeps phrases from reaching across.
   */
  private async titles(q: QueryRunner) {
    await q.query(`
      create function search_name_chunk() returns trigger language plpgsql ${DEFINER} as $$
        declare
          config regconfig;
          name text;
          words text;
        begin
          -- Whoever renames the document at this moment waits, or is waited for.
          select document_text_config(d.language), d.title || case d.filename when d.title then '' else ' ' || d.filename end
            into config, name from documents d where d.id = new.document_id for share;
          -- A name such as annual-report_2024.pdf is one word to PostgreSQL, and several, too, to whoever looks for it.
          words := regexp_replace(name, '[!-/:-@[-\`{-~]+', ' ', 'g') || coalesce((
            select ' ' || string_agg(word, ' ') from regexp_split_to_table(name, '\\s+') word
             where word ~ '[^!-/:-@[-\`{-~][!-/:-@[-\`{-~]+[^!-/:-@[-\`{-~]'), '');
          new.lexemes := ts_filter(new.lexemes, '{d}') || '''end of text'':2C'::tsvector
            || setweight(to_tsvector(config, words), 'C');
          return new;
        end $$`);
    // Before search_scope_chunk, by its name: whose a chunk is is said by words in no class, which that adds again.
    await q.query(`
      create trigger search_name_chunk before insert or update of lexemes on document_chunks
      for each row when (new.index = 0) execute function search_name_chunk()`);
    await q.query(`
      create function search_rename_document() returns trigger language plpgsql ${DEFINER} as $$
        begin
          update document_chunks set lexemes = lexemes where document_id = new.id and index = 0;
          return null;
        end $$`);
    await q.query(`
      create trigger search_rename_document after update of title, filename on documents for each row
      when (old.title <> new.title or old.filename <> new.filename) execute function search_rename_document()`);
    await q.query(`revoke execute on function search_name_chunk(), search_rename_document() from public`);
    await q.query(`update document_chunks set lexemes = lexemes where index = 0`);
  }

  /** Whoever reads chunks needs to know which model the search uses, and nothing else of models. */
  private async models(q: QueryRunner) {
    await q.query(`
      create function default_embedding_model() returns uuid language sql stable ${DEFINER} as $$
        select id from embedding_models where is_default $$`);
    await q.query(`revoke execute on function default_embedding_model() from public`);
    await q.query(`grant execute on function default_embedding_model() to ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function default_embedding_model()`);
    await q.query(`drop trigger search_rename_document on documents`);
    await q.query(`drop trigger search_name_chunk on document_chunks`);
    await q.query(`drop function search_rename_document(), search_name_chunk()`);
    await q.query(`update document_chunks set lexemes = ts_filter(lexemes, '{d}') where index = 0`);
  }
}
