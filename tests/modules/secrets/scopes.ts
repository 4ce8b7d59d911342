import { Actor } from '../../../src/platform/actor.js';
import type { WorkspaceRole } from '../../../src/modules/secrets/secret.policy.js';
import { insertKey } from '../../support/keys.js';
import { type Api, type Json, PROBLEM, apiOf } from './api.js';
import { type Vault, openVault } from './vault.js';

const CONFLICTING: ReadonlySet<string> = new Set(['createSecret', 'updateSecret', 'promoteSecret']);

/** The vault behind its schema, with workspaces, groups and chat sessions in its tables. */
export interface Scopes {
  readonly vault: Vault;
  readonly api: Api;
  /** What a mutation answers: the secret of its success, or the problem. */
  mutate(actor: Actor, name: string, input: Record<string, unknown>, selection?: string): Promise<Json>;
  /** Makes a secret and answers its id. */
  make(actor: Actor, input?: Record<string, unknown>): Promise<string>;
  workspace(members: readonly (readonly [Actor, WorkspaceRole])[]): Promise<string>;
  group(...members: readonly Actor[]): Promise<string>;
  chat(owner: Actor): Promise<string>;
  /** An agent acting by a key of all rights of `owner`, bound to this chat session or to none. */
  agent(owner: Actor, chatSessionId: string | null, permissions: readonly string[]): Promise<Actor>;
  join(groupId: string, user: Actor): Promise<void>;
  leave(groupId: string, user: Actor): Promise<void>;
}

let names = 0;

export async function openScopes(): Promise<Scopes> {
  const vault = await openVault();
  const api = apiOf(vault);
  const idOf = async (sql: string, values: unknown[]) => (await vault.rows<{ id: string }>(sql, values))[0]?.id ?? '';
  const mutate: Scopes['mutate'] = async (actor, name, input, selection = 'secret { id scope }') => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
    const source = `mutation ($input: ${type}Input!) {
      ${name}(input: $input) { ${PROBLEM} ${CONFLICTING.has(name) ? '... on Conflict { field }' : ''} ... on ${type}Success { ${selection} } } }`;
    const { data, errors } = await api.ask(actor, source, { input });
    return data?.[name] ?? errors;
  };
  const join = async (groupId: string, { id }: Actor) => {
    await vault.rows(`insert into group_members (group_id, user_id) values ($1, $2)`, [groupId, id]);
  };
  return {
    vault,
    api,
    mutate,
    join,
    make: async (actor, input = {}) => {
      const made = { name: `scoped ${++names}`, type: 'API_KEY', value: 'a value of some length', ...input };
      const answer = await mutate(actor, 'createSecret', made);
      if (!answer.secret) throw new Error(`No secret: ${JSON.stringify(answer)}`);
      return answer.secret.id;
    },
    workspace: async (members) => {
      const id = await idOf(
        `insert into workspaces (name, slug) values ('w', 'w-' || gen_random_uuid()) returning id`,
        [],
      );
      for (const [user, role] of members)
        await vault.rows(`insert into workspace_members (workspace_id, user_id, role) values ($1, $2, $3)`, [
          ...[id, user.id, role],
        ]);
      return id;
    },
    group: async (...members) => {
      const id = await idOf(`insert into groups (name) values (gen_random_uuid()::text) returning id`, []);
      for (const member of members) await join(id, member);
      return id;
    },
    leave: async (groupId, { id }) => {
      await vault.rows(`delete from group_members where group_id = $1 and user_id = $2`, [groupId, id]);
    },
    chat: (owner) => idOf(`insert into chat_sessions (owner_id) values ($1) returning id`, [owner.id]),
    agent: async (owner, chatSessionId, permissions) => {
      const key = await insertKey(vault.db.owner, owner.id, permissions, chatSessionId);
      const identity = { userId: owner.id, username: 'agent', sessionId: null, expiresAt: null };
      return Actor.user({ ...identity, permissions: new Set(permissions), key }, owner.origin);
    },
  };
}
