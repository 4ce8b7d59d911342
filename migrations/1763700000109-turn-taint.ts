import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from '../src/platform/database/protect.js';
import { dropTaint, taint } from './turn-taint/functions.js';

const NEW_SETTINGS = 'use_tools, share_with_approvers';

/** What an agent read since its user last spoke decides what it may do without asking; and what approvers see of it. */
export class TurnTaint1763700000109 implements MigrationInterface {
  name = 'TurnTaint1763700000109';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      alter table chat_sessions
        add column use_tools boolean not null default true,
        add column share_with_approvers boolean not null default false`);
    await q.query(`grant insert (${NEW_SETTINGS}), update (${NEW_SETTINGS}) on chat_sessions to ${APP_ROLE}`);
    // Whoever says something by a key is no person: what an agent says itself begins no turn.
    await q.query(`alter table chat_messages add column key_id uuid default app_key()`);
    await q.query(`
      alter table tool_executions
        add column is_tainted boolean not null default false,
        add column turn_message_id uuid`);
    await q.query(`
      alter table tool_approvals
        add column is_tainted boolean not null default false,
        add column conversation jsonb check (jsonb_typeof(conversation) = 'array')`);
    await taint(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await dropTaint(q);
    await q.query(`alter table tool_approvals drop column is_tainted, drop column conversation`);
    await q.query(`alter table tool_executions drop column is_tainted, drop column turn_message_id`);
    await q.query(`alter table chat_messages drop column key_id`);
    await q.query(`alter table chat_sessions drop column use_tools, drop column share_with_approvers`);
  }
}
