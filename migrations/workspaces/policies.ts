import type { QueryRunner } from 'typeorm';
import { APP_ROLE, protect } from '../../src/platform/database/protect.js';

const ME = '(select app_user())';
const ANYONE = `${ME} is not null`;
/** Agents read the workspaces of whom they act for. Who belongs to them is decided by people who signed in. */
const PERSON = `(select app_key()) is null`;
const within = (column: string, least: 'MEMBER' | 'ADMIN' | 'OWNER') =>
  `${column} = any (array(select app_workspaces('${least}')))`;
const restorable = (column: string) => `${column} = any (array(select app_deleted_workspaces()))`;

/** Who sees and changes which rows. */
export async function policies(q: QueryRunner): Promise<void> {
  await protect(q, 'workspaces', {
    app: {
      select: `${ANYONE} and (${within('id', 'MEMBER')} or ${restorable('id')})`,
      insert: `(select app_may('workspaces.create')) and deleted_at is null
        and exists (select from users u where u.id = ${ME} and u.kind = 'PERSON')`,
      update: `${ANYONE} and ${PERSON} and (${within('id', 'OWNER')} or ${restorable('id')})`,
      updateColumns: ['name', 'slug', 'updated_at', 'deleted_at'],
    },
    system: {
      select: `deleted_at <= now() - interval '30 days'`,
      update: `deleted_at <= now() - interval '30 days'`,
      updateColumns: ['destroyed_at'],
    },
  });
  // Admins manage everybody but the owners. Everybody may leave.
  const managed = `(${within('workspace_id', 'OWNER')} or (role <> 'OWNER' and ${within('workspace_id', 'ADMIN')}))`;
  await protect(q, 'workspace_members', {
    app: {
      select: `${ANYONE} and (${within('workspace_id', 'MEMBER')} or ${restorable('workspace_id')})`,
      update: `${ANYONE} and ${PERSON} and ${managed}`,
      updateColumns: ['role'],
      delete: `${ANYONE} and ${PERSON} and (${managed} or (user_id = ${ME} and ${within('workspace_id', 'MEMBER')}))`,
    },
    // Of what is about to be destroyed: who could still have restored it is told.
    system: { select: 'workspace_id in (select w.id from workspaces w)' },
  });
  await q.query(`
    create policy app_insert on workspace_members for insert to ${APP_ROLE} with check (
      ${ANYONE} and ${PERSON} and ${managed}
      and exists (select from users u where u.id = user_id and u.kind = 'PERSON' and u.is_active and u.deleted_at is null))`);
  await q.query(`grant insert (workspace_id, user_id, role) on workspace_members to ${APP_ROLE}`);
  await protect(q, 'chat_sessions', {
    app: { select: `owner_id = ${ME} and (select app_may('chats.read'))` },
  });
}
