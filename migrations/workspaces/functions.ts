import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';

const DEFINER = `security definer set search_path = public, pg_temp`;

/**
 * What the database knows of the actor, for policies of every table that belongs to a workspace:
 *
 * - `app_key()` and `app_chat_session()`: what `db.as` and `db.read` set; null for somebody who signed in.
 * - `workspace_id = any (array(select app_workspaces('ADMIN')))`: the actor is ADMIN or OWNER there, and the workspace
 *   is not deleted. It is evaluated once a statement, and uses the index on `workspace_id`. The argument is the least
 *   role: 'MEMBER', 'ADMIN' or 'OWNER'.
 * - `app_workspace_role(id)`: the same for one workspace, as its role; null where there is none.
 *
 * They are their own way to the members, since the policy of the members asks them. An account that is disabled or
 * deleted has no role anywhere. Superusers and administrators have none for being that.
 */
export async function functions(q: QueryRunner): Promise<void> {
  for (const [name, setting] of [
    ['app_key', 'app.key_id'],
    ['app_chat_session', 'app.chat_session_id'],
  ])
    await q.query(`
      create function ${name}() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('${setting}', true), '')::uuid $$`);
  await q.query(`
    create function app_workspaces(p_least text) returns setof uuid language plpgsql stable ${DEFINER} as $$
      begin
        return query
          select m.workspace_id from workspace_members m
            join workspaces w on w.id = m.workspace_id and w.deleted_at is null
            join users u on u.id = m.user_id and u.is_active and u.deleted_at is null
           where m.user_id = app_user() and case p_least
             when 'MEMBER' then true
             when 'ADMIN' then m.role in ('ADMIN', 'OWNER')
             else m.role = 'OWNER' end;
      end $$`);
  await q.query(`
    create function app_workspace_role(p_workspace uuid) returns text language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select m.role from workspace_members m
            join workspaces w on w.id = m.workspace_id and w.deleted_at is null
            join users u on u.id = m.user_id and u.is_active and u.deleted_at is null
           where m.user_id = app_user() and m.workspace_id = p_workspace);
      end $$`);
  // What its owners can restore: nobody else knows of it any more.
  await q.query(`
    create function app_deleted_workspaces() returns setof uuid language plpgsql stable ${DEFINER} as $$
      begin
        return query
          select m.workspace_id from workspace_members m
            join workspaces w on w.id = m.workspace_id
             and w.deleted_at > now() - interval '30 days' and w.destroyed_at is null
            join users u on u.id = m.user_id and u.is_active and u.deleted_at is null
           where m.user_id = app_user() and m.role = 'OWNER';
      end $$`);
  // Whoever changes who belongs to it, or what belongs to it, does so one after the other. Members may lock it too,
  // who may not change it. The role is read again under the lock: it may have been taken while this waited.
  await q.query(`
    create function app_lock_workspace(p_workspace uuid) returns text language plpgsql ${DEFINER} as $$
      begin
        if app_workspace_role(p_workspace) is null then return null; end if;
        perform from workspaces w where w.id = p_workspace for no key update;
        return app_workspace_role(p_workspace);
      end $$`);
  await q.query(`
    revoke execute on function app_key(), app_chat_session(), app_workspaces(text), app_workspace_role(uuid),
      app_deleted_workspaces(), app_lock_workspace(uuid) from public`);
  await q.query(`grant execute on function app_key(), app_chat_session() to ${APP_ROLE}, ${SYSTEM_ROLE}`);
  await q.query(`
    grant execute on function app_workspaces(text), app_workspace_role(uuid), app_deleted_workspaces(),
      app_lock_workspace(uuid) to ${APP_ROLE}`);
}
