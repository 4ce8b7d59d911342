import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../src/platform/database/protect.js';

const ME = '(select app_user())';
const MINE = `(select app_may('secrets.read')) and owner_id = ${ME}`;
const MAY = (code: string) => `(select app_may('${code}'))`;
/** No API key: a link is made and opened by people. */
const PERSON = `app_key() is null`;
const OPEN = 'opened_at is null and revoked_at is null';
/** That whoever made the link could still reveal the secret and hand it on. */
const VOUCHED = `user_permissions(l.created_by) @>
  array_remove(array['secrets.read', 'secrets.reveal', 'secrets.share', s.required_permission], null)`;
/** That the actor may have the value for the link's token now: one place for what is checked before and at the opening. */
const OPENS = `l.token_hash = p_hash and l.opened_at is null and l.revoked_at is null and l.expires_at > now()
  and (l.user_id is null or l.user_id = app_user()) and ${VOUCHED}
  and (s.required_permission is null or app_may(s.required_permission))
  and s.chat_session_id is null and (s.required_permission is null or app_may(s.required_permission))
  and s.deleted_at is null and s.is_active and (s.expires_at is null or s.expires_at > now())
  and app_user() is not null and ${PERSON}`;

/** Links that reveal the value of one secret once. */
export class SecretLinks1763700000039 implements MigrationInterface {
  name = 'SecretLinks1763700000039';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.table(q);
    await this.reading(q);
    await this.opening(q);
    await this.closing(q);
    await protect(q, 'secret_links', {
      app: {
        select: MINE,
        insert: `${MINE} and created_by = ${ME} and ${MAY('secrets.reveal')} and ${MAY('secrets.share')}
          and ${PERSON} and ${OPEN} and reopenings = 0
          and exists (select from secrets x where x.id = secret_id and x.chat_session_id is null)`,
        update: `${MINE} and opened_at is null`,
        updateColumns: ['revoked_at'],
      },
      system: {
        select: `expires_at <= now() and ${OPEN}`,
        update: `expires_at <= now() and ${OPEN}`,
        updateColumns: ['expired_at'],
      },
    });
  }

  private async table(q: QueryRunner) {
    await q.query(`
      create table secret_links (
        id uuid primary key default gen_random_uuid(),
        secret_id uuid not null,
        owner_id uuid not null,
        created_by uuid not null references users (id) on delete cascade,
        user_id uuid references users (id) on delete cascade,
        token_hash bytea not null,
        comment text check (char_length(comment) <= 256),
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        opened_at timestamptz,
        opened_by uuid,
        revoked_at timestamptz,
        expired_at timestamptz,
        reopenings integer not null default 0,
        reopened_at timestamptz,
        constraint secret_links_secret_fk foreign key (secret_id, owner_id) references secrets (id, owner_id) on delete cascade,
        constraint secret_links_span_check check (expires_at - created_at <= interval '168 hours'),
        constraint secret_links_opened_check check ((opened_at is null) = (opened_by is null))
      )`);
    await q.query(`create unique index secret_links_token_hash_uq on secret_links (token_hash)`);
    await q.query(`create index secret_links_secret_idx on secret_links (secret_id, created_at, id)`);
    await q.query(`create index secret_links_secret_owner_idx on secret_links (secret_id, owner_id)`);
    await q.query(`create index secret_links_created_by_idx on secret_links (created_by)`);
    await q.query(`create index secret_links_user_id_idx on secret_links (user_id)`);
    await q.query(
      `create index secret_links_expires_at_idx on secret_links (expires_at) where ${OPEN} and expired_at is null`,
    );
  }

  /** Whoever opens a link sees neither it nor its secret by any policy: the token is what these functions ask for. */
  private async reading(q: QueryRunner) {
    await q.query(`
      create function app_secret_link(p_hash bytea, p_lock boolean) returns table (
        id uuid, secret_id uuid, owner_id uuid, created_by uuid, user_id uuid, comment text, name text, display_name text,
        current_version integer, require_step_up boolean, required_permission text, is_opened boolean, is_revoked boolean, is_past boolean,
        is_deleted boolean, is_active boolean, is_expired boolean)
      language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if app_user() is null or not (${PERSON}) then return; end if;
        if p_lock then
          -- The secret first, as everybody else does; what is read after that has waited for it.
          perform from secrets s join secret_links l on l.secret_id = s.id where l.token_hash = p_hash for update of s;
          perform from secret_links l where l.token_hash = p_hash for update;
        end if;
        return query
          select l.id, l.secret_id, l.owner_id, l.created_by, l.user_id, l.comment, s.name, s.display_name,
                 s.current_version, s.require_step_up, s.required_permission, l.opened_at is not null, l.revoked_at is not null or not ${VOUCHED},
                 l.expires_at <= now(), s.deleted_at is not null, s.is_active, coalesce(s.expires_at <= now(), false)
            from secret_links l join secrets s on s.id = l.secret_id where l.token_hash = p_hash;
      end $$`);
    await q.query(`
      create function app_secret_link_version(p_hash bytea) returns setof secret_versions
      language sql stable security definer set search_path = public, pg_temp as $$
        select v.* from secret_links l join secrets s on s.id = l.secret_id
          join secret_versions v on v.secret_id = s.id and v.number = s.current_version and v.ciphertext is not null
         where ${OPENS}
      $$`);
    await q.query(
      `revoke execute on function app_secret_link(bytea, boolean), app_secret_link_version(bytea) from public`,
    );
    await q.query(
      `grant execute on function app_secret_link(bytea, boolean), app_secret_link_version(bytea) to ${APP_ROLE}`,
    );
  }

  private async opening(q: QueryRunner) {
    // That a link is used up and that its secret's access log says so is one act.
    await q.query(`
      create function app_open_secret_link(p_hash bytea, p_ip text, p_agent text) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare opened secret_links;
      begin
        update secret_links l set opened_at = now(), opened_by = app_user()
          from secrets s where s.id = l.secret_id and ${OPENS} returning l.* into opened;
        if opened.id is null then return false; end if;
        insert into secret_access_log (secret_id, owner_id, access_type, success, reason, user_id, ip, user_agent)
        values (opened.secret_id, opened.owner_id, 'READ', true, 'By link ' || opened.id || '.', app_user(), p_ip, p_agent);
        return true;
      end $$`);
    await q.query(`
      create function app_reopen_secret_link(p_hash bytea) returns integer
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare count integer;
      begin
        update secret_links set reopenings = reopenings + 1, reopened_at = now()
         where token_hash = p_hash and opened_at is not null and app_user() is not null returning reopenings into count;
        return count;
      end $$`);
    await q.query(`
      revoke execute on function app_open_secret_link(bytea, text, text), app_reopen_secret_link(bytea) from public`);
    await q.query(
      `grant execute on function app_open_secret_link(bytea, text, text), app_reopen_secret_link(bytea) to ${APP_ROLE}`,
    );
  }

  /** Nothing is left of the words that went with a link to a secret of which nothing is left. */
  private async closing(q: QueryRunner) {
    await q.query(`
      create function secret_links_close() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        update secret_links set comment = null,
               revoked_at = case when opened_at is null then coalesce(revoked_at, now()) end
         where secret_id = new.id;
        return null;
      end $$`);
    await q.query(`
      create trigger secret_links_close after update of destroyed_at on secrets for each row
      when (old.destroyed_at is null and new.destroyed_at is not null) execute function secret_links_close()`);
    await q.query(`revoke execute on function secret_links_close() from public`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      drop function app_secret_link(bytea, boolean), app_secret_link_version(bytea),
        app_open_secret_link(bytea, text, text), app_reopen_secret_link(bytea)`);
    await q.query(`drop trigger secret_links_close on secrets`);
    await q.query(`drop function secret_links_close()`);
    await q.query(`drop table secret_links`);
  }
}
