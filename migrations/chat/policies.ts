import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE, protect } from '../../src/platform/database/protect.js';

const READ = `owner_id = (select app_user()) and (select app_may('chats.read'))`;
const WRITE = `${READ} and (select app_may('chats.write'))`;
/** An agent whose key is bound to a conversation is in that one only. */
const within = (session: string) => `((select app_chat_session()) is null or ${session} = (select app_chat_session()))`;
const UNBOUND = `(select app_chat_session()) is null`;
/** Nobody can bring it back any more. */
const OVER = `deleted_at <= now() - interval '30 days'`;

const CHANGEABLE = [
  ...['title', 'model', 'temperature', 'context_window_size', 'system_prompt', 'system_prompt_tokens'],
  ...['context_strategy', 'is_active', 'active_leaf_id', 'last_sequence', 'last_event', 'last_message_at'],
  ...['updated_at', 'deleted_at'],
];

/** Who sees and changes which rows. */
export async function policies(q: QueryRunner): Promise<void> {
  await sessions(q);
  const ofSession = within('session_id');
  await protect(q, 'chat_messages', {
    app: {
      select: `${READ} and ${ofSession}`,
      insert: `${WRITE} and ${ofSession} and status in ('COMPLETE', 'STREAMING')`,
      update: `${WRITE} and ${ofSession}`,
      updateColumns: [
        'status',
        'content',
        'lexemes',
        'tokens',
        'tokens_measured',
        'path_tokens',
        'model',
        'metadata',
        'updated_at',
      ],
    },
  });
  await protect(q, 'chat_events', {
    app: { select: `${READ} and ${ofSession}`, insert: `${WRITE} and ${ofSession}` },
  });
  await protect(q, 'chat_summaries', {
    app: { select: `${READ} and ${ofSession}`, insert: `${WRITE} and ${ofSession}` },
  });
}

async function sessions(q: QueryRunner) {
  await q.query(`alter policy app_select on chat_sessions using (${READ} and ${within('id')})`);
  await q.query(`
    create policy app_insert on chat_sessions for insert to ${APP_ROLE}
    with check (${WRITE} and ${UNBOUND} and is_active and deleted_at is null)`);
  await q.query(`
    grant insert (owner_id, title, model, temperature, context_window_size, system_prompt, system_prompt_tokens,
      context_strategy) on chat_sessions to ${APP_ROLE}`);
  // An agent in a conversation cannot end it, and with it itself: the row as it becomes must not be deleted.
  await q.query(`
    create policy app_update on chat_sessions for update to ${APP_ROLE}
    using (${WRITE} and ${within('id')} and (${UNBOUND} or deleted_at is null))
    with check (${WRITE} and ${within('id')} and (${UNBOUND} or deleted_at is null))`);
  await q.query(`grant update (${CHANGEABLE.join(', ')}) on chat_sessions to ${APP_ROLE}`);
  await q.query(`create policy system_select on chat_sessions for select to ${SYSTEM_ROLE} using (${OVER})`);
  await q.query(`create policy system_delete on chat_sessions for delete to ${SYSTEM_ROLE} using (${OVER})`);
  // Whoever sweeps needs no title and no prompt for it.
  await q.query(`grant select (id, owner_id, deleted_at), delete on chat_sessions to ${SYSTEM_ROLE}`);
}

/** Takes away what `policies` made on the table that was there before, and brings back what it replaced. */
export async function dropPolicies(q: QueryRunner): Promise<void> {
  for (const policy of ['app_insert', 'app_update', 'system_select', 'system_delete'])
    await q.query(`drop policy ${policy} on chat_sessions`);
  await q.query(`revoke insert, update on chat_sessions from ${APP_ROLE}`);
  await q.query(`revoke select, delete on chat_sessions from ${SYSTEM_ROLE}`);
  await q.query(
    `alter policy app_select on chat_sessions using (owner_id = (select app_user()) and (select app_may('chats.read')))`,
  );
}
