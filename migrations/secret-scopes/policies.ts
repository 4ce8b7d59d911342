import type { QueryRunner } from 'typeorm';
import { APP_ROLE, SYSTEM_ROLE } from '../../src/platform/database/protect.js';

const ME = '(select app_user())';
const ANYONE = `${ME} is not null`;
const MAY = (code: string) => `(select app_may('${code}'))`;
const READ = MAY('secrets.read');
/** Agents change things only where that is among the scopes of their key. */
const WRITES = `((select app_key()) is null or ${MAY('secrets.create')})`;
const ADMINISTERED = `workspace_id = any (array(select app_workspaces('ADMIN')))`;
/** The house's: its managers need no right to content, and content no right to the house's. */
const SYSTEM = (x: string) => `(${x}owner_id is null and ${x}workspace_id is null and ${MAY('secrets.system')})`;
const OWN = (x: string) => `${x}owner_id = ${ME} or ${x}${ADMINISTERED}`;
const shared = (x: string, access: string) =>
  `(${x}deleted_at is null and ${x}id = any (array(select app_shared_secrets('{${access}}'))))`;

/** An agent is let to what is bound to its own chat session, while that is open. A further permission only narrows. */
const OPEN = `(chat_session_id is null or (select app_key()) is null or chat_session_id = (select app_open_chat()))
  and (required_permission is null or app_may(required_permission))`;
const VISIBLE = `${OPEN} and ((${READ} and (${OWN('')} or ${shared('', 'USE,REVEAL,MANAGE')})) or ${SYSTEM('')})`;
const changeable = (x: string) => `((${READ} and ${WRITES} and (${OWN(x)} or ${shared(x, 'MANAGE')})) or ${SYSTEM(x)})`;
const INSERTABLE = `((${READ} and ${MAY('secrets.create')} and (${OWN('')})) or ${SYSTEM('')})
  and (chat_session_id is null or app_chat_open(chat_session_id))
  and (required_permission is null or app_may(required_permission))`;

/** The secret of another row is seen by the actor. */
const seen = (more = '') => `exists (select from secrets x where x.id = secret_id${more})`;
const GRANTOR = `${READ} and ${WRITES} and (${OWN('')})`;
const MEMBER = `(workspace_id is null or workspace_id = any (array(select app_workspaces('MEMBER'))))`;
const GRANTEE = `(grantee_id = ${ME} or group_id = any (array(select app_groups())))`;

/** What the sweeps may see and touch: what is due, what was deleted long enough ago, what expires within a week or has. */
const DUE = '(deleted_at is null and next_rotation_at <= now())';
const PURGEABLE = `deleted_at <= now() - interval '30 days'`;
const EXPIRING = `(deleted_at is null and expires_at <= now() + interval '7 days')`;

type Policies = readonly [table: string, role: string, command: string, clauses: string][];

const AFTER: Policies = [
  ['secrets', 'app', 'select', `using (${VISIBLE})`],
  ['secrets', 'app', 'insert', `with check (${INSERTABLE})`],
  [
    'secrets',
    'app',
    'update',
    `using (destroyed_at is null and ${OPEN} and ${changeable('')}) with check (${OPEN} and ${changeable('')})`,
  ],
  ['secret_versions', 'app', 'select', `using (${ANYONE} and ${seen()})`],
  [
    'secret_versions',
    'app',
    'insert',
    `with check (created_by = ${ME} and ${seen(` and x.destroyed_at is null and ${changeable('x.')}`)})`,
  ],
  ['secret_shares', 'app', 'select', `using (${READ} and (${OWN('')} or (${GRANTEE} and ${MEMBER})))`],
  [
    'secret_shares',
    'app',
    'insert',
    `with check (${GRANTOR} and ${MAY('secrets.share')} and granted_by = ${ME} and ${seen(' and x.chat_session_id is null')})`,
  ],
  [
    'secret_shares',
    'app',
    'update',
    `using (${GRANTOR} and ${MAY('secrets.share')} and ${seen()}) with check (${GRANTOR} and ${MAY('secrets.share')} and ${seen()})`,
  ],
  ['secret_shares', 'app', 'delete', `using (${GRANTOR} and ${seen()})`],
  ['secret_access_log', 'app', 'select', `using (((${READ} and (${OWN('')})) or ${SYSTEM('')}) and ${seen()})`],
  [
    'secret_access_log',
    'app',
    'insert',
    `with check (user_id = ${ME} and ${seen(` and x.owner_id is not distinct from secret_access_log.owner_id
      and x.workspace_id is not distinct from secret_access_log.workspace_id`)})`,
  ],
  ['secrets', 'system', 'select', `using (${DUE} or ${PURGEABLE} or ${EXPIRING})`],
  [
    'secrets',
    'system',
    'update',
    `using (destroyed_at is null and (${DUE} or ${PURGEABLE} or ${EXPIRING})) with check (${DUE} or ${PURGEABLE} or ${EXPIRING})`,
  ],
];

