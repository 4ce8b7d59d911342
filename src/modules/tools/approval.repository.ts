import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { ExcerptLine } from '../chat/index.js';
import type { ApprovalStatus, Decision, NamedSecret, RuleScope } from './approval.entity.js';
import type { DecidedMatter } from './approval.input.js';
import type { ApprovalFacts, RuleFacts } from './approval.policy.js';

/** An approval as the actor sees it, with what decides about it. */
export interface ApprovalRecord extends DecidedMatter, ApprovalFacts, RuleFacts {
  readonly id: string;
  readonly toolName: string;
  readonly sessionId: string | null;
  readonly digest: string;
  readonly status: ApprovalStatus;
}

/** What is asked of somebody. */
export interface NewApproval extends DecidedMatter, Omit<ApprovalFacts, 'ownerId'>, RuleFacts {
  readonly sessionId: string | null;
  readonly toolName: string;
  readonly digest: string;
  readonly riskAssessment: string;
  readonly isTainted: boolean;
  /** What was said last; null where it is not shown. */
  readonly conversation: readonly ExcerptLine[] | null;
}

/** Where nobody decided in time, an approval has expired, also before that was swept up. */
export const effectiveApproval = (a: string): string =>
  `case when ${a}.status = 'AWAITING' and ${a}.expires_at <= now() then 'EXPIRED' else ${a}.status end`;

const RECORD = `
  select a.id, a.execution_id as "executionId", a.owner_id as "ownerId", a.principal_id as "principalId",
         a.chat_session_id as "sessionId", a.tool_id as "toolId", a.tool_name as "toolName",
         a.definition_hash as "definitionHash", a.parameters, a.secrets, a.revision, a.digest,
         ${effectiveApproval('a')} as status, a.risk_level as "riskLevel", a.decided_by as "decidedBy",
         a.required_count as "requiredCount", a.is_elevated as "isElevated"
    from tool_approvals a`;

/** Approvals with their votes, in one transaction of one actor. */
export class ApprovalRepository {
  constructor(private readonly tx: Tx) {}

  /** The approval as it is now; null where there is none that the actor may see. */
  async find(id: string): Promise<ApprovalRecord | null> {
    return isUuid(id) ? this.one(`${RECORD} where a.id = $1`, [id]) : null;
  }

  /** That of an execution. */
  async of(executionId: string): Promise<ApprovalRecord | null> {
    return this.one(`${RECORD} where a.execution_id = $1`, [executionId]);
  }

