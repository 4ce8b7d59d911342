import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';

const DEFINER = `security definer set search_path = public, pg_temp`;

/**
 * A turn begins with what a person said last on the branch; where no person ever spoke there, everything is one turn. What an
 * agent asks for by a key outside of conversations has no beginning: it is taken together with its last hour. What a
 * person asks for there is nobody's turn.
 */
export async function taint(q: QueryRunner): Promise<void> {
  await q.query(`
    create function tool_turn_began(p_session uuid, p_leaf uuid) returns timestamptz language plpgsql stable ${DEFINER} as $$
      begin
        if p_session is null then return now() - interval '1 hour'; end if;
        return coalesce((
          with recursive path (parent_id, is_person, created_at) as (
            select m.parent_id, m.role = 'USER' and m.key_id is null, m.created_at from chat_messages m
             where m.session_id = p_session
               and m.id = coalesce(p_leaf, (select s.active_leaf_id from chat_sessions s where s.id = p_session))
            union all
            select x.* from path p cross join lateral (
              select m.parent_id, m.role = 'USER' and m.key_id is null, m.created_at from chat_messages m
               where m.id = p.parent_id limit 1) x
             where not p.is_person)
          select created_at from path where is_person), '-infinity');
      end $$`);
  await tainted(q);
  await decisions(q);
  await q.query(`
    revoke execute on function tool_turn_began(uuid, uuid), tool_turn_is_tainted(uuid, uuid, uuid, uuid, uuid),
      app_turn_is_tainted(uuid, uuid), tool_execution_taint(uuid), tool_execution_stays_asked() from public`);
  await q.query(`grant execute on function app_turn_is_tainted(uuid, uuid) to ${APP_ROLE}`);
  await q.query(`grant execute on function tool_execution_taint(uuid) to ${APP_ROLE}, ${SYSTEM_ROLE}`);
}

/**
 * Whether content came into a turn that others wrote: by a tool that brings it, in the conversation, or wherever the same key
 * asked for it, or as the message of a tool that runs elsewhere. With an execution only what had begun by now counts,
 * without one what was asked for does as well, since it may have come by the time the next is run.
 */
async function tainted(q: QueryRunner) {
  await q.query(`
    create function tool_turn_is_tainted(p_owner uuid, p_key uuid, p_session uuid, p_leaf uuid, p_execution uuid)
    returns boolean language plpgsql stable ${DEFINER} as $$
      declare
        since timestamptz := tool_turn_began(p_session, p_leaf);
      begin
        return exists (
          select from tool_executions e join tools t on t.id = e.tool_id
           where e.owner_id = p_owner and e.created_at >= since and t.brings_content
             and e.id is distinct from p_execution
             and (e.chat_session_id = p_session or e.key_id = p_key)
             and (e.started_at is not null or e.status = 'COMPLETED'
               or (p_execution is null and e.status in ('PENDING', 'AWAITING_APPROVAL'))))
          or exists (
          select from chat_messages m
           where m.session_id = p_session and m.owner_id = p_owner and m.role = 'TOOL' and m.tool_call_id is null
             and m.created_at >= since);
      end $$`);
  await q.query(`
    create function app_turn_is_tainted(p_session uuid, p_leaf uuid) returns boolean language plpgsql stable ${DEFINER} as $$
      begin
        return tool_turn_is_tainted(app_user(), app_key(), p_session, p_leaf, null);
      end $$`);
}

/** Nothing writes unasked in a tainted turn: asked when it is requested, and again when its turn comes. */
async function decisions(q: QueryRunner) {
  await q.query(`
    create function tool_execution_taint(p_execution uuid) returns text language plpgsql stable ${DEFINER} as $$
      declare
        e tool_executions;
      begin
        select * into e from tool_executions x where x.id = p_execution;
        if exists (select from tools t where t.id = e.tool_id and t.is_read_only)
           or exists (select from tool_approvals a where a.execution_id = e.id and a.status = 'APPROVED')
           or not tool_turn_is_tainted(e.owner_id, e.key_id, e.chat_session_id, e.turn_message_id, e.id) then
          return null;
        end if;
        return 'Documents or content from outside were read since it was asked for: ask again, and somebody decides.';
      end $$`);
  await q.query(`
    create function tool_execution_stays_asked() returns trigger language plpgsql ${DEFINER} as $$
      begin
        if not exists (select from tools t where t.id = new.tool_id and t.is_read_only) then
          raise insufficient_privilege using message = 'Somebody has to agree first: the turn has read content.';
        end if;
        return new;
      end $$`);
  await q.query(`
    create trigger tool_execution_stays_asked before insert on tool_executions for each row
    when (new.is_tainted and new.status = 'PENDING') execute function tool_execution_stays_asked()`);
}

/** Takes away what `taint` made. */
export async function dropTaint(q: QueryRunner): Promise<void> {
  await q.query(`drop trigger tool_execution_stays_asked on tool_executions`);
  await q.query(`
    drop function tool_execution_stays_asked(), tool_execution_taint(uuid), app_turn_is_tainted(uuid, uuid),
      tool_turn_is_tainted(uuid, uuid, uuid, uuid, uuid), tool_turn_began(uuid, uuid)`);
}
