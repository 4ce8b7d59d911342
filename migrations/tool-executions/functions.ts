import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';

const DEFINER = `security definer set search_path = public, pg_temp`;
const TRIGGER = `returns trigger language plpgsql ${DEFINER}`;

/** Every move there is, from a state to another one. */
const MOVES = [
  ...['AWAITING_APPROVAL>PENDING', 'AWAITING_APPROVAL>REJECTED', 'AWAITING_APPROVAL>CANCELLED'],
  ...['PENDING>RUNNING', 'PENDING>FAILED', 'PENDING>REJECTED', 'PENDING>CANCELLED', 'PENDING>COMPLETED'],
  ...['RUNNING>COMPLETED', 'RUNNING>FAILED', 'RUNNING>CANCELLED', 'RUNNING>PENDING'],
];

/** What the database knows of executions, whoever moves them. */
export async function functions(q: QueryRunner): Promise<void> {
  await q.query(`
    create function tool_execution_moves() ${TRIGGER} as $$
      begin
        if old.status in ('COMPLETED', 'FAILED', 'REJECTED', 'CANCELLED') then
          raise insufficient_privilege using message = 'What came of an execution does not change.';
        end if;
        if new.status <> old.status
           and not (old.status || '>' || new.status) = any (array[${MOVES.map((move) => `'${move}'`).join(', ')}]) then
          raise insufficient_privilege using message = 'There is no such move of an execution.';
        end if;
        return new;
      end $$`);
  await q.query(`
    create trigger tool_execution_moves before update on tool_executions for each row
    execute function tool_execution_moves()`);
  await slots(q);
  await refusals(q);
  await q.query(`
    create function erase_executions_of_user() ${TRIGGER} as $$
      begin
        delete from tool_executions where owner_id = new.id;
        return null;
      end $$`);
  await q.query(`
    create trigger users_erase_executions after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_executions_of_user()`);
  await q.query(`
    revoke execute on function tool_execution_moves(), erase_executions_of_user(), tool_take_slot(uuid),
      tool_execution_refusal(uuid) from public`);
  await q.query(`
    grant execute on function tool_take_slot(uuid), tool_execution_refusal(uuid) to ${APP_ROLE}, ${SYSTEM_ROLE}`);
}

/**
 * Whether one more may run. Until the transaction ends nobody else is told so of the same tool, so that a cap holds
 * however many processes ask; counted after the lock, by a statement of its own.
 */
async function slots(q: QueryRunner) {
  await q.query(`
    create function tool_take_slot(p_tool uuid) returns boolean language plpgsql volatile ${DEFINER} as $$
      declare
        cap integer;
      begin
        select t.max_concurrent_executions into cap from tools t where t.id = p_tool;
        if cap is null then return true; end if;
        select t.max_concurrent_executions into cap from tools t where t.id = p_tool for no key update;
        return cap is null or (
          select count(*) from tool_executions e where e.tool_id = p_tool and e.status = 'RUNNING') < cap;
      end $$`);
}

/** Why an execution that was admitted must not run any more; null where it may. Asked when its turn comes. */
async function refusals(q: QueryRunner) {
  await q.query(`
    create function tool_execution_refusal(p_execution uuid) returns text language plpgsql stable ${DEFINER} as $$
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
        end if;
        return null;
      end $$`);
}

export async function dropFunctions(q: QueryRunner): Promise<void> {
  await q.query(`drop trigger users_erase_executions on users`);
  await q.query(`drop table tool_executions`);
  await q.query(`
    drop function tool_execution_moves(), erase_executions_of_user(), tool_take_slot(uuid),
      tool_execution_refusal(uuid)`);
}
