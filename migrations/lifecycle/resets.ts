import type { QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../../src/platform/database/protect.js';

const FUNCTIONS = 'app_reset_facts(uuid), app_may_reset(uuid), password_reset_replace()';

/** One-time links that set a new password: only the hash of each is here, and only the newest of a user is open. */
export async function resets(q: QueryRunner): Promise<void> {
  await q.query(`
    create table password_resets (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references users (id) on delete cascade,
      token_hash bytea not null,
      created_by uuid not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      ended_at timestamptz
    )`);
  await q.query(`create unique index password_resets_token_hash_uq on password_resets (token_hash)`);
  await q.query(`create index password_resets_user_id_idx on password_resets (user_id)`);
  await q.query(`
    create unique index password_resets_open_uq on password_resets (user_id)
    where used_at is null and ended_at is null`);
  await q.query(`create index password_resets_expires_at_idx on password_resets (expires_at)`);
  await rights(q);
  // Whoever makes one need not see those before it; the lock on the account puts parallel ones in order.
  await q.query(`
    create function password_reset_replace() returns trigger language plpgsql
    security definer set search_path = public, pg_temp as $$
    begin
      perform from users where id = new.user_id for no key update;
      update password_resets set ended_at = now()
       where user_id = new.user_id and used_at is null and ended_at is null;
      return new;
    end $$`);
  await q.query(`
    create trigger password_reset_replace before insert on password_resets for each row
    execute function password_reset_replace()`);
  await q.query(`revoke execute on function ${FUNCTIONS} from public`);
  await q.query(`grant execute on function app_reset_facts(uuid), app_may_reset(uuid) to ${APP_ROLE}`);
  await protect(q, 'password_resets', {
    app: {
      insert: `created_by = (select app_user()) and app_may_reset(user_id)
        and expires_at > now() and expires_at <= now() + interval '1 hour'`,
    },
    system: { select: 'true', update: 'true', delete: 'true' },
  });
}

/**
 * Whoever sets a password can sign in as its owner. So nobody does that to an account with more administrative rights
 * than the own one, or the right to help people with their passwords would be the right to become an administrator.
 */
async function rights(q: QueryRunner) {
  const definer = `language plpgsql stable security definer set search_path = public, pg_temp`;
  await q.query(`
    create function app_reset_facts(p_user uuid)
    returns table (kind text, is_active boolean, outranks boolean) ${definer} as $$
      begin
        if not app_may('users.update') then return; end if;
        return query
          select u.kind, u.is_active,
                 coalesce(a.is_superuser, false)
                   and not exists (select from user_accounts m where m.user_id = app_user() and m.is_superuser)
                 or exists (
                   select from permissions p
                    where p.is_administrative and p.code = any (user_permissions(u.id)) and not app_may(p.code))
            from users u left join user_accounts a on a.user_id = u.id
           where u.id = p_user and u.deleted_at is null and (u.is_active or app_may('users.read'));
      end $$`);
  await q.query(`
    create function app_may_reset(p_user uuid) returns boolean ${definer} as $$
      begin
        return p_user <> app_user() and exists (
          select from app_reset_facts(p_user) f where f.kind = 'PERSON' and f.is_active and not f.outranks);
      end $$`);
}

export async function undoResets(q: QueryRunner): Promise<void> {
  await q.query(`drop table password_resets`);
  await q.query(`drop function ${FUNCTIONS}`);
}
