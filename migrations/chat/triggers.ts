import type { QueryRunner } from 'typeorm';

const TRIGGER = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;

/** What holds for conversations whoever changes them. */
export async function triggers(q: QueryRunner): Promise<void> {
  // Row security tells rows apart, not states: what was said stays said. Only what is being streamed still grows.
  await q.query(`
    create function chat_message_stays() ${TRIGGER} as $$
      begin
        if old.status <> 'STREAMING' then
          raise exception 'A message that is complete never changes.' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$`);
  await q.query(`
    create trigger chat_message_stays before update on chat_messages for each row execute function chat_message_stays()`);
  // The row stays, deleted, until the sweep: keys and secrets end with it as with every other. Nothing that was said does.
  await q.query(`
    create function erase_chats_of_erased_user() ${TRIGGER} as $$
      begin
        update chat_sessions
           set title = 'Erased', model = null, temperature = null, system_prompt = null, system_prompt_tokens = 0,
               active_leaf_id = null
         where owner_id = new.id;
        delete from chat_messages where owner_id = new.id;
        delete from chat_events where owner_id = new.id;
        return null;
      end $$`);
  await q.query(`
    create trigger users_erase_chats after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erase_chats_of_erased_user()`);
  await q.query(`revoke execute on function chat_message_stays(), erase_chats_of_erased_user() from public`);
}

/** Takes away what `triggers` made. */
export async function dropTriggers(q: QueryRunner): Promise<void> {
  await q.query(`drop trigger users_erase_chats on users`);
  await q.query(`drop trigger chat_message_stays on chat_messages`);
  await q.query(`drop function chat_message_stays(), erase_chats_of_erased_user()`);
}
