import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../../support/database.js';
import type { WorkspaceRole } from '../../../src/modules/workspaces/member.entity.js';

/** A workspace with these members, as if it had grown so, the first who joined first. Answers its id. */
export async function workspaceOf(
  owner: TestDatabase['owner'],
  members: readonly (readonly [userId: string, role: WorkspaceRole])[],
): Promise<string> {
  const id = randomUUID();
  await owner.query(`insert into workspaces (id, name, slug) values ($1::uuid, 'A team', $1::text)`, [id]);
  for (const [n, [userId, role]] of members.entries())
    await owner.query(
      `insert into workspace_members (workspace_id, user_id, role, joined_at)
       values ($1, $2, $3, now() - interval '1 day' + make_interval(mins => $4))`,
      [id, userId, role, n],
    );
  return id;
}

/** Who belongs to a workspace, as `<user id>` → role. */
export async function membersOf(owner: TestDatabase['owner'], workspaceId: string): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ id: string; role: string }>(
    'select user_id as id, role from workspace_members where workspace_id = $1',
    [workspaceId],
  );
  return Object.fromEntries(rows.map(({ id, role }) => [id, role]));
}
