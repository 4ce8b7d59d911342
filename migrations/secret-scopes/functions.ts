import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';

const DEFINER = `security definer set search_path = public, pg_temp`;
const LIVE = '(s.expires_at is null or s.expires_at > now())';

/**
 * What the database knows of secrets, for the policies of their tables. They read the tables on their own, so that no
 * policy asks another one in a circle, and each is evaluated once a statement.
 */
export async function functions(q: QueryRunner): Promise<void> {
  await ofActors(q);
  await ofSecrets(q);
  await q.query(`
    revoke execute on function app_groups(), app_shared_secrets(text[]), app_secret_decided(uuid, uuid), app_open_chat(),
      app_chat_open(uuid), holders_of(text), secret_deciders(uuid), secret_audience(uuid), app_secret_deciders(uuid),
      app_secret_audience(uuid), secret_share_audience(uuid, uuid, uuid), app_secret_share_audience(uuid, uuid, uuid)
      from public`);
  await q.query(`
    grant execute on function app_groups(), app_shared_secrets(text[]), app_secret_decided(uuid, uuid), app_open_chat(),
      app_chat_open(uuid), app_secret_deciders(uuid), app_secret_audience(uuid),
      app_secret_share_audience(uuid, uuid, uuid) to ${APP_ROLE}`);
  await q.query(`grant execute on function secret_deciders(uuid), secret_audience(uuid),
    secret_share_audience(uuid, uuid, uuid) to ${SYSTEM_ROLE}`);
}

async function ofActors(q: QueryRunner) {
  await q.query(`
    create function app_groups() returns setof uuid language plpgsql stable ${DEFINER} as $$
      begin
        return query
          select m.group_id from group_members m join groups g on g.id = m.group_id and g.deleted_at is null
           where m.user_id = app_user();
      end $$`);
  // What belongs to a workspace opens to its members alone, also where a group is what it is shared with.
  await q.query(`
    create function app_shared_secrets(p_access text[]) returns setof uuid language plpgsql stable ${DEFINER} as $$
      begin
        return query
          select s.secret_id from secret_shares s
           where s.grantee_id = app_user() and s.access = any (p_access) and ${LIVE}
             and (s.workspace_id is null or s.workspace_id in (select app_workspaces('MEMBER')))
          union all
          select s.secret_id from secret_shares s
           where s.group_id = any (array(select app_groups())) and s.access = any (p_access) and ${LIVE}
             and (s.workspace_id is null or s.workspace_id in (select app_workspaces('MEMBER')));
      end $$`);
  // Whoever owns it, an owner or admin of its workspace, or, of the house's, whoever manages those.
  await q.query(`
    create function app_secret_decided(p_owner uuid, p_workspace uuid) returns boolean language plpgsql stable ${DEFINER} as $$
      begin
        if p_owner is not null then return coalesce(p_owner = app_user(), false) and app_may('secrets.read'); end if;
        if p_workspace is not null then
          return coalesce(app_workspace_role(p_workspace) in ('OWNER', 'ADMIN'), false) and app_may('secrets.read');
        end if;
        return app_may('secrets.system');
      end $$`);
  // A key is in the chat session that it is bound to, and in none where that one is closed.
  await q.query(`
    create function app_open_chat() returns uuid language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select c.id from chat_sessions c
           where c.id = app_chat_session() and c.owner_id = app_user() and c.is_active and c.deleted_at is null);
      end $$`);
  await q.query(`
    create function app_chat_open(p_chat uuid) returns boolean language plpgsql stable ${DEFINER} as $$
      begin
        return exists (
          select from chat_sessions c
           where c.id = p_chat and c.owner_id = app_user() and c.is_active and c.deleted_at is null
             and (app_key() is null or c.id = app_chat_session()));
      end $$`);
}

