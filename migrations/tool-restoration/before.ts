import type { QueryRunner } from 'typeorm';

const DEFINER = `security definer set search_path = public, pg_temp`;

/** Why an execution must not run any more, as the first migration of executions has it, with more of it at the end. */
export async function refusal(q: QueryRunner, more: string): Promise<void> {
  await q.query(`
    create or replace function tool_execution_refusal(p_execution uuid) returns text language plpgsql stable ${DEFINER} as $$
      declare
        e tool_executions;
        t tools;
        held text[];
      begin
        select * into e from tool_executions x where x.id = p_execution;
        select * into t from tools x where x.id = e.tool_id;
        if not exists (select from users u where u.id = e.owner_id and u.is_active and u.deleted_at is null) then
          return 'The account that asked for it is no longer active.';
        end if;
        held := user_permissions(e.owner_id);
        if e.key_id is not null then
          if not api_key_is_live(e.key_id) then return 'The API key that asked for it is no longer good.'; end if;
          held := array(select unnest(held) intersect select unnest(k.scopes) from api_keys k where k.id = e.key_id);
        end if;
        if not held @> array['tools.read', 'tools.execute']
           or (t.required_permission is not null and not t.required_permission = any (held)) then
          return 'Whoever asked for it may no longer execute this tool.';
        end if;
        if t.deleted_at is not null or not t.is_active then return 'The tool is out of use.'; end if;
        if t.definition_hash <> e.definition_hash then return 'The tool has changed since it was asked for.'; end if;
        if e.chat_session_id is not null and not exists (
          select from chat_sessions c where c.id = e.chat_session_id and c.is_active and c.deleted_at is null) then
          return 'The chat session it belongs to is over.';
        end if;${more}
        return null;
      end $$`);
}

/** Which rule stands for an approval, to the letter as the migration of approvals has it. */
export async function standing(q: QueryRunner): Promise<void> {
  await q.query(`
    create or replace function app_standing_rule(p_tool uuid, p_hash text, p_parameters jsonb, p_session uuid, p_secrets boolean)
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
