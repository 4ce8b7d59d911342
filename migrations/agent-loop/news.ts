import type { QueryRunner } from 'typeorm';

const DEFINER = `security definer set search_path = public, pg_temp`;
const TRIGGER = `returns trigger language plpgsql ${DEFINER}`;

/**
 * What happens to executions and approvals is told in the conversation they belong to, in the same transaction, by
 * whomever it was done: an approver or a worker may write no other event there, and learns nothing of it.
 */
export async function news(q: QueryRunner): Promise<void> {
  await q.query(`
    create function tell_chat(p_session uuid, p_type text, p_payload jsonb) returns void language plpgsql ${DEFINER} as $$
      begin
        with next as (
          update chat_sessions set last_event = last_event + 1 where id = p_session and deleted_at is null
          returning id, owner_id, last_event)
        insert into chat_events (session_id, sequence, owner_id, type, payload)
        select id, last_event, owner_id, p_type, p_payload from next;
      end $$`);
  await q.query(`
    create function tool_execution_tells_chat() ${TRIGGER} as $$
      begin
        perform tell_chat(new.chat_session_id, 'ChatToolExecutionChanged',
          jsonb_build_object('executionId', new.id, 'status', new.status));
        return null;
      end $$`);
  await q.query(`
    create function tool_approval_tells_chat() ${TRIGGER} as $$
      begin
        perform tell_chat(new.chat_session_id, 'ChatToolApprovalChanged', jsonb_build_object(
          'approvalId', new.id, 'executionId', new.execution_id, 'status', new.status, 'revision', new.revision));
        return null;
      end $$`);
  await q.query(`
    revoke execute on function tell_chat(uuid, text, jsonb), tool_execution_tells_chat(), tool_approval_tells_chat()
    from public`);
  await triggers(q, 'tool_execution', 'old.status <> new.status');
  await triggers(
    q,
    'tool_approval',
    '(old.status, old.revision, old.voters) is distinct from (new.status, new.revision, new.voters)',
  );
}

async function triggers(q: QueryRunner, noun: string, changed: string) {
  const here = `new.chat_session_id is not null`;
  await q.query(`
    create trigger ${noun}_tells_chat_made after insert on ${noun}s for each row
    when (${here}) execute function ${noun}_tells_chat()`);
  await q.query(`
    create trigger ${noun}_tells_chat_changed after update on ${noun}s for each row
    when (${here} and ${changed}) execute function ${noun}_tells_chat()`);
}

/** Takes away what `news` made. */
export async function dropNews(q: QueryRunner): Promise<void> {
  for (const noun of ['tool_approval', 'tool_execution']) {
    await q.query(`drop trigger ${noun}_tells_chat_made on ${noun}s`);
    await q.query(`drop trigger ${noun}_tells_chat_changed on ${noun}s`);
    await q.query(`drop function ${noun}_tells_chat()`);
  }
  await q.query(`drop function tell_chat(uuid, text, jsonb)`);
}