  /**
   * Locks the execution and its approval, and answers the state of that; null where the actor could not have decided
   * about it, and where there is none.
   */
  async lock(id: string): Promise<ApprovalStatus | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<{ status: ApprovalStatus | null }>(`select app_lock_approval($1) as status`, [
      id,
    ]);
    return row?.status ?? null;
  }

  /** The person that the actor works for; null for an agent of a workspace. */
  async principal(): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string | null }>(`select tool_principal(app_user()) as id`);
    return row?.id ?? null;
  }

  /** Answers its id. It expires with its execution. */
  async insert(a: NewApproval): Promise<string> {
    const id = randomUUID();
    await this.tx.query(
      `insert into tool_approvals (id, execution_id, owner_id, principal_id, chat_session_id, tool_id, tool_name,
         definition_hash, parameters, secrets, digest, risk_level, decided_by, required_count, is_elevated,
         risk_assessment, is_tainted, conversation, expires_at)
       select $1, e.id, e.owner_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
              e.approval_expires_at
         from tool_executions e where e.id = $2`,
      [
        ...[id, a.executionId, a.principalId, a.sessionId, a.toolId, a.toolName, a.definitionHash, a.parameters],
        ...[JSON.stringify(a.secrets), a.digest, a.riskLevel, a.decidedBy, a.requiredCount, a.isElevated],
        ...[a.riskAssessment, a.isTainted, a.conversation && JSON.stringify(a.conversation)],
      ],
    );
    return id;
  }

  /** Makes other arguments what is to be decided; earlier votes are about what was before. */
  async revise(id: string, parameters: DecidedMatter['parameters'], secrets: readonly NamedSecret[], digest: string) {
    return this.changes(
      `update tool_approvals set parameters = $2, secrets = $3, digest = $4, revision = revision + 1,
         voters = array(select distinct unnest(voters || app_person()))
        where id = $1 and status = 'AWAITING' returning id`,
      [id, parameters, JSON.stringify(secrets), digest],
    );
  }

  /** False where the actor voted on this revision already. */
  async vote(a: ApprovalRecord, decision: Decision, comment: string | null): Promise<boolean> {
    return this.changes(
      `insert into approval_votes (approval_id, owner_id, voter_id, revision, decision, comment)
       values ($1, $2, app_person(), $3, $4, $5) on conflict (approval_id, revision, voter_id) do nothing returning id`,
      [a.id, a.ownerId, a.revision, decision, comment],
    );
  }

  /** What was said about the revision in force. */
  async decisions({ id, revision }: ApprovalRecord): Promise<Decision[]> {
    const rows = await this.tx.query<{ decision: Decision }>(
      `select decision from approval_votes where approval_id = $1 and revision = $2`,
      [id, revision],
    );
    return rows.map(({ decision }) => decision);
  }

  /** Keeps who voted, and what it came to; what is decided about moves with it. False where somebody was faster. */
  async settle(id: string, status: 'AWAITING' | Decision, response: string | null): Promise<boolean> {
    return this.changes(
      `update tool_approvals set status = $2, response = $3,
         responded_at = case when $2 <> 'AWAITING' then now() end,
         voters = array(select distinct unnest(voters || app_person()))
        where id = $1 and status = 'AWAITING' returning id`,
      [id, status, response],
    );
  }

  /** Everybody who could decide about it. The actor need not know them. */
  async audience(id: string): Promise<readonly string[]> {
    const [row] = await this.tx.query<{ ids: string[] }>(`select approval_audience($1) as ids`, [id]);
    return row?.ids ?? [];
  }

  /** Answers the id of the rule. */
  async addRule(a: ApprovalRecord, scope: RuleScope, match: DecidedMatter['parameters'], isExact: boolean) {
    const id = randomUUID();
    await this.tx.query(
      `insert into approval_rules (id, owner_id, created_by, approval_id, tool_id, tool_name, definition_hash, scope,
         chat_session_id, match, is_exact)
       values ($1, $2, app_person(), $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[id, a.ownerId, a.id, a.toolId, a.toolName, a.definitionHash, scope],
        ...[scope === 'SESSION' ? a.sessionId : null, match, isExact],
      ],
    );
    return id;
  }

  /** The actor's rule that stands for an approval of this; null where none does. */
  async standing(m: Omit<DecidedMatter, 'executionId' | 'revision'>, sessionId: string | null): Promise<string | null> {
    const [row] = await this.tx.query<{ id: string | null }>(`select app_standing_rule($1, $2, $3, $4, $5) as id`, [
      ...[m.toolId, m.definitionHash, m.parameters, sessionId, m.secrets.length > 0],
    ]);
    return row?.id ?? null;
  }

  /** Answers whose rule it is and which tool it is about; null where there is none, or it stands no longer. */
  async revokeRule(id: string): Promise<{ readonly ownerId: string; readonly toolId: string } | null> {
    const [row] = await this.tx.query<{ ownerId: string; toolId: string }>(
      `update approval_rules set revoked_at = now() where id = $1 and revoked_at is null
       returning owner_id as "ownerId", tool_id as "toolId"`,
      [id],
    );
    return row ?? null;
  }

  /** Whether the actor sees a rule, also one that stands no longer. */
  async hasRule(id: string): Promise<boolean> {
    return (await this.tx.query(`select from approval_rules where id = $1`, [id])).length > 0;
  }

  private async one(sql: string, values: readonly unknown[]): Promise<ApprovalRecord | null> {
    const [row] = await this.tx.query<ApprovalRecord>(sql, values);
    return row ?? null;
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.tx.query(sql, values)).length > 0;
  }
}
