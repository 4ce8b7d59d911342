import type { Read, Tx } from '../../platform/database/database.js';
import { isUuid } from '../../platform/uuid.js';
import type { Ownership, WorkspaceRole } from './secret.policy.js';

/** That the share has not expired. Until it is swept away, an expired one is still in the table. */
const LIVE = '(g.expires_at is null or g.expires_at > now())';

/** The facts of an `Ownership`, by name: what the policies ask about the secret that `s` stands for. */
const FACTS: Readonly<Record<keyof Ownership, (s: string) => string>> = {
  ownerId: (s) => `${s}.owner_id`,
  workspaceId: (s) => `${s}.workspace_id`,
  workspaceRole: (s) => `case when ${s}.workspace_id is not null then app_workspace_role(${s}.workspace_id) end`,
  // Row level security leaves of the shares of a workspace's secret only what a member has.
  access: (s) => `(
    select g.access from secret_shares g
     where g.secret_id = ${s}.id and ${LIVE}
       and (g.grantee_id = (select app_user()) or g.group_id = any (array(select app_groups())))
     order by array_position(array['MANAGE', 'REVEAL', 'USE'], g.access) limit 1)`,
  chatSessionId: (s) => `${s}.chat_session_id`,
  isChatOpen: (s) => `${s}.chat_session_id is not null and app_chat_open(${s}.chat_session_id)`,
  requiredPermission: (s) => `${s}.required_permission`,
};

/** The facts of an `Ownership` as columns of a select list. */
export const ownershipColumns = (s: string): string =>
  Object.entries(FACTS)
    .map(([name, sql]) => `${sql(s)} as "${name}"`)
    .join(', ');

const ownershipJson = (s: string) =>
  `json_build_object(${Object.entries(FACTS)
    .map(([name, sql]) => `'${name}', ${sql(s)}`)
    .join(', ')})`;

/** What decides about each live secret among `variables.ids` that the actor may see, by lower-case id. */
export const OWNERSHIPS: Read = {
  statement: {
    name: 'secret_ownerships',
    text: `
      select coalesce(json_object_agg(s.id, ${ownershipJson('s')}), '{}')::text
        from secrets s
       where s.deleted_at is null
         and s.id = any (array(select id::uuid from jsonb_array_elements_text($1::jsonb) as ids (id)))`,
    uses: 0,
  },
  params: [(variables) => variables.ids],
};

/** What `OWNERSHIPS` answers. */
export type Ownerships = Readonly<Record<string, Ownership>>;

/** Where secrets can belong to, and be bound to, in one transaction of one actor. */
export class OwnershipRepository {
  constructor(private readonly tx: Tx) {}

  /** What the actor is in a live workspace; null where that is nothing, or there is no such workspace. */
  async role(workspaceId: string): Promise<WorkspaceRole | null> {
    return this.ask<WorkspaceRole>(`select app_workspace_role($1) as answer`, workspaceId);
  }

  /** The same, and keeps the workspace and its members as they are until the transaction ends. */
  async lockRole(workspaceId: string): Promise<WorkspaceRole | null> {
    return this.ask<WorkspaceRole>(`select app_lock_workspace($1) as answer`, workspaceId);
  }

  /** Whether this chat session is the actor's own, active, and not deleted; for a key, whether it is bound to it. */
  async isChatOpen(chatSessionId: string): Promise<boolean> {
    return (await this.ask<boolean>(`select app_chat_open($1) as answer`, chatSessionId)) ?? false;
  }

  /** The same, and the chat session stays open until the transaction ends. */
  async lockOpenChat(chatSessionId: string): Promise<boolean> {
    return (await this.ask<boolean>(`select app_lock_chat($1) as answer`, chatSessionId)) ?? false;
  }

  /** Those who decide about a secret that the actor sees: they hear of everything. The actor may not know who they are. */
  async deciders(secretId: string): Promise<readonly string[]> {
    return (await this.ask<string[]>(`select app_secret_deciders($1) as answer`, secretId)) ?? [];
  }

  private async ask<T>(sql: string, id: string): Promise<T | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.tx.query<{ answer: T | null }>(sql, [id]);
    return row?.answer ?? null;
  }
}
