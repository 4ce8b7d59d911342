import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { BUILT_IN_ROLES, MEMBER_ROLE } from '../../../src/modules/identity/catalogue.js';
import { Actor } from '../../../src/platform/actor.js';

export interface Person {
  readonly roles?: readonly string[];
  /** Exactly these, by a role of one's own. */
  readonly permissions?: readonly string[];
  readonly isActive?: boolean;
  readonly isSuperuser?: boolean;
}

const permissionsOf = (role: string) => BUILT_IN_ROLES.find(({ name }) => name === role)?.permissions ?? [];

/** A user in the tables, and the same as an actor: a member unless told. */
export async function person(owner: Pool, name: string, of: Person = {}): Promise<Actor> {
  const { permissions, roles = permissions ? [] : [MEMBER_ROLE], isActive = true, isSuperuser = false } = of;
  const { rows } = await owner.query<{ id: string }>(
    `insert into users (display_name, is_active) values ($1, $2) returning id`,
    [name, isActive],
  );
  const [{ id } = { id: '' }] = rows;
  await owner.query(
    `insert into user_accounts (user_id, email, email_key, username, username_key, is_superuser)
     values ($1, $2, $2, $3, $3, $4)`,
    [id, `${id}@example.org`, id, isSuperuser],
  );
  await owner.query(
    `insert into user_roles (user_id, role_id) select $1, id from roles where name = any ($2) and deleted_at is null`,
    [id, roles],
  );
  if (permissions) await ownRole(owner, id, permissions);
  return actorOf(id, isActive ? [...roles.flatMap(permissionsOf), ...(permissions ?? [])] : []);
}

async function ownRole(owner: Pool, userId: string, permissions: readonly string[]): Promise<void> {
  await owner.query(
    `with made as (insert into roles (name) values ('role of ' || $1::text) returning id),
          given as (insert into user_roles (user_id, role_id) select $1::uuid, id from made)
     insert into role_permissions (role_id, permission_code) select id, unnest($2::text[]) from made`,
    [userId, permissions],
  );
}

/** An actor with these permissions, whatever the tables say. */
export const actorOf = (userId: string, permissions: readonly string[]): Actor =>
  Actor.user(
    {
      userId,
      username: 'somebody',
      sessionId: randomUUID(),
      permissions: new Set(permissions),
      expiresAt: Date.now() + 900_000,
    },
    { requestId: 'test', ip: '203.0.113.7', userAgent: 'tests' },
  );
