import { randomUUID } from 'node:crypto';
import * as policy from '../../../src/modules/secrets/secret.policy.js';
import type { Actor } from '../../../src/platform/actor.js';
import type { Question } from './judge.js';
import type { Row, Scene } from './scene.js';

const isGone = ({ state }: Row) => state === 'deleted' || state === 'destroyed';
const kindOf = (thing: string, { state }: Row) => (state === 'live' ? thing : `${thing} (${state})`);

/** Everything that is asked about one actor and one row. */
export function* questionsAbout(scene: Scene, who: Actor, row: Row): Generator<Question> {
  yield* aboutSecret(scene, who, row);
  yield* aboutStates(scene, who, row);
  yield* aboutVersion(scene, who, row);
  yield* aboutAccess(scene, who, row);
  // Whether the secret is in use makes no difference to its shares; whether it is deleted might.
  if (row.state === 'live' || row.state === 'deleted') yield* aboutShares(scene, who, row);
}

function* aboutSecret(scene: Scene, who: Actor, row: Row): Generator<Question> {
  const facts = scene.factsFor(who, row);
  const kind = kindOf('secret', row);
  const isThere = row.state !== 'destroyed';
  const ask = (about: string, expected: boolean, sql: string): Question => ({
    ...{ about: `${about} ${kind}`, expected, sql: sql.replace('$', 'where id = $1'), values: [row.secretId] },
  });
  yield ask('select', policy.canRead(who, facts), `select from secrets $`);
  yield ask('update', isThere && policy.canUpdate(who, facts), `update secrets set display_name = 'x' $`);
  yield ask('delete the row of', false, `delete from secrets $`);
  yield ask('lock', isThere && policy.canUpdate(who, facts), `select from secrets $ for update`);
}

/** What leads from one state to another. None leads back from destroyed. */
function* aboutStates(scene: Scene, who: Actor, row: Row): Generator<Question> {
  const facts = scene.factsFor(who, row);
  const isThere = row.state !== 'destroyed';
  const change = (verb: string, isAllowed: boolean, set: string): Question => ({
    about: `${verb} ${kindOf('secret', row)}`,
    expected: isThere && isAllowed,
    sql: `update secrets set ${set} where id = $1`,
    values: [row.secretId],
  });
  yield change('switch', policy.canSetActive(who, facts), 'is_active = not is_active');
  yield change('rename', policy.canRename(who, facts), `name = 'another', name_key = gen_random_uuid()::text`);
  yield change('allow tools to', policy.canRename(who, facts), `allowed_tools = '[{"tool": "t"}]'`);
  yield change(
    'narrow',
    policy.canRename(who, facts) && who.may('secrets.use'),
    `required_permission = 'secrets.use', display_name = 'x'`,
  );
  yield change('narrow to nobody', false, `required_permission = 'nobody.holds'`);
  yield change(
    'schedule',
    policy.canSchedule(who, facts),
    'rotation_enabled = true, rotation_days = 1, next_rotation_at = now()',
  );
  if (!isGone(row)) yield change('delete', policy.canDelete(who, facts), 'deleted_at = now()');
  else {
    const deleted = { ...facts, isDeleted: true, isRestorable: isThere };
    yield change('restore', policy.canRestore(who, deleted), 'deleted_at = null, destroyed_at = null');
  }
  yield change(
    'destroy',
    policy.canDestroy(who, facts),
    'destroyed_at = now(), deleted_at = coalesce(deleted_at, now())',
  );
  if (row.chat) yield change('promote', policy.canPromote(who, facts), 'chat_session_id = null');
  if (row.state !== 'live') return;
  if (!row.chat) yield change('bind', false, `chat_session_id = '${randomUUID()}'`);
  yield change('give away', false, 'owner_id = gen_random_uuid(), workspace_id = null');
  yield change('give to a workspace', false, 'workspace_id = gen_random_uuid(), owner_id = null');
  yield change('hide the end of', false, 'rotation_reminded_for = now()');
  yield change('hide the expiry of', false, 'expiry_warned_for = now()');
}

