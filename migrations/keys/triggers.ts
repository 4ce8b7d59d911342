import type { QueryRunner } from 'typeorm';

const TRIGGER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;

/** Service accounts are users of a kind of their own; what ends them, and what ends keys. */
export async function triggers(q: QueryRunner): Promise<void> {
  // The application makes no users: it gets one with the service account, and cannot name one that is there.
  await q.query(`
    create function service_account_begin() ${TRIGGER} as $$
      begin
        insert into users (display_name, kind) values (new.name, 'SERVICE') returning id into new.user_id;
        -- A workspace's is one of its members: what is the workspace's can be granted to it, and to nobody else.
        if new.workspace_id is not null then
          insert into workspace_members (workspace_id, user_id, role) values (new.workspace_id, new.user_id, 'MEMBER');
        end if;
        return new;
      end $$`);
  await q.query(`
    create trigger service_account_begin before insert on service_accounts
    for each row execute function service_account_begin()`);
  // Nobody could reach any more what it owned: it is destroyed, as a person's is by erasing the person.
  await q.query(`
    create function service_account_end() ${TRIGGER} as $$
      begin
        update users set deleted_at = coalesce(deleted_at, now()), erased_at = coalesce(erased_at, now())
         where id = new.user_id;
        return null;
      end $$`);
  await q.query(`
    create trigger service_account_end after update of deleted_at on service_accounts for each row
    when (old.deleted_at is null and new.deleted_at is not null) execute function service_account_end()`);
  await q.query(`
    create function end_keys_of_erased_user() ${TRIGGER} as $$
      begin
        delete from api_keys where user_id = new.id;
        update service_accounts set deleted_at = now() where owner_id = new.id and deleted_at is null;
        return null;
      end $$`);
  await q.query(`
    create trigger users_end_keys after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function end_keys_of_erased_user()`);
  await q.query(`
    create function end_keys_of_destroyed_workspace() ${TRIGGER} as $$
      begin
        update service_accounts set deleted_at = now() where workspace_id = new.id and deleted_at is null;
        return null;
      end $$`);
  await q.query(`
    create trigger workspaces_end_keys after update of destroyed_at on workspaces for each row
    when (old.destroyed_at is null and new.destroyed_at is not null) execute function end_keys_of_destroyed_workspace()`);
  await q.query(`
    revoke execute on function service_account_begin(), service_account_end(), end_keys_of_erased_user(),
      end_keys_of_destroyed_workspace() from public`);
}
