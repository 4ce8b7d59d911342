import type { QueryRunner } from 'typeorm';

const TRIGGER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;

/** What follows from a change by itself, whoever makes it. */
export async function triggers(q: QueryRunner): Promise<void> {
  await decisions(q);
  await endings(q);
  await newcomers(q);
  await q.query(
    `revoke execute on function secret_end_with_workspace(), secret_end_with_chat(), secret_group_joined() from public`,
  );
}

/** Row security tells rows apart, not columns: these are decided by the owner, also towards those who manage the secret. */
async function decisions(q: QueryRunner) {
  await q.query(`
      create or replace function secret_owner_decides() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        if app_user() is null or (
             (new.is_active, new.name, new.name_key, new.provider, new.allowed_tools, new.required_permission,
              new.chat_session_id)
             is not distinct from (old.is_active, old.name, old.name_key, old.provider, old.allowed_tools,
              old.required_permission, old.chat_session_id)) then
          return new;
        end if;
        if not app_secret_decided(old.owner_id, old.workspace_id) then
          raise exception 'only its owner decides this about a secret' using errcode = 'insufficient_privilege';
        end if;
        if new.chat_session_id is distinct from old.chat_session_id and new.destroyed_at is null
           and (new.chat_session_id is not null or app_key() is not null) then
          raise exception 'only its owner, signed in, promotes a secret' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`);
  await q.query(`drop trigger secret_owner_decides on secrets`);
  await q.query(`
      create trigger secret_owner_decides
      before update of is_active, name, name_key, provider, allowed_tools, required_permission, chat_session_id on secrets
      for each row execute function secret_owner_decides()`);
}

/** A secret ends with what it belongs to. Its access log stays. */
async function endings(q: QueryRunner) {
  await q.query(`
    create function secret_end_with_workspace() ${TRIGGER} as $$
      begin
        with ended as (
          update secrets set destroyed_at = now(), deleted_at = coalesce(deleted_at, now())
           where workspace_id = new.id and destroyed_at is null returning id, workspace_id)
        insert into secret_access_log (secret_id, workspace_id, access_type, success, reason, user_id)
        select id, workspace_id, 'DELETE', true, 'Destroyed with its workspace.', app_user() from ended;
        return null;
      end $$`);
  await q.query(`
    create trigger secret_end_with_workspace after update of destroyed_at on workspaces for each row
    when (old.destroyed_at is null and new.destroyed_at is not null) execute function secret_end_with_workspace()`);
  await q.query(`
    create function secret_end_with_chat() ${TRIGGER} as $$
      begin
        with bound as (select id, destroyed_at from secrets where chat_session_id = old.id for update),
             ended as (
               update secrets x set chat_session_id = null, destroyed_at = coalesce(x.destroyed_at, now()),
                      deleted_at = coalesce(x.deleted_at, now())
                 from bound where x.id = bound.id
               returning x.id, x.owner_id, bound.destroyed_at is null as is_news),
             logged as (
               insert into secret_access_log (secret_id, owner_id, access_type, success, reason, user_id)
               select id, owner_id, 'DELETE', true, 'Destroyed with its chat session.', app_user() from ended where is_news)
        insert into outbox (type, actor_id, aggregate_id, payload, recipients)
        select 'secret.destroyed', app_user(), id, jsonb_build_object('secretId', id), array[owner_id] from ended
         where is_news;
        return old;
      end $$`);
  await q.query(`
    create trigger secret_end_with_chat before delete on chat_sessions for each row execute function secret_end_with_chat()`);
}

/** Groups are filled by administrators. Whoever shared a secret with one hears of everybody who gains it by that. */
async function newcomers(q: QueryRunner) {
  await q.query(`
    create function secret_group_joined() ${TRIGGER} as $$
      begin
        insert into outbox (type, actor_id, aggregate_id, payload, recipients)
        select 'secret.groupAccessGained', app_user(), x.id,
               jsonb_build_object('secretId', x.id, 'groupId', new.group_id, 'userId', new.user_id),
               array(select secret_deciders(x.id))
          from secret_shares s
          join secrets x on x.id = s.secret_id and x.deleted_at is null and x.owner_id is distinct from new.user_id
         where s.group_id = new.group_id and (s.expires_at is null or s.expires_at > now())
           and (s.workspace_id is null or exists (
             select from workspace_members w where w.workspace_id = s.workspace_id and w.user_id = new.user_id));
        return null;
      end $$`);
  await q.query(`
    create trigger secret_group_joined after insert on group_members for each row execute function secret_group_joined()`);
}

/** Takes away what `triggers` made, and brings back what it replaced. */
export async function dropTriggers(q: QueryRunner): Promise<void> {
  await q.query(`drop trigger secret_group_joined on group_members`);
  await q.query(`drop trigger secret_end_with_chat on chat_sessions`);
  await q.query(`drop trigger secret_end_with_workspace on workspaces`);
  await q.query(`drop function secret_group_joined(), secret_end_with_chat(), secret_end_with_workspace()`);
  await q.query(`drop trigger secret_owner_decides on secrets`);
  await q.query(`
      create or replace function secret_owner_decides() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        if app_user() <> old.owner_id
           and (new.is_active, new.name, new.name_key, new.provider)
             is distinct from (old.is_active, old.name, old.name_key, old.provider) then
          raise exception 'only its owner switches or renames a secret' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`);
  await q.query(`
      create trigger secret_owner_decides before update of is_active, name, name_key, provider on secrets
      for each row execute function secret_owner_decides()`);
}