const APP_COLUMNS = 'chat_session_id, allowed_tools, required_permission';

/** Who sees and changes which rows. */
export async function policies(q: QueryRunner): Promise<void> {
  await replace(q, AFTER);
  await q.query(`grant update (${APP_COLUMNS}) on secrets to ${APP_ROLE}`);
  await q.query(`
    grant select (expires_at, expiry_warned_for, expiry_told_for), update (expiry_warned_for, expiry_told_for)
    on secrets to ${SYSTEM_ROLE}`);
}

const MINE = 'owner_id = (select app_user())';
const grantedBefore = (column: string, access = '', join = '') =>
  `${column} = any (array(select s.secret_id from secret_shares s ${join}
     where s.grantee_id = (select app_user()) and (s.expires_at is null or s.expires_at > now())${access && ` and s.access = '${access}'`}))`;
const ALIVE = 'join secrets x on x.id = s.secret_id and x.deleted_at is null';
const UPDATE_BEFORE = `${READ} and (${MINE} or (deleted_at is null and ${grantedBefore('id', 'MANAGE')}))`;
const OWNER_BEFORE = `${READ} and ${MINE} and (select app_may('secrets.share'))`;

const BEFORE: Policies = [
  ['secrets', 'app', 'select', `using (${READ} and (${MINE} or (deleted_at is null and ${grantedBefore('id')})))`],
  ['secrets', 'app', 'insert', `with check (${READ} and ${MINE} and (select app_may('secrets.create')))`],
  ['secrets', 'app', 'update', `using (destroyed_at is null and ${UPDATE_BEFORE}) with check (${UPDATE_BEFORE})`],
  ['secret_versions', 'app', 'select', `using (${READ} and (${MINE} or ${grantedBefore('secret_id', '', ALIVE)}))`],
  [
    'secret_versions',
    'app',
    'insert',
    `with check (${READ} and created_by = (select app_user())
       and (${MINE} or ${grantedBefore('secret_id', 'MANAGE', ALIVE)})
       and exists (select from secrets x where x.id = secret_id and x.destroyed_at is null))`,
  ],
  ['secret_shares', 'app', 'select', `using (${READ} and (${MINE} or grantee_id = (select app_user())))`],
  ['secret_shares', 'app', 'insert', `with check (${OWNER_BEFORE} and granted_by = (select app_user()))`],
  ['secret_shares', 'app', 'update', `using (${OWNER_BEFORE}) with check (${OWNER_BEFORE})`],
  ['secret_shares', 'app', 'delete', `using (${READ} and ${MINE})`],
  ['secret_access_log', 'app', 'select', `using (${READ} and ${MINE})`],
  [
    'secret_access_log',
    'app',
    'insert',
    `with check (user_id = (select app_user()) and exists (
      select from secrets s where s.id = secret_id and s.owner_id = secret_access_log.owner_id))`,
  ],
  ['secrets', 'system', 'select', `using (${DUE} or ${PURGEABLE})`],
  [
    'secrets',
    'system',
    'update',
    `using (destroyed_at is null and (${DUE} or ${PURGEABLE})) with check (${DUE} or ${PURGEABLE})`,
  ],
];

/** The policies of before. */
export async function policiesBefore(q: QueryRunner): Promise<void> {
  await q.query(`
    revoke select (expires_at, expiry_warned_for, expiry_told_for), update (expiry_warned_for, expiry_told_for)
    on secrets from ${SYSTEM_ROLE}`);
  await q.query(`revoke update (${APP_COLUMNS}) on secrets from ${APP_ROLE}`);
  await replace(q, BEFORE);
}

async function replace(q: QueryRunner, all: Policies) {
  for (const [table, role, command, clauses] of all) {
    await q.query(`drop policy ${role}_${command} on ${table}`);
    await q.query(`
      create policy ${role}_${command} on ${table} for ${command} to ${role === 'app' ? APP_ROLE : SYSTEM_ROLE} ${clauses}`);
  }
}
