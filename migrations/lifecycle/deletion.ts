import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';

const APPLICATION = 'app_delete_user(uuid), app_restore_user(uuid, text, text)';

/** Deleting accounts and bringing them back, by nobody but whom these functions allow it. */
export async function deletion(q: QueryRunner): Promise<void> {
  await q.query(`
    create index users_deleted_at_idx on users (deleted_at, id) where deleted_at is not null and erased_at is null`);
  await account(q);
  const definer = `language plpgsql security definer set search_path = public, pg_temp`;
  // Row level security decides by rows, not by columns: a policy for this would let its holders rename people as well.
  await q.query(`
    create function app_delete_user(p_user uuid) returns boolean ${definer} as $$
      begin
        if not (app_may('users.delete') or (p_user = app_user() and app_key() is null)) then
          raise insufficient_privilege using message = 'This needs the permission users.delete.';
        end if;
        update users set deleted_at = now(), updated_at = now() where id = p_user and deleted_at is null;
        return found;
      end $$`);
  await q.query(`
    create function app_restore_user(p_user uuid, p_username text, p_username_key text) returns boolean ${definer} as $$
      begin
        if not app_may('users.delete') then
          raise insufficient_privilege using message = 'This needs the permission users.delete.';
        end if;
        if p_username is not null then
          update user_accounts a set username = p_username, username_key = p_username_key
            from users u
           where a.user_id = p_user and u.id = p_user and u.deleted_at > now() - interval '30 days' and u.erased_at is null;
        end if;
        update users set deleted_at = null, updated_at = now()
         where id = p_user and deleted_at > now() - interval '30 days' and erased_at is null;
        return found;
      end $$`);
  await q.query(`revoke execute on function ${APPLICATION}, account_follows_user() from public`);
  await q.query(`grant execute on function ${APPLICATION} to ${APP_ROLE}`);
  await q.query(`grant execute on function app_administrators() to ${SYSTEM_ROLE}`);
}

/** The address and the username are free while the account is deleted, and nothing is open that would let it in. */
async function account(q: QueryRunner) {
  await q.query(`
    create function account_follows_user() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
    begin
      update user_accounts set deleted_at = new.deleted_at where user_id = new.id;
      if new.deleted_at is not null then
        delete from mfa_challenges where user_id = new.id;
        update password_resets set ended_at = now() where user_id = new.id and used_at is null and ended_at is null;
      end if;
      return null;
    end $$`);
  await q.query(`
    create trigger users_account_follows after update of deleted_at on users for each row
    when (old.deleted_at is distinct from new.deleted_at) execute function account_follows_user()`);
}

export async function undoDeletion(q: QueryRunner): Promise<void> {
  await q.query(`revoke execute on function app_administrators() from ${SYSTEM_ROLE}`);
  await q.query(`drop trigger users_account_follows on users`);
  await q.query(`drop function ${APPLICATION}, account_follows_user()`);
  await q.query(`drop index users_deleted_at_idx`);
}
