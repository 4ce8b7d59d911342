import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTION = `returns trigger language plpgsql security definer set search_path = public, pg_temp`;
const DECIDED = `create trigger tool_approval_decided before update on tool_approvals for each row`;

/** Whoever stops showing a conversation to approvers takes back what they were shown of it, and so does deleting it. */
export class Excerpts1763700000131 implements MigrationInterface {
  name = 'Excerpts1763700000131';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`
      create index tool_approvals_excerpt_idx on tool_approvals (chat_session_id) where conversation is not null`);
    // What was decided does not change by it, and nobody who decides may do it.
    await q.query(`drop trigger tool_approval_decided on tool_approvals`);
    await q.query(`
      ${DECIDED} when (old.conversation is null or new.conversation is not null) execute function tool_approval_decided()`);
    await q.query(`
      create function chat_excerpts_end() ${FUNCTION} as $$
        begin
          update tool_approvals a set conversation = null where a.chat_session_id = old.id and a.conversation is not null;
          return null;
        end $$`);
    await q.query(`revoke execute on function chat_excerpts_end() from public`);
    await q.query(`
      create trigger chat_excerpts_taken_back after update of share_with_approvers, deleted_at on chat_sessions for each row
      when ((old.share_with_approvers and not new.share_with_approvers) or (old.deleted_at is null and new.deleted_at is not null))
      execute function chat_excerpts_end()`);
    await q.query(`
      create trigger chat_excerpts_destroyed after delete on chat_sessions for each row execute function chat_excerpts_end()`);
    await q.query(`
      update tool_approvals a set conversation = null where a.conversation is not null and not exists (
        select from chat_sessions s where s.id = a.chat_session_id and s.share_with_approvers and s.deleted_at is null)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`set local lock_timeout = '10s'`);
    await q.query(`drop trigger chat_excerpts_destroyed on chat_sessions`);
    await q.query(`drop trigger chat_excerpts_taken_back on chat_sessions`);
    await q.query(`drop function chat_excerpts_end()`);
    await q.query(`drop trigger tool_approval_decided on tool_approvals`);
    await q.query(`${DECIDED} execute function tool_approval_decided()`);
    await q.query(`drop index tool_approvals_excerpt_idx`);
  }
}
