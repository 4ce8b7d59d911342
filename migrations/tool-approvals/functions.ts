import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';
import { decides } from './policies.js';

const DEFINER = `security definer set search_path = public, pg_temp`;
const TRIGGER = `returns trigger language plpgsql ${DEFINER}`;
const REFUSED = 'raise insufficient_privilege using message =';

/** What holds between executions, approvals and votes, whoever writes them; the execution is locked first, always. */
export async function functions(q: QueryRunner): Promise<void> {
  await consent(q);
  await decisions(q);
  await endings(q);
  await people(q);
  await rules(q);
  await q.query(`
    revoke execute on function tool_execution_consent(), tool_approval_decided(), tool_approval_moves_execution(),
      tool_execution_ends_approval(), erase_approvals_of_user(), tool_principal(uuid), app_lock_approval(uuid),
      approval_audience(uuid), app_standing_rule(uuid, text, jsonb, uuid, boolean) from public`);
  await q.query(`
    grant execute on function tool_principal(uuid), app_lock_approval(uuid),
      app_standing_rule(uuid, text, jsonb, uuid, boolean) to ${APP_ROLE}`);
  await q.query(`grant execute on function approval_audience(uuid) to ${APP_ROLE}, ${SYSTEM_ROLE}`);
}

/** Nothing that somebody has to agree to waits for its turn before somebody did, or a rule that stands for it. */
async function consent(q: QueryRunner) {
  await q.query(`
    create function tool_execution_consent() ${TRIGGER} as $$
      begin
        if tg_op = 'INSERT' then
          if exists (select from tools t where t.id = new.tool_id and t.requires_approval) and not exists (
            select from approval_rules r
             where r.id = new.rule_id and r.owner_id = new.owner_id and r.tool_id = new.tool_id
               and r.definition_hash = new.definition_hash and r.revoked_at is null) then
            ${REFUSED} 'Somebody has to agree first.';
          end if;
        elsif not exists (
          select from tool_approvals a
           where a.execution_id = new.id and a.status = 'APPROVED' and a.revision = new.revision
             and a.parameters = new.parameters and a.definition_hash = new.definition_hash) then
          ${REFUSED} 'Nobody has agreed to this.';
        end if;
        return new;
      end $$`);
  await q.query(`
    create trigger tool_execution_consent_insert before insert on tool_executions for each row
    when (new.status = 'PENDING') execute function tool_execution_consent()`);
  await q.query(`
    create trigger tool_execution_consent_update before update of status on tool_executions for each row
    when (old.status = 'AWAITING_APPROVAL' and new.status = 'PENDING') execute function tool_execution_consent()`);
}

/** An approval is decided once, by votes on what it is about now; what it decides about moves with it. */
async function decisions(q: QueryRunner) {
  await q.query(`
    create function tool_approval_decided() ${TRIGGER} as $$
      declare
        agreed integer := (select count(*) from approval_votes v
          where v.approval_id = new.id and v.revision = new.revision and v.decision = 'APPROVED');
        denied boolean := exists (select from approval_votes v
          where v.approval_id = new.id and v.revision = new.revision and v.decision = 'DENIED');
      begin
        if old.status <> 'AWAITING' then ${REFUSED} 'What was decided does not change.'; end if;
        if new.revision not in (old.revision, old.revision + 1)
           or (new.revision = old.revision) <> (new.digest = old.digest)
           or (new.parameters <> old.parameters and new.revision = old.revision) then
          ${REFUSED} 'Other arguments are another revision.';
        end if;
        if (new.status = 'APPROVED' and (denied or agreed < new.required_count)) or (new.status = 'DENIED' and not denied) then
          ${REFUSED} 'The votes do not say so.';
        end if;
        return new;
      end $$`);
  await q.query(`
    create trigger tool_approval_decided before update on tool_approvals for each row
    execute function tool_approval_decided()`);
  await q.query(`
    create function tool_approval_moves_execution() ${TRIGGER} as $$
      begin
        if new.status in ('EXPIRED', 'CANCELLED') then return null; end if;
        update tool_executions e
           set parameters = new.parameters, revision = new.revision,
               status = case new.status when 'APPROVED' then 'PENDING' when 'DENIED' then 'REJECTED' else e.status end,
               reason = case when new.status = 'DENIED' then 'DENIED' end,
               error = case when new.status = 'DENIED' then new.response end,
               completed_at = case when new.status = 'DENIED' then now() end
         where e.id = new.execution_id and e.status = 'AWAITING_APPROVAL';
        if not found then ${REFUSED} 'The execution does not wait any more.'; end if;
        return null;
      end $$`);
  await q.query(`
    create trigger tool_approval_moves_execution after update of status, revision on tool_approvals for each row
    execute function tool_approval_moves_execution()`);
}

