import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';

const DEFINER = `stable security definer set search_path = public, pg_temp`;
const USER = `nullif(current_setting('app.user_id', true), '')::uuid`;
const NO_KEY = `nullif(current_setting('app.key_id', true), '') is null`;

/** Which keys are good for anything. */
export async function keyFunctions(q: QueryRunner): Promise<void> {
  // A key, the account it acts for, whoever stands behind that, and the chat session it is bound to: all must be alive.
  await q.query(`
    create function api_key_is_live(p_key uuid) returns boolean language plpgsql parallel safe ${DEFINER} as $$
      begin
        return exists (
          select from api_keys k
            join users u on u.id = k.user_id and u.is_active and u.deleted_at is null
            left join service_accounts s on s.user_id = k.user_id
           where k.id = p_key and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
             and (k.chat_session_id is null or exists (
               select from chat_sessions c where c.id = k.chat_session_id and c.is_active and c.deleted_at is null))
             and case when u.kind = 'PERSON' then s.id is null else s.deleted_at is null and (
               exists (select from users o where o.id = s.owner_id and o.is_active and o.deleted_at is null)
               or exists (select from workspaces w where w.id = s.workspace_id and w.deleted_at is null)) end);
      end $$`);
  await q.query(`
    create function app_key_is_live() returns boolean language plpgsql parallel safe ${DEFINER} as $$
      begin
        return exists (
          select from api_keys k where k.id = app_key() and k.user_id = ${USER}
             and k.chat_session_id is not distinct from app_chat_session()) and api_key_is_live(app_key());
      end $$`);
  await q.query(`
    create function app_person() returns uuid language sql stable parallel safe
    as $$ select case when ${NO_KEY} then ${USER} end $$`);
  await q.query(`revoke execute on function api_key_is_live(uuid), app_key_is_live(), app_person() from public`);
  await q.query(`grant execute on function app_key_is_live(), app_person() to ${APP_ROLE}, ${SYSTEM_ROLE}`);
}

/**
 * Who acts, and what that may: everything the database allows anybody starts from these. `app_user()` stays one
 * expression, which the planner takes apart, so that who signed in pays nothing for keys.
 */
export async function actorFunctions(q: QueryRunner): Promise<void> {
  await q.query(`
    create or replace function app_user() returns uuid language sql stable parallel safe
    as $$ select case when ${NO_KEY} then ${USER} when app_key_is_live() then ${USER} end $$`);
  await permissions(q);
  await q.query(`
    create or replace function app_may(p_code text) returns boolean language plpgsql ${DEFINER} as $$
      declare
        actor uuid := app_user();
      begin
        return actor is not null and p_code = any (user_permissions(actor)) and (app_key() is null
          or exists (select from api_keys k where k.id = app_key() and p_code = any (k.scopes)));
      end $$`);
  await q.query(`
    create or replace function app_user_permissions(p_user uuid) returns text[] language plpgsql ${DEFINER} as $$
      begin
        if p_user = app_user() and app_key() is not null then
          return (
            select coalesce(array_agg(held.code order by held.code), '{}')
              from unnest(user_permissions(p_user)) held (code)
             where held.code = any (array(select unnest(k.scopes) from api_keys k where k.id = app_key())));
        end if;
        if p_user = app_user() or app_may('users.read') then return user_permissions(p_user); end if;
        return null;
      end $$`);
}

/**
 * A service account has the rights of whoever stands behind it and none of its own: a person's; or, for a workspace, what
 * the role `member` gives, without making workspaces and keys.
 */
async function permissions(q: QueryRunner) {
  await q.query(`
    create or replace function user_permissions(p_user uuid) returns text[] language plpgsql ${DEFINER} as $$
      declare
        account_kind text := (select u.kind from users u where u.id = p_user and u.is_active and u.deleted_at is null);
        service record;
      begin
        if account_kind is null then return '{}'; end if;
        if account_kind = 'SERVICE' then
          select s.owner_id, w.id as workspace_id into service
            from service_accounts s left join workspaces w on w.id = s.workspace_id and w.deleted_at is null
           where s.user_id = p_user and s.deleted_at is null;
          if service.owner_id is not null then
            return user_permissions((select u.id from users u where u.id = service.owner_id and u.kind = 'PERSON'));
          end if;
          return (
            select coalesce(array_agg(p.code order by p.code), '{}')
              from roles r join role_permissions rp on rp.role_id = r.id join permissions p on p.code = rp.permission_code
             where service.workspace_id is not null and r.name = 'member' and r.is_system and r.deleted_at is null
               and not p.is_administrative and p.code not in ('workspaces.create', 'apikeys.create'));
        end if;
        return (${HELD});
      end $$`);
}

const HELD = `
          select coalesce(array_agg(distinct held.code order by held.code), '{}') from (
            select rp.permission_code as code
              from user_roles ur
              join roles r on r.id = ur.role_id and r.deleted_at is null
              join role_permissions rp on rp.role_id = ur.role_id
             where ur.user_id = p_user
            union all
            select rp.permission_code
              from group_members gm
              join groups g on g.id = gm.group_id and g.deleted_at is null
              join group_roles gr on gr.group_id = gm.group_id
              join roles r on r.id = gr.role_id and r.deleted_at is null
              join role_permissions rp on rp.role_id = gr.role_id
             where gm.user_id = p_user
            union all
            select gp.permission_code
              from group_members gm
              join groups g on g.id = gm.group_id and g.deleted_at is null
              join group_permissions gp on gp.group_id = gm.group_id
             where gm.user_id = p_user
          ) held`;

/** Puts back the functions of the first migration, to the letter. */
export async function actorBefore(q: QueryRunner): Promise<void> {
  const definer = `stable security definer set search_path = public, pg_temp`;
  await q.query(`
      create or replace function app_user() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$`);
  await q.query(`
    create or replace function user_permissions(p_user uuid) returns text[] language plpgsql ${definer} as $$
      begin
        return (
          select coalesce(array_agg(distinct held.code order by held.code), '{}') from (
            select rp.permission_code as code
              from user_roles ur
              join roles r on r.id = ur.role_id and r.deleted_at is null
              join role_permissions rp on rp.role_id = ur.role_id
             where ur.user_id = p_user
            union all
            select rp.permission_code
              from group_members gm
              join groups g on g.id = gm.group_id and g.deleted_at is null
              join group_roles gr on gr.group_id = gm.group_id
              join roles r on r.id = gr.role_id and r.deleted_at is null
              join role_permissions rp on rp.role_id = gr.role_id
             where gm.user_id = p_user
            union all
            select gp.permission_code
              from group_members gm
              join groups g on g.id = gm.group_id and g.deleted_at is null
              join group_permissions gp on gp.group_id = gm.group_id
             where gm.user_id = p_user
          ) held
          where exists (select from users u where u.id = p_user and u.is_active and u.deleted_at is null)
        );
      end $$`);
  await q.query(`
    create or replace function app_may(p_code text) returns boolean language plpgsql ${definer} as $$
      begin return app_user() is not null and p_code = any (user_permissions(app_user())); end $$`);
  await q.query(`
    create or replace function app_user_permissions(p_user uuid) returns text[] language plpgsql ${definer} as $$
      begin
        if p_user = app_user() or app_may('users.read') then return user_permissions(p_user); end if;
        return null;
      end $$`);
}