function* aboutVersion(scene: Scene, who: Actor, row: Row): Generator<Question> {
  const facts = scene.factsFor(who, row);
  const kind = kindOf('version', row);
  const one = 'where secret_id = $1 and number = 1';
  const insert = `insert into secret_versions
    (secret_id, owner_id, number, format, key_provider, key_id, wrapped_key, nonce, ciphertext, created_by)
    values ($1, $2, 2, 1, '', '', '', '', '', $3)`;
  const ask = (about: string, expected: boolean, sql: string, ...values: readonly unknown[]): Question => ({
    ...{ about: `${about} ${kind}`, expected, sql, values: [row.secretId, ...values] },
  });
  const isLet = row.state !== 'destroyed' && policy.canRotate(who, facts);
  yield ask('select', policy.canRead(who, facts), `select from secret_versions ${one}`);
  yield ask('insert', isLet, insert, row.ownerId, who.userId ?? randomUUID());
  // What nobody may ever do is asked of what is in use.
  if (row.state !== 'live') return;
  yield ask('in the name of another insert', false, insert, row.ownerId, randomUUID());
  yield ask('update', false, `update secret_versions set reason = 'x' ${one}`);
  yield ask('erase', false, `update secret_versions set ciphertext = null ${one}`);
  yield ask('delete', false, `delete from secret_versions ${one}`);
}

function* aboutAccess(scene: Scene, who: Actor, row: Row): Generator<Question> {
  const facts = scene.factsFor(who, row);
  const kind = kindOf('access', row);
  const one = 'where secret_id = $1';
  const insert = `insert into secret_access_log (secret_id, owner_id, workspace_id, access_type, success, user_id)
    values ($1, $2, $3, 'READ', true, $4)`;
  const ask = (about: string, expected: boolean, sql: string, ...values: readonly unknown[]): Question => ({
    ...{ about: `${about} ${kind}`, expected, sql, values: [row.secretId, ...values] },
  });
  const me = who.userId ?? randomUUID();
  yield ask('select', policy.canReadAccessLog(who, facts), `select from secret_access_log ${one}`);
  yield ask('insert', policy.canRead(who, facts), insert, row.ownerId, row.workspaceId, me);
  if (row.state !== 'live') return;
  yield ask('in the name of another insert', false, insert, row.ownerId, row.workspaceId, randomUUID());
  yield ask('for another owner insert', false, insert, randomUUID(), null, me);
  yield ask('for another workspace insert', false, insert, null, randomUUID(), me);
  yield ask('update', false, `update secret_access_log set success = false ${one}`);
  yield ask('delete', false, `delete from secret_access_log ${one}`);
}

function* aboutShares(scene: Scene, who: Actor, row: Row): Generator<Question> {
  const facts = scene.factsFor(who, row);
  const kind = kindOf('share', row);
  const shares = scene.shares(row);
  for (const { to } of shares) {
    const [column, id] = 'userId' in to ? ['grantee_id', to.userId] : ['group_id', to.groupId];
    const one = `where secret_id = $1 and ${column} = $2`;
    const about = `${kind} with ${'userId' in to ? 'a user' : 'a group'}`;
    const values = [row.secretId, id];
    const { ownerId, workspaceRole } = facts;
    const isSeen = policy.canReadShare(who, { ownerId, workspaceRole, isGrantee: scene.reaches(to, who) });
    yield { about: `select ${about}`, expected: isSeen, sql: `select from secret_shares ${one}`, values };
    const [canShare, canUnshare] = [policy.canShare(who, facts), policy.canUnshare(who, facts)];
    const update = `update secret_shares set access = 'USE' ${one}`;
    yield { about: `update ${about}`, expected: canShare, sql: update, values };
    yield { about: `delete ${about}`, expected: canUnshare, sql: `delete from secret_shares ${one}`, values };
  }
  yield* aboutNewShares(scene, who, row);
}

/** Shares that are not there yet, with people and groups whom nothing else stands against. */
function* aboutNewShares(scene: Scene, who: Actor, row: Row): Generator<Question> {
  if (row.ownerId === null && row.workspaceId === null) return;
  const facts = scene.factsFor(who, row);
  const insert = (
    column: string,
  ) => `insert into secret_shares (secret_id, owner_id, workspace_id, ${column}, access, granted_by)
    values ($1, $2, $3, $4, 'USE', $5)`;
  const expected = policy.canShare(who, facts) && policy.isShareable(facts);
  const share = [row.secretId, row.ownerId, row.workspaceId];
  const me = who.userId ?? randomUUID();
  for (const [column, id] of [
    ['grantee_id', scene.newGrantee(row)],
    ['group_id', scene.newGroup],
  ] as const) {
    const about = `${kindOf('share', row)} by ${column}`;
    const sql = insert(column);
    if (id === null || id === who.userId) continue;
    yield { about: `insert ${about}`, expected, sql, values: [...share, id, me] };
    yield {
      about: `in the name of another insert ${about}`,
      expected: false,
      sql,
      values: [...share, id, randomUUID()],
    };
  }
}