async function endings(q: QueryRunner) {
  await q.query(`
    create function tool_execution_ends_approval() ${TRIGGER} as $$
      begin
        update tool_approvals a
           set status = case when new.status = 'CANCELLED' then 'CANCELLED' else 'EXPIRED' end, responded_at = now()
         where a.execution_id = new.id and a.status = 'AWAITING';
        return null;
      end $$`);
  await q.query(`
    create trigger tool_execution_ends_approval after update of status on tool_executions for each row
    when (old.status = 'AWAITING_APPROVAL' and (new.status = 'CANCELLED' or new.reason = 'EXPIRED'))
    execute function tool_execution_ends_approval()`);
  await q.query(`
    create function erase_approvals_of_user() ${TRIGGER} as $$
      begin
        update approval_votes set comment = null where voter_id = new.id and comment is not null;
        delete from approval_rules where owner_id = new.id or created_by = new.id;
        return null;
      end $$`);
  await q.query(`
    create trigger users_erase_approvals after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_approvals_of_user()`);
}

async function people(q: QueryRunner) {
  // The person an account works for: a person for itself, a service account for its owner, one of a workspace for nobody.
  await q.query(`
    create function tool_principal(p_account uuid) returns uuid language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select case when u.kind = 'PERSON' then u.id else s.owner_id end
            from users u left join service_accounts s on s.user_id = u.id where u.id = p_account);
      end $$`);
  // Whoever could have decided is told what came of it, also where somebody else was faster; nobody else is told anything.
  await q.query(`
    create function app_lock_approval(p_approval uuid) returns text language plpgsql volatile ${DEFINER} as $$
      declare
        a tool_approvals;
      begin
        select * into a from tool_approvals x where x.id = p_approval and ${decides('x')};
        if not found then return null; end if;
        perform from tool_executions e where e.id = a.execution_id for update;
        select * into a from tool_approvals x where x.id = p_approval for update;
        return case when a.status = 'AWAITING' and a.expires_at <= now() then 'EXPIRED' else a.status end;
      end $$`);
  await q.query(`
    create function approval_audience(p_approval uuid) returns uuid[] language plpgsql stable ${DEFINER} as $$
      declare
        a tool_approvals;
      begin
        select * into a from tool_approvals x where x.id = p_approval;
        if a.decided_by = 'OWNER' then return array[a.principal_id]; end if;
        return array(
          select h.id from holders_of('approvals.decide') h (id)
           where h.id in (select holders_of('approvals.read')) and h.id <> a.owner_id
             and h.id is distinct from a.principal_id
             and (not a.is_elevated or h.id in (select holders_of('approvals.decide-elevated'))));
      end $$`);
}

/** A rule stands for an approval only as long as whoever made it could give one. */
async function rules(q: QueryRunner) {
  await q.query(`
    create function app_standing_rule(p_tool uuid, p_hash text, p_parameters jsonb, p_session uuid, p_secrets boolean)
    returns uuid language plpgsql stable ${DEFINER} as $$
      begin
        return (
          select r.id from approval_rules r join tools t on t.id = r.tool_id
           where r.owner_id = app_user() and r.tool_id = p_tool and r.revoked_at is null
             and r.definition_hash = p_hash and t.definition_hash = p_hash
             and t.risk_level <> 'CRITICAL' and not t.requires_elevated_approval and t.required_count = 1
             and (r.scope = 'ALWAYS' or r.chat_session_id = p_session)
             and case when r.is_exact then r.match = p_parameters else not p_secrets and not exists (
               select from jsonb_each(r.match) m where p_parameters -> m.key is distinct from m.value) end
             and case when t.decided_by = 'OWNER' then
               r.created_by = tool_principal(r.owner_id) and 'tools.execute' = any (user_permissions(r.created_by))
               else 'approvals.decide' = any (user_permissions(r.created_by)) end
           order by r.created_at, r.id limit 1);
      end $$`);
}

export async function dropFunctions(q: QueryRunner): Promise<void> {
  await q.query(`drop trigger users_erase_approvals on users`);
  await q.query(`drop trigger tool_execution_ends_approval on tool_executions`);
  await q.query(`drop trigger tool_execution_consent_update on tool_executions`);
  await q.query(`drop trigger tool_execution_consent_insert on tool_executions`);
  await q.query(`drop table approval_rules, approval_votes, tool_approvals`);
  await q.query(`
    drop function tool_execution_consent(), tool_approval_decided(), tool_approval_moves_execution(),
      tool_execution_ends_approval(), erase_approvals_of_user(), tool_principal(uuid), app_lock_approval(uuid),
      approval_audience(uuid), app_standing_rule(uuid, text, jsonb, uuid, boolean)`);
}
