import { randomUUID } from 'node:crypto';
import type * as policy from '../../../src/modules/secrets/secret.policy.js';
import type { ShareAccess } from '../../../src/modules/secrets/share.entity.js';
import { Actor } from '../../../src/platform/actor.js';
import { insertKey } from '../../support/keys.js';
import type { Person } from '../../modules/secrets/people.js';
import { type Vault, openVault } from '../../modules/secrets/vault.js';
import { type Judge, judgeOf } from './judge.js';

/** Every permission on content. */
export const EVERYTHING = ['secrets.read', 'secrets.create', 'secrets.reveal', 'secrets.share', 'secrets.use'];

export const STATES = ['live', 'inactive', 'expired', 'deleted', 'destroyed'] as const;
export type State = (typeof STATES)[number];

/** A secret of the scene, and what is known about it. */
export interface Row {
  readonly secretId: string;
  readonly ownerId: string | null;
  readonly workspaceId: string | null;
  readonly chat: { readonly id: string; readonly isOpen: boolean } | null;
  readonly requiredPermission: string | null;
  readonly state: State;
}

export type Grantee = { readonly userId: string } | { readonly groupId: string };
export interface GrantOf {
  readonly to: Grantee;
  readonly access: ShareAccess;
  readonly isExpired?: boolean;
}

const ANONYMOUS = Actor.anonymous({ requestId: '', ip: null, userAgent: null });

/** People, groups, workspaces and secrets, in the tables and as the policies see them. */
export class Scene {
  readonly actors = new Map<string, Actor>();
  readonly rows: Row[] = [];
  /** A group that nothing is shared with yet. */
  newGroup = '';
  private readonly grants: (GrantOf & { readonly secretId: string })[] = [];
  private readonly groups = new Map<string, Set<string>>();
  private readonly workspaces = new Map<string, Map<string, policy.WorkspaceRole>>();

  private constructor(
    readonly vault: Vault,
    readonly judge: Judge,
  ) {}

  static async open(): Promise<Scene> {
    const vault = await openVault();
    const scene = new Scene(vault, await judgeOf(vault.db));
    scene.actors.set('nobody', ANONYMOUS);
    await scene.person('newcomer');
    scene.newGroup = await scene.group([]);
    return scene;
  }

  async close(): Promise<void> {
    await this.judge.close();
    await this.vault.db.close();
  }

  /** Somebody who was added; nobody, where nobody of this name was. */
  actor(name: string): Actor {
    return this.actors.get(name) ?? ANONYMOUS;
  }

  async person(name: string, of?: Person): Promise<Actor> {
    const actor = await this.vault.person(name, of);
    this.actors.set(name, actor);
    return actor;
  }

  /**
   * An agent acting for `owner` by a key of all the owner's rights, bound to this chat session or to none. One whose
   * session is over may nothing, as authentication would say.
   */
  async agent(name: string, owner: Actor, chatSessionId: string | null): Promise<Actor> {
    const held = [...EVERYTHING, 'secrets.system', 'chats.read'].filter((code) => owner.may(code));
    const key = await insertKey(this.vault.db.owner, owner.id, held, chatSessionId);
    const [is] = await this.vault.rows<{ live: boolean }>('select api_key_is_live($1) as live', [key.id]);
    const permissions = new Set(is?.live ? held : []);
    const identity = { userId: owner.id, username: 'agent', sessionId: null, permissions, expiresAt: null, key };
    const actor = Actor.user(identity, owner.origin);
    this.actors.set(name, actor);
    return actor;
  }

  async group(members: readonly Actor[], options: { readonly isDeleted?: boolean } = {}): Promise<string> {
    const [row] = await this.vault.rows<{ id: string }>(
      `insert into groups (name, deleted_at) values (gen_random_uuid()::text, case when $1 then now() end) returning id`,
      [options.isDeleted ?? false],
    );
    const id = row?.id ?? '';
    for (const { id: userId } of members)
      await this.vault.rows(`insert into group_members (group_id, user_id) values ($1, $2)`, [id, userId]);
    this.groups.set(id, new Set(options.isDeleted ? [] : members.map((member) => member.id)));
    return id;
  }

  async workspace(
    members: readonly (readonly [Actor, policy.WorkspaceRole])[],
    options: { readonly isDeleted?: boolean } = {},
  ): Promise<string> {
    const [row] = await this.vault.rows<{ id: string }>(
      `insert into workspaces (name, slug, deleted_at)
       values ('w', 'w-' || gen_random_uuid(), case when $1 then now() end) returning id`,
      [options.isDeleted ?? false],
    );
    const id = row?.id ?? '';
    for (const [{ id: userId }, role] of members)
      await this.vault.rows(`insert into workspace_members (workspace_id, user_id, role) values ($1, $2, $3)`, [
        ...[id, userId, role],
      ]);
    const roles = members.map(([member, role]) => [member.id, role] as const);
    this.workspaces.set(id, new Map(options.isDeleted ? [] : roles));
    return id;
  }

  /** Takes somebody out of a workspace. */
  async leave(workspaceId: string, actor: Actor): Promise<void> {
    await this.vault.rows(`delete from workspace_members where workspace_id = $1 and user_id = $2`, [
      ...[workspaceId, actor.id],
    ]);
    this.workspaces.get(workspaceId)?.delete(actor.id);
  }

