import type { QueryRunner } from 'typeorm';

const DEFINER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;
const WHEN = `when (old.erased_at is null and new.erased_at is not null)`;

/**
 * That a user is erased and that nothing is left of what was theirs is one act, whoever does it. Ids stay, in what others
 * made and in the logs.
 */
export async function erasure(q: QueryRunner): Promise<void> {
  await q.query(`
    alter table users add constraint users_erased_inactive_check check (erased_at is null or not is_active)`);
  await q.query(`create index secret_access_log_user_id_idx on secret_access_log (user_id)`);
  await user(q);
  await identity(q);
  await secrets(q);
  await q.query(`
    revoke execute on function user_erase(), erase_identity_of_user(), erase_secrets_of_user() from public`);
}

async function user(q: QueryRunner) {
  await q.query(`
    create function user_erase() ${DEFINER} as $$
    begin
      if old.erased_at is not null then
        raise insufficient_privilege using message = 'What was erased does not come back.';
      end if;
      new.display_name := 'Erased user';
      new.is_active := false;
      new.deleted_at := coalesce(new.deleted_at, now());
      new.updated_at := now();
      return new;
    end $$`);
  await q.query(`
    create trigger user_erase before update of erased_at on users for each row
    when (old.erased_at is distinct from new.erased_at) execute function user_erase()`);
  // An erased account is no account: whatever else would change of it, for example by a restore, does not.
  await q.query(`
    create trigger user_stays_erased before update of deleted_at, display_name, is_active on users for each row
    when (old.erased_at is not null) execute function user_erase()`);
}

async function identity(q: QueryRunner) {
  await q.query(`
    create function erase_identity_of_user() ${DEFINER} as $$
    begin
      update invitations i set email_hint = null
        from user_accounts a
       where a.user_id = new.id and (i.consumed_by = new.id or lower(normalize(i.email_hint, NFKC)) = a.email_key);
      delete from user_accounts where user_id = new.id;
      delete from user_credentials where user_id = new.id;
      delete from totp_factors where user_id = new.id;
      delete from mfa_challenges where user_id = new.id;
      delete from password_resets where user_id = new.id;
      delete from sessions where user_id = new.id;
      delete from group_members where user_id = new.id;
      delete from user_roles where user_id = new.id;
      -- What nobody but the user was to hear of.
      delete from outbox where published_at is not null and recipients = array[new.id];
      return null;
    end $$`);
  await q.query(`
    create trigger users_erase_identity after update of erased_at on users for each row ${WHEN}
    execute function erase_identity_of_user()`);
}

async function secrets(q: QueryRunner) {
  await q.query(`
    create function erase_secrets_of_user() ${DEFINER} as $$
    begin
      insert into outbox (type, aggregate_id, payload, recipients)
      select 'secret.destroyed', s.id, jsonb_build_object('secretId', s.id), array_remove(secret_audience(s.id), new.id)
        from secrets s
       where s.owner_id = new.id and s.deleted_at is null
         and exists (select from secret_shares g where g.secret_id = s.id and (g.expires_at is null or g.expires_at > now()));
      insert into secret_access_log (secret_id, owner_id, access_type, success, reason)
      select s.id, s.owner_id, 'DELETE', true, 'Destroyed with the account of its owner.'
        from secrets s where s.owner_id = new.id and s.destroyed_at is null;
      -- Before the names: what is destroyed counts no longer among the names that are taken.
      update secrets set destroyed_at = now(), deleted_at = coalesce(deleted_at, now()), updated_at = now()
       where owner_id = new.id and destroyed_at is null;
      update secrets set name = 'erased', name_key = 'erased', display_name = null, description = null, provider = null,
             tags = '{}', metadata = '{}'
       where owner_id = new.id;
      update secret_versions set reason = null where owner_id = new.id;
      -- Their comments are the owner's words. The table is of a later migration: this runs when all are there.
      delete from secret_links where owner_id = new.id;

      insert into outbox (type, aggregate_id, payload, recipients)
      select 'secret.unshared', g.secret_id, jsonb_build_object('secretId', g.secret_id, 'granteeId', new.id),
             array_remove(array(select secret_deciders(g.secret_id)), new.id)
        from secret_shares g join secrets s on s.id = g.secret_id and s.deleted_at is null
       where g.grantee_id = new.id;
      delete from secret_shares where grantee_id = new.id;

      update secret_access_log set ip = null, user_agent = null where user_id = new.id;
      return null;
    end $$`);
  await q.query(`
    create trigger users_erase_secrets after update of erased_at on users for each row ${WHEN}
    execute function erase_secrets_of_user()`);
}

export async function undoErasure(q: QueryRunner): Promise<void> {
  for (const trigger of ['users_erase_secrets', 'users_erase_identity', 'user_stays_erased', 'user_erase'])
    await q.query(`drop trigger ${trigger} on users`);
  await q.query(`drop function erase_secrets_of_user(), erase_identity_of_user(), user_erase()`);
  await q.query(`drop index secret_access_log_user_id_idx`);
  await q.query(`alter table users drop constraint users_erased_inactive_check`);
}
