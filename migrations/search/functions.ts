import type { QueryRunner } from 'typeorm';
import { APP_ROLE } from '../../src/platform/database/protect.js';

const DEFINER = `security definer set search_path = public, pg_temp`;

/**
 * Words of the index beside those of the text, by which it tells whose a chunk is: row security lets no search use an
 * index, and an index on text alone would find what the words are in everybody's documents first. No text has a word with a
 * space in it.
 */
export async function scopes(q: QueryRunner): Promise<void> {
  await q.query(`
    create function search_scope_chunk() returns trigger language plpgsql ${DEFINER} as $$
      declare
        -- Whoever makes the document public at this moment waits, or is waited for: no chunk is left behind.
        for_everybody boolean := (select d.is_public from documents d where d.id = new.document_id for share);
        everybody constant text := 'of everybody';
      begin
        new.lexemes := ts_delete(new.lexemes, everybody)
          || array_to_tsvector(array['of ' || new.owner_id] || case when for_everybody then array[everybody] else '{}' end);
        return new;
      end $$`);
  await q.query(`
    create trigger search_scope_chunk before insert or update of lexemes on document_chunks
    for each row execute function search_scope_chunk()`);
  await q.query(`
    create function search_rescope_document() returns trigger language plpgsql ${DEFINER} as $$
      begin
        update document_chunks set lexemes = lexemes where document_id = new.id;
        return null;
      end $$`);
  await q.query(`
    create trigger search_rescope_document after update of is_public on documents for each row
    when (old.is_public <> new.is_public) execute function search_rescope_document()`);
  await q.query(`revoke execute on function search_scope_chunk(), search_rescope_document() from public`);
  await q.query(`update document_chunks set lexemes = lexemes`);
  // New chunks wait in a list, at most a megabyte, and are sorted in together: one by one took ten times as long, and whoever made
  // a long document public waited for it. A search reads that list from one end to the other, for some milliseconds.
  await q.query(`
    create index document_chunks_lexemes_idx on document_chunks using gin (lexemes) with (gin_pending_list_limit = 1024)`);
  // Ranking reads the words of every chunk it finds, and the text of none: the text makes room.
  await q.query(`alter table document_chunks alter column lexemes set storage main`);
}

/**
 * What each word of a query is looked for as: its forms in these languages, joined by |, in the order of the words. A word of
 * which one language says that it means nothing is not looked for literally in texts of unknown language either. The language
 * of a question is the one that most of its little words are of, where these are two at least: they are looked for nowhere.
 */
export async function words(q: QueryRunner): Promise<void> {
  await q.query(`
    create function search_terms(p_configs regconfig[], p_words text[]) returns text[] language sql immutable parallel safe
    as $$
      with form as (
        select w.n, w.word, config,
               (select lexeme from unnest(tsvector_to_array(to_tsvector(config, w.word))) lexeme
                 order by length(lexeme) desc, lexeme limit 1) as lexeme
          from unnest(p_words) with ordinality w (word, n),
               (select distinct unnest(p_configs || 'english'::regconfig) as config) known
      ), asked_in as (
        select config from form where lexeme is null and config <> 'simple'::regconfig
         group by config having count(*) > 1 order by count(*) desc, config limit 1
      ), term as (
        select f.n, string_agg(distinct format('''%s''', replace(replace(f.lexeme, '\\', '\\\\'), '''', '''''')), ' | ') as term
          from form f
         where f.lexeme is not null and f.config = any (p_configs)
           and (f.config <> 'simple'::regconfig or not exists (
             select from form o where o.n = f.n and o.lexeme is null and o.config <> 'simple'::regconfig))
           and not exists (select from form o join asked_in using (config) where o.n = f.n and o.lexeme is null)
         group by f.n
      )
      select coalesce(array_agg(once.term order by once.n), '{}')
        from (select min(n) as n, term from term group by term) once $$`);
  await q.query(`revoke execute on function search_terms(regconfig[], text[]) from public`);
  await q.query(`grant execute on function search_terms(regconfig[], text[]) to ${APP_ROLE}`);
}

