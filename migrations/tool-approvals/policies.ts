import type { QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../../src/platform/database/protect.js';

const ME = '(select app_user())';
const PERSON = '(select app_person())';
const MAY = (code: string) => `(select app_may('${code}'))`;
const OPEN = `status = 'AWAITING' and expires_at > now()`;

/** Whether whoever is signed in could decide about an approval, were it open: a person always, never a key. */
export const decides = (a: string): string => `(${PERSON} is not null
  and (not ${a}.is_elevated or ${MAY('approvals.decide-elevated')}) and case ${a}.decided_by
    when 'OWNER' then ${a}.principal_id = ${PERSON} and ${MAY('tools.execute')}
    else ${a}.owner_id <> ${PERSON} and ${a}.principal_id is distinct from ${PERSON}
      and ${MAY('approvals.read')} and ${MAY('approvals.decide')} end)`;

/** Who sees and changes which rows. Only votes and rules ask about approvals. */
export async function policies(q: QueryRunner): Promise<void> {
  const decider = decides('tool_approvals');
  const mine = `owner_id = ${ME} and ${MAY('tools.read')}
    and ((select app_chat_session()) is null or chat_session_id = (select app_chat_session()))`;
  await protect(q, 'tool_approvals', {
    app: {
      select: `(${mine}) or (${OPEN} and ${decider}) or ${PERSON} = any (voters)`,
      insert: `${mine} and ${MAY('tools.execute')} and status = 'AWAITING' and voters = '{}'`,
    },
    system: { select: 'true' },
  });
  await q.query(`
    create policy app_update on tool_approvals for update to ${APP_ROLE}
    using (${OPEN} and ${decider}) with check (${decider} and ${PERSON} = any (voters))`);
  await q.query(`
    grant update (parameters, secrets, revision, digest, status, response, voters, responded_at) on tool_approvals to ${APP_ROLE}`);
  await protect(q, 'approval_votes', {
    app: {
      // Whoever asked learns what was decided, and why, but not by whom.
      select: `voter_id = ${PERSON} or (owner_id <> ${ME}
        and exists (select from tool_approvals a where a.id = approval_id))`,
      insert: `voter_id = ${PERSON} and exists (
        select from tool_approvals a
         where a.id = approval_id and a.owner_id = approval_votes.owner_id and a.revision = approval_votes.revision
           and a.status = 'AWAITING' and a.expires_at > now() and ${decides('a')})`,
    },
  });
  const concerned = `(owner_id = ${ME} or created_by = ${PERSON})`;
  await protect(q, 'approval_rules', {
    app: {
      select: concerned,
      insert: `created_by = ${PERSON} and revoked_at is null and exists (
        select from tool_approvals a
         where a.id = approval_id and a.owner_id = approval_rules.owner_id and a.tool_id = approval_rules.tool_id
           and a.definition_hash = approval_rules.definition_hash and a.status = 'APPROVED' and a.required_count = 1
           and not a.is_elevated and a.risk_level <> 'CRITICAL' and ${PERSON} = any (a.voters))`,
      update: concerned,
      updateColumns: ['revoked_at'],
    },
  });
}
