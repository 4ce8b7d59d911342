import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE, protect } from '../../src/platform/database/protect.js';

const ANYONE = '(select app_user()) is not null';
const MAY = (code: string) => `(select app_may('${code}'))`;
const SELF = (column: string) => `${column} = (select app_user())`;

/** What a user may, as the database knows it. */
export async function functions(q: QueryRunner) {
  const definer = `stable security definer set search_path = public, pg_temp`;
  await q.query(`
    create function user_permissions(p_user uuid) returns text[] language plpgsql ${definer} as $$
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
    create function app_may(p_code text) returns boolean language plpgsql ${definer} as $$
      begin return app_user() is not null and p_code = any (user_permissions(app_user())); end $$`);
  await q.query(`
    create function app_user_permissions(p_user uuid) returns text[] language plpgsql ${definer} as $$
      begin
        if p_user = app_user() or app_may('users.read') then return user_permissions(p_user); end if;
        return null;
      end $$`);
  await q.query(`
    create function app_find_user(p_email_key text) returns uuid language plpgsql ${definer} as $$
      begin
        return (
          select u.id from user_accounts a join users u on u.id = a.user_id
           where app_user() is not null and a.email_key = p_email_key and a.deleted_at is null
             and u.is_active and u.deleted_at is null);
      end $$`);
  // Disabling an account ends its sessions: whoever may disable a user may not therefore see the user's sessions.
  await q.query(`
    create function end_sessions_of_disabled_user() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
      begin
        update sessions set revoked_at = now(), revoked_reason = 'user disabled'
         where user_id = new.id and revoked_at is null;
        return null;
      end $$`);
  await q.query(`
    create trigger users_end_sessions after update of is_active, deleted_at on users for each row
    when (not new.is_active or new.deleted_at is not null) execute function end_sessions_of_disabled_user()`);
  // A session ends with its family of refresh tokens, whoever ends it: the application does not reach those.
  await q.query(`
    create function end_tokens_of_session() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
      begin
        update refresh_tokens set revoked_at = new.revoked_at where session_id = new.id and revoked_at is null;
        return null;
      end $$`);
  await q.query(`
    create trigger sessions_end_tokens after update of revoked_at on sessions for each row
    when (old.revoked_at is null and new.revoked_at is not null) execute function end_tokens_of_session()`);
  // Whoever takes a role away need not see all other users; that an administrator remains must be known all the same.
  await q.query(`
    create function app_administrators() returns integer language plpgsql ${definer} as $$
      begin
        return (
          select count(*) from users u
           where u.is_active and u.deleted_at is null and exists (
             select from roles r where r.name = 'admin' and r.is_system and r.deleted_at is null and (
               exists (select from user_roles ur where ur.user_id = u.id and ur.role_id = r.id)
               or exists (
                 select from group_members gm
                   join groups g on g.id = gm.group_id and g.deleted_at is null
                   join group_roles gr on gr.group_id = gm.group_id
                  where gm.user_id = u.id and gr.role_id = r.id))));
      end $$`);
  await q.query(`revoke execute on all functions in schema public from public`);
  await q.query(`grant execute on function app_user() to ${APP_ROLE}, ${SYSTEM_ROLE}`);
  await q.query(`grant execute on function user_permissions(uuid) to ${SYSTEM_ROLE}`);
  await q.query(
    `grant execute on function app_may(text), app_user_permissions(uuid), app_find_user(text), app_administrators()
       to ${APP_ROLE}`,
  );
}

/** Who sees and changes which rows. */
export async function policies(q: QueryRunner) {
  const all = { select: 'true', insert: 'true', update: 'true', delete: 'true' };
  const everything = { select: 'true', insert: 'true', update: 'true' };
  await protect(q, 'users', {
    app: {
      select: `(${ANYONE} and is_active and deleted_at is null) or ${SELF('id')} or ${MAY('users.read')}`,
      update: MAY('users.update'),
      updateColumns: ['is_active', 'updated_at'],
    },
    system: everything,
  });
  await protect(q, 'user_accounts', {
    app: { select: `${SELF('user_id')} or ${MAY('users.read')}` },
    system: everything,
  });
  await protect(q, 'user_credentials', { system: everything });
  await protect(q, 'permissions', { app: { select: ANYONE }, system: { select: 'true' } });
  await protect(q, 'roles', { app: { select: `${ANYONE} and deleted_at is null` }, system: { select: 'true' } });
  await protect(q, 'groups', { app: { select: `${ANYONE} and deleted_at is null` }, system: { select: 'true' } });
  for (const table of ['role_permissions', 'group_permissions', 'group_roles'])
    await protect(q, table, { app: { select: ANYONE }, system: { select: 'true' } });
  const mine = `${SELF('user_id')} or ${MAY('users.read')}`;
  await protect(q, 'group_members', {
    app: { select: mine, insert: MAY('groups.update'), delete: MAY('groups.update') },
    system: all,
  });
  await protect(q, 'user_roles', {
    // Whoever takes a role away must see who holds it.
    app: { select: `${mine} or ${MAY('roles.assign')}`, insert: MAY('roles.assign'), delete: MAY('roles.assign') },
    system: all,
  });
  await protect(q, 'sessions', {
    app: {
      select: SELF('user_id'),
      update: SELF('user_id'),
      updateColumns: ['revoked_at', 'revoked_reason'],
    },
    system: all,
  });
  for (const table of ['refresh_tokens', 'signing_keys', 'throttles', 'master_keys'])
    await protect(q, table, { system: all });
  await protect(q, 'invitations', {
    app: {
      select: `${MAY('invitations.read')} or ${SELF('created_by')}`,
      insert: `${MAY('invitations.create')} and ${SELF('created_by')}`,
    },
    system: everything,
  });
  for (const [table, code] of [
    ['invitation_roles', 'roles.assign'],
    ['invitation_groups', 'groups.update'],
  ] as const)
    await protect(q, table, {
      app: {
        select: `${MAY('invitations.read')} or ${MAY('invitations.create')}`,
        insert: `${MAY('invitations.create')} and ${MAY(code)}`,
      },
      system: { select: 'true', insert: 'true' },
    });
}
