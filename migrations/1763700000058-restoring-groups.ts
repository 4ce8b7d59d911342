import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';

const MAY = (code: string) => `(select app_may('${code}'))`;
const BEFORE = `${MAY('groups.update')} or ${MAY('groups.delete')}`;
/** Whoever brings a group back fills it with its members again, and gives what it gives. */
const RESTORES = `${MAY('groups.delete')} and ${MAY('groups.update')} and deleted_at > now() - interval '30 days'
  and (${MAY('roles.assign')} or not app_carries_rights(id))`;

/** Lets groups that were deleted at most thirty days ago be brought back, and nobody untold whose secrets that opens. */
export class RestoringGroups1763700000058 implements MigrationInterface {
  name = 'RestoringGroups1763700000058';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`create index groups_deleted_at_idx on groups (deleted_at, id) where deleted_at is not null`);
    await q.query(
      `alter policy app_update on groups to ${APP_ROLE}
         using (case when deleted_at is null then ${BEFORE} else ${RESTORES} end)`,
    );
    // One event for each secret, however many members: all of them were told of when they joined.
    await q.query(`
      create function secret_group_restored() returns trigger language plpgsql
      security definer set search_path = public, pg_temp as $$
      begin
        insert into outbox (type, actor_id, aggregate_id, payload, recipients)
        select 'secret.groupAccessRestored', app_user(), x.id, jsonb_build_object('secretId', x.id, 'groupId', new.id),
               array(select secret_deciders(x.id))
          from secret_shares s
          join secrets x on x.id = s.secret_id and x.deleted_at is null
         where s.group_id = new.id and (s.expires_at is null or s.expires_at > now())
           and exists (
             select from group_members m
              where m.group_id = new.id and m.user_id is distinct from x.owner_id
                and (s.workspace_id is null or exists (
                  select from workspace_members w where w.workspace_id = s.workspace_id and w.user_id = m.user_id)));
        return null;
      end $$`);
    await q.query(`
      create trigger secret_group_restored after update of deleted_at on groups for each row
      when (old.deleted_at is not null and new.deleted_at is null) execute function secret_group_restored()`);
    await q.query(`revoke execute on function secret_group_restored() from public`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger secret_group_restored on groups`);
    await q.query(`drop function secret_group_restored()`);
    await q.query(`alter policy app_update on groups to ${APP_ROLE} using (${BEFORE})`);
    await q.query(`drop index groups_deleted_at_idx`);
  }
}
