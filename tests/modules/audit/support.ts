import { randomUUID } from 'node:crypto';
import { Actor, type Origin } from '../../../src/platform/actor.js';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

export const ORIGIN: Origin = { requestId: 'request', ip: '192.0.2.7', userAgent: 'tests/1.0' };

/** A database whose audit rows are the real ones. */
export const auditedDatabase = (): Promise<TestDatabase> => testDatabase({ audit: new AuditTrail(TEST_KEYS) });

/** A user with these built-in roles, signed in with the permissions they give. */
export async function signedIn(db: TestDatabase, username: string, roles: readonly string[] = []): Promise<Actor> {
  const id = randomUUID();
  await db.owner.query('insert into users (id, display_name) values ($1, $2)', [id, username]);
  await db.owner.query(
    `insert into user_accounts (user_id, email, email_key, username, username_key) values ($1, $2, $2, $3, $3)`,
    [id, `${username}@example.org`, username],
  );
  const { rows } = await db.owner.query<{ code: string }>(
    `with held as (
       insert into user_roles (user_id, role_id) select $1, id from roles where name = any ($2) returning role_id
     ) select permission_code as code from role_permissions where role_id in (select role_id from held)`,
    [id, roles],
  );
  const permissions = new Set(rows.map(({ code }) => code));
  const identity = { userId: id, username, sessionId: randomUUID(), permissions, expiresAt: Date.now() + 60_000 };
  return Actor.user(identity, ORIGIN);
}
