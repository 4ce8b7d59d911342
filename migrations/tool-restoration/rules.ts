import type { QueryRunner } from 'typeorm';
import { refusal, standing } from './before.js';

const DEFINER = `security definer set search_path = public, pg_temp`;

/** What ends with its tool, and how long a rule stands. */
export async function rules(q: QueryRunner): Promise<void> {
  // Also when it comes back: somebody may have agreed, and made a rule of it, while it was deleted.
  await q.query(`
    create function tool_ends_rules() returns trigger language plpgsql ${DEFINER} as $$
      begin
        update approval_rules r set revoked_at = now() where r.tool_id = new.id and r.revoked_at is null;
        return null;
      end $$`);
  await q.query(`
    create trigger tool_ends_rules after update of deleted_at on tools for each row
    when (old.deleted_at is distinct from new.deleted_at) execute function tool_ends_rules()`);
  // A rule stands as long as whoever made it could agree: of an agent of a workspace, which works for no person, an approver.
  await q.query(`
    create function tool_rule_stands(p_rule uuid) returns boolean language plpgsql stable ${DEFINER} as $$
      begin
        return exists (
          select from approval_rules r join tools t on t.id = r.tool_id
           where r.id = p_rule and r.revoked_at is null and r.definition_hash = t.definition_hash
             and t.risk_level <> 'CRITICAL' and not t.requires_elevated_approval and t.required_count = 1
             and case when t.decided_by = 'OWNER' and tool_principal(r.owner_id) is not null then
               r.created_by = tool_principal(r.owner_id) and 'tools.execute' = any (user_permissions(r.created_by))
               else r.created_by <> r.owner_id and r.created_by is distinct from tool_principal(r.owner_id)
                 and user_permissions(r.created_by) @> array['approvals.read', 'approvals.decide'] end);
      end $$`);
  await q.query(`
    revoke execute on function tool_ends_rules(), tool_rule_stands(uuid) from public`);
  // Nobody revokes the rule between its being found and what it admits being written.
  await q.query(`
    create or replace function app_standing_rule(p_tool uuid, p_hash text, p_parameters jsonb, p_session uuid, p_secrets boolean)
    returns uuid language plpgsql volatile ${DEFINER} as $$
      declare
        standing uuid;
      begin
        select r.id into standing from approval_rules r
         where r.owner_id = app_user() and r.tool_id = p_tool and r.definition_hash = p_hash and r.revoked_at is null
           and (r.scope = 'ALWAYS' or r.chat_session_id = p_session)
           and case when r.is_exact then r.match = p_parameters else not p_secrets and not exists (
             select from jsonb_each(r.match) m where p_parameters -> m.key is distinct from m.value) end
           and tool_rule_stands(r.id)
         order by r.created_at, r.id limit 1 for share of r;
        return standing;
      end $$`);
  await refusal(
    q,
    `
        if e.rule_id is not null and not tool_rule_stands(e.rule_id) then
          return 'The rule that admitted it without asking stands no longer.';
        end if;`,
  );
}

/** Puts back what was before `rules`. */
export async function dropRules(q: QueryRunner): Promise<void> {
  await refusal(q, '');
  await standing(q);
  await q.query(`drop trigger tool_ends_rules on tools`);
  await q.query(`drop function tool_ends_rules(), tool_rule_stands(uuid)`);
}
