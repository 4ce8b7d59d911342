import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../src/platform/database/protect.js';

/** The text search configurations that PostgreSQL brings, by the ISO 639-1 code of their language. */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  ...{ ar: 'arabic', ca: 'catalan', da: 'danish', de: 'german', el: 'greek', en: 'english', es: 'spanish' },
  ...{ eu: 'basque', fi: 'finnish', fr: 'french', ga: 'irish', hi: 'hindi', hu: 'hungarian', hy: 'armenian' },
  ...{ id: 'indonesian', it: 'italian', lt: 'lithuanian', ne: 'nepali', nl: 'dutch', no: 'norwegian', nb: 'norwegian' },
  ...{ pt: 'portuguese', ro: 'romanian', ru: 'russian', sr: 'serbian', sv: 'swedish', ta: 'tamil', tr: 'turkish' },
  ...{ yi: 'yiddish' },
};

/** What the processing of documents remembers between its steps, and what it does without being shown any text. */
export class DocumentProcessing1763700000041 implements MigrationInterface {
  name = 'DocumentProcessing1763700000041';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`alter table documents add column extracted_run integer, add column page_labels text[]`);
    await q.query(`grant select (extracted_run), update (extracted_run, page_labels) on documents to ${SYSTEM_ROLE}`);
    await this.textSearch(q);
    await this.steps(q);
  }

  private async textSearch(q: QueryRunner) {
    const cases = Object.entries(CONFIGURATIONS).map(
      ([code, name]) => `when '${code}' then 'pg_catalog.${name}'::regconfig`,
    );
    await q.query(`
      create function document_text_config(language text) returns regconfig language sql immutable parallel safe
      return case language ${cases.join(' ')} else 'pg_catalog.simple'::regconfig end`);
    await q.query(`revoke execute on function document_text_config(text) from public`);
    await q.query(`grant execute on function document_text_config(text) to ${APP_ROLE}, ${SYSTEM_ROLE}`);
  }

  private async steps(q: QueryRunner) {
    // The background may not select the text of documents; of one that it is processing it gets what it wrote itself.
    await q.query(`
      create function document_text_to_chunk(document uuid, run integer)
      returns table (content text, page_offsets integer[], page_labels text[]) language sql stable
      security definer set search_path = public, pg_temp as $$
        select d.content, d.page_offsets, d.page_labels from documents d
         where d.id = document and d.status = 'PROCESSING' and d.processing_run = run and d.extracted_run = run
      $$`);
    // The same bytes of the same owner, announced as the same, have the same text: it is copied without leaving the table.
    await q.query(`
      create function document_copy_text(document uuid, run integer, hash text) returns uuid language plpgsql
      security definer set search_path = public, pg_temp as $$
      declare
        target documents;
        source documents;
      begin
        select * into target from documents
         where id = document and status = 'PROCESSING' and processing_run = run for update;
        select * into source from documents
         where owner_id = target.owner_id and content_hash = hash and id <> target.id and status = 'READY'
           and declared_type = target.declared_type
           and substring(lower(filename) from '\\.[^.]*$') is not distinct from substring(lower(target.filename) from '\\.[^.]*$')
         order by created_at, id limit 1 for share;
        if source.id is null then
          return null;
        end if;
        update documents set status = 'READY', content = source.content, page_offsets = source.page_offsets,
          page_labels = source.page_labels, language = source.language, page_count = source.page_count,
          chunk_count = source.chunk_count, content_type = source.content_type, content_hash = hash,
          duplicate_of = source.id, extracted_run = run, processing_error = null, processed_at = now(), updated_at = now()
         where id = target.id;
        delete from document_chunks where document_id = target.id;
        insert into document_chunks (document_id, owner_id, index, content, page, start_offset, end_offset, token_count,
            char_count, search_keywords, metadata, lexemes, created_at)
          select target.id, target.owner_id, c.index, c.content, c.page, c.start_offset, c.end_offset, c.token_count,
                 c.char_count, c.search_keywords, c.metadata, c.lexemes, now() + c.index * interval '1 microsecond'
            from document_chunks c where c.document_id = source.id;
        return source.id;
      end $$`);
    for (const name of ['document_text_to_chunk(uuid, integer)', 'document_copy_text(uuid, integer, text)']) {
      await q.query(`revoke execute on function ${name} from public`);
      await q.query(`grant execute on function ${name} to ${SYSTEM_ROLE}`);
    }
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function document_copy_text(uuid, integer, text), document_text_to_chunk(uuid, integer)`);
    await q.query(`drop function document_text_config(text)`);
    await q.query(`alter table documents drop column page_labels, drop column extracted_run`);
  }
}