  async chat(owner: Actor, state: { readonly isActive?: boolean; readonly isDeleted?: boolean } = {}) {
    const { isActive = true, isDeleted = false } = state;
    const [row] = await this.vault.rows<{ id: string }>(
      `insert into chat_sessions (owner_id, is_active, deleted_at) values ($1, $2, case when $3 then now() end) returning id`,
      [owner.id, isActive, isDeleted],
    );
    return { id: row?.id ?? '', isOpen: isActive && !isDeleted };
  }

  /** A secret with a version, an entry of its log, and these shares. */
  async secret(of: Partial<Omit<Row, 'secretId'>>, grants: readonly GrantOf[] = []): Promise<Row> {
    const { ownerId = null, workspaceId = null, chat = null, requiredPermission = null, state = 'live' } = of;
    const row: Row = { secretId: randomUUID(), ownerId, workspaceId, chat, requiredPermission, state };
    const { secretId } = row;
    await this.vault.rows(
      `insert into secrets (id, owner_id, workspace_id, chat_session_id, required_permission, name, name_key, type,
         masked_value, is_active, expires_at, deleted_at, destroyed_at)
       values ($1::uuid, $2, $3, $4, $5, $1::text, $1::text, 'SECRET', '', $6 <> 'inactive',
         case when $6 = 'expired' then now() end, case when $6 in ('deleted', 'destroyed') then now() end,
         case when $6 = 'destroyed' then now() end)`,
      [secretId, ownerId, workspaceId, chat?.id ?? null, requiredPermission, state],
    );
    await this.vault.rows(
      `insert into secret_versions (secret_id, owner_id, number, format, key_provider, key_id, wrapped_key, nonce,
         ciphertext, created_by) values ($1, $2, 1, 1, 'local', '', $3, $3, $3, gen_random_uuid())`,
      [secretId, ownerId, state === 'destroyed' ? null : Buffer.alloc(1)],
    );
    await this.vault.rows(
      `insert into secret_access_log (secret_id, owner_id, workspace_id, access_type, success)
       values ($1, $2, $3, 'WRITE', true)`,
      [secretId, ownerId, workspaceId],
    );
    for (const grant of grants) await this.share(row, grant);
    this.rows.push(row);
    return row;
  }

  private async share(row: Row, grant: GrantOf): Promise<void> {
    const [user, group] = 'userId' in grant.to ? [grant.to.userId, null] : [null, grant.to.groupId];
    await this.vault.rows(
      `insert into secret_shares (secret_id, owner_id, workspace_id, grantee_id, group_id, access, granted_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, gen_random_uuid(), case when $7 then now() end)`,
      [row.secretId, row.ownerId, row.workspaceId, user, group, grant.access, grant.isExpired ?? false],
    );
    this.grants.push({ ...grant, secretId: row.secretId });
  }

  /** Whom the secret is shared with, expired shares too. Whoever left the workspace has lost what was theirs. */
  shares({ secretId, workspaceId }: Row): readonly GrantOf[] {
    const left = ({ to }: GrantOf) =>
      workspaceId !== null && 'userId' in to && !(this.workspaces.get(workspaceId)?.has(to.userId) ?? true);
    return this.grants.filter((grant) => grant.secretId === secretId && !left(grant));
  }

  /** Somebody whom the secret could be shared with and is not; null where there is none. */
  newGrantee(row: Row): string | null {
    if (row.workspaceId === null) return this.actor('newcomer').id;
    const shared = this.grants.filter(({ secretId }) => secretId === row.secretId);
    const has = (id: string) => shared.some(({ to }) => 'userId' in to && to.userId === id);
    return [...(this.workspaces.get(row.workspaceId)?.keys() ?? [])].find((id) => !has(id)) ?? null;
  }

  reaches(to: Grantee, who: Actor): boolean {
    if ('userId' in to) return to.userId === who.userId;
    return this.groups.get(to.groupId)?.has(who.userId ?? '') ?? false;
  }

  roleOf(who: Actor, { workspaceId }: Row): policy.WorkspaceRole | null {
    return workspaceId === null ? null : (this.workspaces.get(workspaceId)?.get(who.userId ?? '') ?? null);
  }

  /** What the repository would tell the policies. A share opens nothing once it has expired or the secret is deleted. */
  factsFor(who: Actor, row: Row): policy.Ownership {
    const live = this.shares(row).filter(({ to, isExpired }) => !isExpired && this.reaches(to, who));
    const most = (['MANAGE', 'REVEAL', 'USE'] as const).find((wanted) => live.some(({ access }) => access === wanted));
    const isGone = row.state === 'deleted' || row.state === 'destroyed';
    const { ownerId, workspaceId, requiredPermission, chat } = row;
    const [chatSessionId, isChatOpen] = [chat?.id ?? null, chat?.isOpen ?? false];
    const workspaceRole = this.roleOf(who, row);
    const access = isGone ? null : (most ?? null);
    return { ownerId, workspaceId, workspaceRole, access, chatSessionId, isChatOpen, requiredPermission };
  }
}