/** The same as row level security says of documents, for whoever calls `search_chunks`. */
const VISIBLE = `(d.owner_id = actor or (d.is_public and d.status = 'READY'))
            and (d.required_permission is null or app_may(d.required_permission))`;

/**
 * The one way past row level security: what it would show is decided here again, to the letter, and only then ranked. The score
 * is a sum over the words: how rare the word is in what the actor may see (as in BM25), times how often the chunk says it
 * (`ts_rank`, which counts the second time less than the first), less for chunks that are longer than others.
 */
export async function search(q: QueryRunner): Promise<void> {
  await q.query(`
    create function search_chunks(p_words text[], p_phrases text[], p_excluded text[], p_documents uuid[], p_limit integer)
    returns table (chunk_id uuid, document_id uuid, score double precision) language plpgsql stable ${DEFINER} as $$
      declare
        actor constant uuid := app_user();
        visible uuid[];
        configs regconfig[];
        chunks bigint;
        terms text[];
        wanted text;
        said text;
        rare text;
        products text;
      begin
        if actor is null or not app_may('documents.read') then return; end if;
        select array_agg(d.id), array_agg(distinct document_text_config(d.language)), sum(d.chunk_count)
          into visible, configs, chunks
          from documents d
         where ${VISIBLE} and (p_documents is null or d.id = any (p_documents));
        terms := search_terms(configs, p_words);
        if visible is null or terms = '{}' then return; end if;
        wanted := format('(''of %s'' | ''of everybody'') & (%s)', actor, array_to_string(terms, ' | '))
          || search_phrases(configs, p_phrases, ' & ') || search_phrases(configs, p_excluded, ' & !');
        select string_agg(format('%s * ts_rank(c.lexemes, %L) as said_%s', numnode(term::tsquery) / 2 + 1, term, n), ', '),
               string_agg(format('ln(1 + ((greatest($3, count(*)) - count(*) filter (where said_%1$s > 0) + 0.5)
                 / (count(*) filter (where said_%1$s > 0) + 0.5))::double precision) as rare_%1$s', n), ', '),
               string_agg(format('rare_%1$s * said_%1$s', n), ' + ' order by n)
          into said, rare, products
          from unnest(terms) with ordinality t (term, n);
        return query execute format('
          with candidate as materialized (
            select c.id, c.document_id, c.char_count::double precision as size, %s
              from (select * from document_chunks where lexemes @@ $1 offset 0) c
             where c.document_id = any ($2)
          ), whole as (
            select greatest(avg(size), 1) as usual_size, %s from candidate
          )
          select id, document_id, (%s) / (0.5 + 0.5 * size / usual_size) as score
            from candidate, whole order by score desc, id limit $4', said, rare, products)
          using wanted::tsquery, visible, chunks, p_limit;
      end $$`);
  await q.query(`revoke execute on function search_chunks(text[], text[], text[], uuid[], integer) from public`);
  await q.query(`grant execute on function search_chunks(text[], text[], text[], uuid[], integer) to ${APP_ROLE}`);
}

/** What quotation marks keep together, in any of the languages; those in which it says nothing are left out. */
export async function phrases(q: QueryRunner): Promise<void> {
  await q.query(`
    create function search_phrases(p_configs regconfig[], p_phrases text[], p_before text) returns text language sql immutable
    parallel safe as $$
      select coalesce(string_agg(p_before || '(' || p.forms || ')', ''), '') from (
        select (select string_agg(distinct '(' || f.form::text || ')', ' | ') from unnest(p_configs) config,
                  phraseto_tsquery(config, phrase) f (form) where numnode(f.form) > 0) as forms
          from unnest(p_phrases) phrase) p $$`);
  await q.query(`revoke execute on function search_phrases(regconfig[], text[], text) from public`);
}
