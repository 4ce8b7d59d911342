import type { QueryRunner } from 'typeorm';

const DEFINER = `security definer set search_path = public, pg_temp`;

/**
 * Whether content came into a turn that others wrote, as the migration of taint has it; where `isAsked`, also by what a
 * model is told that tools answered which run elsewhere: who completes them says what it likes, web pages among it.
 */
export async function clientsTaint(q: QueryRunner, isAsked: boolean): Promise<void> {
  const which = isAsked
    ? `(t.brings_content or (e.kind = 'CLIENT' and e.turn_message_id is not null))`
    : 't.brings_content';
  await q.query(`
    create or replace function tool_turn_is_tainted(p_owner uuid, p_key uuid, p_session uuid, p_leaf uuid, p_execution uuid)
    returns boolean language plpgsql stable ${DEFINER} as $$
      declare
        since timestamptz := tool_turn_began(p_session, p_leaf);
      begin
        return exists (
          select from tool_executions e join tools t on t.id = e.tool_id
           where e.owner_id = p_owner and e.created_at >= since and ${which}
             and e.id is distinct from p_execution
             and (e.chat_session_id = p_session or e.key_id = p_key)
             and (e.started_at is not null or e.status = 'COMPLETED'
               or (p_execution is null and e.status in ('PENDING', 'AWAITING_APPROVAL'))))
          or exists (
          select from chat_messages m
           where m.session_id = p_session and m.owner_id = p_owner and m.role = 'TOOL' and m.tool_call_id is null
             and m.created_at >= since);
      end $$`);
}
