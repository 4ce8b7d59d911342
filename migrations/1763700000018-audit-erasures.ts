import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';

const READER = `(select app_may('audit.read')) or (select app_may('audit.verify'))`;
const ERASE = 'audit_erase(uuid, timestamptz, uuid, text, bytea)';

/** Lets the personal fields of a user's audit entries be erased, and tells what was erased from what is merely gone. */
export class AuditErasures1763700000018 implements MigrationInterface {
  name = 'AuditErasures1763700000018';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    // No foreign key: the note outlives whom it is about.
    await q.query(`
      create table audit_erasures (
        user_id uuid,
        erased_at timestamptz,
        erased_by uuid,
        key_id text not null,
        hmac bytea not null,
        primary key (user_id, erased_at)
      )`);
    await protect(q, 'audit_erasures', { app: { select: READER }, system: { select: 'true' } });
    await q.query(`create index audit_personal_user_id_idx on audit_personal (user_id)`);
    await this.erase(q);
  }

  /** The only way to remove a side row, so that none goes without the note that says so. */
  private async erase(q: QueryRunner) {
    await q.query(`
      create function audit_erase(subject uuid, until timestamptz, requester uuid, signer text, signature bytea)
      returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        erased bigint;
        tried bigint;
      begin
        delete from audit_personal p using audit_logs l
         where p.user_id = subject and l.id = p.audit_id and l.created_at <= until;
        get diagnostics erased = row_count;
        -- Whoever failed to sign in as the user was most likely the user.
        delete from audit_personal p using audit_logs l
         where l.resource_id = subject and l.resource_type = 'USER' and l.user_id is null and not l.success and l.id = p.audit_id
           and num_nonnulls(p.ip, p.user_agent) > 0 and l.created_at <= until;
        get diagnostics tried = row_count;
        erased := erased + tried;
        if erased > 0 then
          insert into audit_erasures (user_id, erased_at, erased_by, key_id, hmac)
          values (subject, until, requester, signer, signature);
        end if;
        return erased;
      end $$`);
    await q.query(`revoke execute on function ${ERASE} from public`);
    await q.query(`grant execute on function ${ERASE} to ${SYSTEM_ROLE}`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop function ${ERASE}`);
    await q.query(`drop index audit_personal_user_id_idx`);
    await q.query(`drop table audit_erasures`);
  }
}
