import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SYSTEM_ROLE, protect } from '../src/platform/database/protect.js';
import { dropNews, news } from './agent-loop/news.js';
import { calls, dropCalls } from './agent-loop/tables.js';

const READ = `owner_id = (select app_user()) and (select app_may('chats.read'))`;
const WRITE = `${READ} and (select app_may('chats.write'))`;
/** An agent whose key is bound to a conversation is in that one only. */
const WITHIN = `((select app_chat_session()) is null or session_id = (select app_chat_session()))`;
const REASONS = ['PROVIDER', 'TIMEOUT', 'TOO_LONG', 'WORKER_LOST', 'ACCESS_LOST', 'REQUESTED', 'CHAT_DELETED'];

/** What models ask to have done while they answer, and what comes of it told in the conversation. */
export class AgentLoop1763700000089 implements MigrationInterface {
  name = 'AgentLoop1763700000089';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await calls(q);
    await protect(q, 'chat_tool_calls', {
      app: {
        select: `${READ} and ${WITHIN}`,
        insert: `${WRITE} and ${WITHIN} and (ended_at is null or refusal is not null)`,
      },
    });
    // Whoever wakes runs has to know what they wait for, and nothing of what was asked.
    await q.query(`create policy system_select on chat_tool_calls for select to ${SYSTEM_ROLE} using (true)`);
    await q.query(`
      grant select (id, session_id, owner_id, run_id, execution_id, ended_at) on chat_tool_calls to ${SYSTEM_ROLE}`);
    await this.reasons(q, [...REASONS, 'MAX_STEPS']);
    await q.query(`create index chat_runs_waiting_idx on chat_runs (created_at, id) where status = 'WAITING'`);
    await news(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await dropNews(q);
    await q.query(`drop index chat_runs_waiting_idx`);
    await q.query(`alter table chat_runs disable trigger chat_run_stays`);
    await q.query(`update chat_runs set reason = 'PROVIDER' where reason = 'MAX_STEPS'`);
    await q.query(`alter table chat_runs enable trigger chat_run_stays`);
    await this.reasons(q, REASONS);
    await dropCalls(q);
  }

  private async reasons(q: QueryRunner, reasons: readonly string[]) {
    await q.query(`alter table chat_runs drop constraint chat_runs_reason_check`);
    await q.query(`
      alter table chat_runs add constraint chat_runs_reason_check
      check (reason in (${reasons.map((reason) => `'${reason}'`).join(', ')}))`);
  }
}
