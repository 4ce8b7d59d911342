import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../src/platform/database/protect.js';

const MAY = (code: string) => `(select app_may('${code}'))`;
const COLUMNS = 'token_hash, created_by, expires_at, expired_at, revoked_at';

/** Lets invitations be withdrawn and reissued, and binds what they give to what their maker may give. */
export class InvitationChanges1763700000010 implements MigrationInterface {
  name = 'InvitationChanges1763700000010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create function app_invitation_needs(p_invitation uuid) returns text[] language plpgsql
      stable security definer set search_path = public, pg_temp as $$
      declare
        gives_role boolean := exists (
          select from invitation_roles ir join roles r on r.id = ir.role_id and r.deleted_at is null
           where ir.invitation_id = p_invitation);
        fills_group boolean := exists (
          select from invitation_groups ig join groups g on g.id = ig.group_id and g.deleted_at is null
           where ig.invitation_id = p_invitation);
        gives_rights boolean := gives_role or exists (
          select from invitation_groups ig join groups g on g.id = ig.group_id and g.deleted_at is null
           where ig.invitation_id = p_invitation and app_carries_rights(ig.group_id));
      begin
        return array['invitations.create']
          || case when gives_rights then array['roles.assign'] else '{}' end
          || case when fills_group then array['groups.update'] else '{}' end;
      end $$`);
    await q.query(`revoke execute on function app_invitation_needs(uuid) from public`);
    await q.query(`grant execute on function app_invitation_needs(uuid) to ${APP_ROLE}, ${SYSTEM_ROLE}`);
    // Whoever reissues one vouches for it from then on, and so must hold what it takes to make it.
    await q.query(`
      create policy app_update on invitations for update to ${APP_ROLE}
        using (${MAY('invitations.revoke')} or ${MAY('invitations.create')})
        with check (case when revoked_at is not null then ${MAY('invitations.revoke')}
          else created_by = (select app_user())
            and app_invitation_needs(id) <@ (select app_user_permissions(app_user())) end)`);
    await q.query(`grant update (${COLUMNS}) on invitations to ${APP_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`revoke update (${COLUMNS}) on invitations from ${APP_ROLE}`);
    await q.query(`drop policy app_update on invitations`);
    await q.query(`drop function app_invitation_needs(uuid)`);
  }
}