async function ofSecrets(q: QueryRunner) {
  await q.query(`
    create function holders_of(p_code text) returns setof uuid language plpgsql stable ${DEFINER} as $$
      begin
        return query
          select u.id from users u
           where u.is_active and u.deleted_at is null and u.id in (
             select ur.user_id from role_permissions p join roles r on r.id = p.role_id and r.deleted_at is null
               join user_roles ur on ur.role_id = r.id where p.permission_code = p_code
             union
             select m.user_id from role_permissions p join roles r on r.id = p.role_id and r.deleted_at is null
               join group_roles gr on gr.role_id = r.id
               join groups g on g.id = gr.group_id and g.deleted_at is null
               join group_members m on m.group_id = g.id where p.permission_code = p_code
             union
             select m.user_id from group_permissions p join groups g on g.id = p.group_id and g.deleted_at is null
               join group_members m on m.group_id = g.id where p.permission_code = p_code);
      end $$`);
  // Who decides about a secret: they hear of everything that happens to it.
  await q.query(`
    create function secret_deciders(p_secret uuid) returns setof uuid language plpgsql stable ${DEFINER} as $$
      declare
        secret secrets;
      begin
        select * into secret from secrets x where x.id = p_secret;
        if not found then return; end if;
        if secret.owner_id is not null then return next secret.owner_id; return; end if;
        if secret.workspace_id is null then return query select holders_of('secrets.system'); return; end if;
        return query
          select m.user_id from workspace_members m
            join workspaces w on w.id = m.workspace_id and w.deleted_at is null
           where m.workspace_id = secret.workspace_id and m.role in ('OWNER', 'ADMIN');
      end $$`);
  await q.query(`
    create function secret_audience(p_secret uuid) returns uuid[] language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select array_agg(distinct heard.id) from (
            select d.id from secret_deciders(p_secret) d (id)
            union all
            select s.grantee_id from secret_shares s
             where s.secret_id = p_secret and s.grantee_id is not null and ${LIVE}
            union all
            select m.user_id from secret_shares s
              join groups g on g.id = s.group_id and g.deleted_at is null
              join group_members m on m.group_id = g.id
             where s.secret_id = p_secret and ${LIVE} and (s.workspace_id is null or exists (
               select from workspace_members w where w.workspace_id = s.workspace_id and w.user_id = m.user_id))
          ) heard
          join secrets x on x.id = p_secret
         where x.required_permission is null or x.required_permission = any (user_permissions(heard.id)));
      end $$`);
  // Whom one share reaches, besides those who decide about the secret.
  await q.query(`
    create function secret_share_audience(p_secret uuid, p_user uuid, p_group uuid) returns uuid[]
    language plpgsql stable ${DEFINER} as $$
      begin
        return array(
          select secret_deciders(p_secret)
          union all
          select p_user where p_user is not null
          union all
          select m.user_id from group_members m join groups g on g.id = m.group_id and g.deleted_at is null
           where g.id = p_group and not exists (
             select from secrets x where x.id = p_secret and x.workspace_id is not null and not exists (
               select from workspace_members w where w.workspace_id = x.workspace_id and w.user_id = m.user_id)));
      end $$`);
  await q.query(`
    create function app_secret_share_audience(p_secret uuid, p_user uuid, p_group uuid) returns uuid[]
    language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select secret_share_audience(x.id, p_user, p_group) from secrets x
           where x.id = p_secret and app_secret_decided(x.owner_id, x.workspace_id));
      end $$`);
  // Whoever sees a secret may tell those who decide about it, without learning who they are.
  await q.query(`
    create function app_secret_deciders(p_secret uuid) returns uuid[] language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select array(select secret_deciders(x.id)) from secrets x
           where x.id = p_secret and (app_secret_decided(x.owner_id, x.workspace_id) or (
             x.deleted_at is null and app_may('secrets.read') and x.id in (
               select app_shared_secrets('{USE,REVEAL,MANAGE}')))));
      end $$`);
  // Whoever changes a secret does not see who else it is shared with, but they all have to hear of it.
  await q.query(`
    create or replace function app_secret_audience(p_secret uuid) returns uuid[] language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select secret_audience(x.id) from secrets x
           where x.id = p_secret and x.deleted_at is null and (app_secret_decided(x.owner_id, x.workspace_id) or (
             app_may('secrets.read') and x.id in (select app_shared_secrets('{MANAGE}')))));
      end $$`);
}

/** Takes away what `functions` made, and brings back what it replaced. */
export async function dropFunctions(q: QueryRunner): Promise<void> {
  await q.query(`
      create or replace function app_secret_audience(p_secret uuid) returns uuid[] language plpgsql
      stable security definer set search_path = public, pg_temp as $$
      begin
        return (
          select array_agg(distinct heard.id)
            from secrets x
            join lateral (
              select x.owner_id as id
              union all
              select s.grantee_id from secret_shares s where s.secret_id = x.id and ${LIVE}) heard on true
           where x.id = p_secret and x.deleted_at is null and app_may('secrets.read')
             and (x.owner_id = app_user() or exists (
               select from secret_shares s
                where s.secret_id = x.id and s.grantee_id = app_user() and s.access = 'MANAGE' and ${LIVE})));
      end $$`);
  await q.query(`
    drop function app_secret_share_audience(uuid, uuid, uuid), secret_share_audience(uuid, uuid, uuid),
      app_secret_deciders(uuid), secret_audience(uuid), secret_deciders(uuid), holders_of(text),
      app_chat_open(uuid), app_open_chat(), app_secret_decided(uuid, uuid), app_shared_secrets(text[]), app_groups()`);
}
