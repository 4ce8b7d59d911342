import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../src/platform/database/protect.js';

const MINE = 'owner_id = (select app_user())';
const READ = `(select app_may('secrets.read'))`;
const LIVE = '(s.expires_at is null or s.expires_at > now())';
const managed = (column: string, join = '') =>
  `${column} = any (array(select s.secret_id from secret_shares s ${join}
     where s.grantee_id = (select app_user()) and ${LIVE} and s.access = 'MANAGE'))`;
const UPDATE = `${READ} and (${MINE} or (deleted_at is null and ${managed('id')}))`;
const INSERT_VERSION = `${READ} and created_by = (select app_user())
  and (${MINE} or ${managed('secret_id', 'join secrets x on x.id = s.secret_id and x.deleted_at is null')})`;

/** What the sweeps may see and touch: whose rotation is due, and what was deleted long enough ago. */
const DUE = '(deleted_at is null and next_rotation_at <= now())';
const PURGEABLE = `deleted_at <= now() - interval '30 days'`;

/** Switching off, rotation schedules, restoring and destroying. */
export class SecretLifecycle1763700000006 implements MigrationInterface {
  name = 'SecretLifecycle1763700000006';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await this.columns(q);
    await this.triggers(q);
    await this.policies(q);
  }

  private async columns(q: QueryRunner) {
    await q.query(`
      alter table secrets
        add column rotation_enabled boolean not null default false,
        add column rotation_days integer,
        add column last_rotated_at timestamptz,
        add column next_rotation_at timestamptz,
        add column rotation_reminded_for timestamptz,
        add column destroyed_at timestamptz,
        add constraint secrets_rotation_days_check check (rotation_days between 1 and 3650),
        add constraint secrets_rotation_check check (rotation_enabled = (next_rotation_at is not null)
          and (not rotation_enabled or rotation_days is not null)),
        add constraint secrets_destroyed_check check (destroyed_at is null or deleted_at is not null)`);
    await q.query(`
      update secrets s set last_rotated_at =
        (select max(v.created_at) from secret_versions v where v.secret_id = s.id and v.number > 1)`);
    await q.query(`
      create index secrets_next_rotation_at_idx on secrets (next_rotation_at)
      where next_rotation_at is not null and deleted_at is null`);
    await q.query(`
      create index secrets_deleted_at_idx on secrets (deleted_at) where deleted_at is not null and destroyed_at is null`);
    await q.query(`
      alter table secret_versions
        alter column wrapped_key drop not null,
        alter column nonce drop not null,
        alter column ciphertext drop not null,
        add constraint secret_versions_erased_check check (num_nulls(wrapped_key, nonce, ciphertext) in (0, 3))`);
  }

  private async triggers(q: QueryRunner) {
    // That a secret is destroyed and that nothing is left of its values is one act, whoever does it.
    await q.query(`
      create function secret_erase() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        update secret_versions set wrapped_key = null, nonce = null, ciphertext = null where secret_id = new.id;
        delete from secret_shares where secret_id = new.id;
        new.masked_value := repeat('•', 8);
        new.rotation_enabled := false;
        new.next_rotation_at := null;
        return new;
      end $$`);
    await q.query(`
      create trigger secret_erase before update of destroyed_at on secrets for each row
      when (old.destroyed_at is null and new.destroyed_at is not null) execute function secret_erase()`);
    // Row security tells rows apart, not columns: these are the owner's, also towards those who manage the secret.
    await q.query(`
      create function secret_owner_decides() returns trigger language plpgsql
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
    await q.query(`revoke execute on function secret_erase(), secret_owner_decides() from public`);
  }

  private async policies(q: QueryRunner) {
    const columns = 'is_active, rotation_enabled, rotation_days, last_rotated_at, next_rotation_at, destroyed_at';
    await q.query(`drop policy app_update on secrets`);
    await q.query(`
      create policy app_update on secrets for update to ${APP_ROLE}
      using (destroyed_at is null and ${UPDATE}) with check (${UPDATE})`);
    await q.query(`grant update (${columns}) on secrets to ${APP_ROLE}`);
    await q.query(`drop policy app_insert on secret_versions`);
    await q.query(`
      create policy app_insert on secret_versions for insert to ${APP_ROLE}
      with check (${INSERT_VERSION} and exists (
        select from secrets x where x.id = secret_id and x.destroyed_at is null))`);
    await q.query(`create policy system_select on secrets for select to ${SYSTEM_ROLE} using (${DUE} or ${PURGEABLE})`);
    await q.query(`
      create policy system_update on secrets for update to ${SYSTEM_ROLE}
      using (destroyed_at is null and (${DUE} or ${PURGEABLE})) with check (${DUE} or ${PURGEABLE})`);
    await q.query(`
      grant select (id, owner_id, next_rotation_at, rotation_reminded_for, deleted_at, destroyed_at),
            update (rotation_reminded_for, destroyed_at) on secrets to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop policy system_select on secrets`);
    await q.query(`drop policy system_update on secrets`);
    await q.query(`
      revoke select (id, owner_id, next_rotation_at, rotation_reminded_for, deleted_at, destroyed_at),
             update (rotation_reminded_for, destroyed_at) on secrets from ${SYSTEM_ROLE}`);
    await q.query(`drop policy app_insert on secret_versions`);
    await q.query(
      `create policy app_insert on secret_versions for insert to ${APP_ROLE} with check (${INSERT_VERSION})`,
    );
    await q.query(`drop policy app_update on secrets`);
    await q.query(
      `create policy app_update on secrets for update to ${APP_ROLE} using (${UPDATE}) with check (${UPDATE})`,
    );
    await q.query(`revoke update (is_active) on secrets from ${APP_ROLE}`);
    await q.query(`drop trigger secret_erase on secrets`);
    await q.query(`drop trigger secret_owner_decides on secrets`);
    await q.query(`drop function secret_erase(), secret_owner_decides()`);
    // What was erased stays erased: empty bytes open as little as none.
    await q.query(`
      update secret_versions set wrapped_key = '', nonce = '', ciphertext = '' where ciphertext is null`);
    await q.query(`
      alter table secret_versions
        drop constraint secret_versions_erased_check,
        alter column wrapped_key set not null,
        alter column nonce set not null,
        alter column ciphertext set not null`);
    await q.query(`drop index secrets_deleted_at_idx, secrets_next_rotation_at_idx`);
    await q.query(`
      alter table secrets
        drop column rotation_enabled, drop column rotation_days, drop column last_rotated_at,
        drop column next_rotation_at, drop column rotation_reminded_for, drop column destroyed_at`);
  }
}
