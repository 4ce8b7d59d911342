import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { auditModule } from '../../../src/modules/audit/index.js';
import type { IdentityModule } from '../../../src/modules/identity/index.js';
import { secretsModule, type SecretsModule } from '../../../src/modules/secrets/index.js';
import { Actor } from '../../../src/platform/actor.js';
import { LocalKeyProvider } from '../../../src/platform/crypto/local-key-provider.js';
import { temporaryFolder } from '../../../src/demo/folder.js';
import { SILENT } from '../../support/log.js';
import { HERE, type House, PASSWORD, type Person, actorOf, from, openHouse } from './house.js';
import { codeOf } from './second-factor.js';

let house: House;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let audit: ReturnType<typeof auditModule>;
let identity: IdentityModule;
let vault: SecretsModule;
let admin: Person;
beforeAll(async () => {
  house = await openHouse();
  folder = await temporaryFolder('steward-erasure-');
  const { db, hub } = house;
  const keys = db.masterKeys;
  audit = auditModule({ db: db.database, keys, log: SILENT, dataDir: folder.path });
  identity = house.server(
    {},
    { eraseTraces: (tx, userId, requestedBy) => audit.services.erasure.erase(tx, userId, requestedBy) },
  );
  vault = secretsModule({ db: db.database, keys: new LocalKeyProvider(keys), hub, log: SILENT, publicUrl: () => '' });
  admin = await house.administrator();
});
afterAll(async () => {
  identity.authenticator.close();
  await audit.close();
  await house.close();
  await folder.remove();
});

const sql = async <T extends object>(text: string, values: unknown[] = []) =>
  (await house.db.owner.query<T>(text, values)).rows;
const verification = async () => {
  const auditor = await house.administrator('auditor');
  await audit.services.sealer.seal();
  return audit.services.verification.verify(auditor.actor);
};

/** The tables, with the columns, in which one of these texts lies, in clear or in hex. */
async function placesOf(needles: readonly string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const places = new Set<string>();
  for (const { name } of tables)
    for (const row of await sql<Record<string, unknown>>(`select * from ${name}`))
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value);
        if (needles.some((needle) => text.includes(needle))) places.add(`${name}.${column}`);
      }
  return [...places].sort();
}

/** Somebody who left traces wherever a person can, each with the canary in it. */
async function lively(canary: string) {
  const origin = from(`fd00:${canary.slice(0, 4)}:${canary.slice(4, 8)}::7`, `browser of ${canary}`);
  const email = `${canary}@example.test`;
  const invitation = await identity.services.invitations.create(admin.actor, { emailHint: email });
  const form = { email, displayName: `Name ${canary}`, password: PASSWORD };
  const signedIn = await identity.services.registration.accept({ ...form, token: invitation.token }, origin);
  const actor = await actorOf(identity, signedIn, origin);
  const login = () => identity.services.authentication.login({ email, password: PASSWORD }, origin);
  await login();
  await identity.services.authentication.login({ email, password: 'wrong' }, origin).catch(() => undefined);
  await identity.services.profiles.update(actor, { username: `user-${canary}`, locale: 'de' });
  await identity.services.sessions.refresh(signedIn.refreshToken, origin);
  const { secret } = await identity.services.mfa.enrol(actor);
  await identity.services.mfa.confirm(actor, codeOf(secret));
  await login().catch(() => undefined);
  const { token } = await identity.services.resets.create(admin.actor, actor.id);
  await identity.services.resets.create(admin.actor, actor.id);
  await identity.services.resets.reset({ token, newPassword: PASSWORD }, origin).catch(() => undefined);
  return { actor, email, origin };
}

describe('erasing', () => {
  test('leaves the canary of a person in no table, and the log verifies', async () => {
    const canary = randomBytes(12).toString('hex');
    const { actor, origin } = await lively(canary);
    const friend = await house.member('friend');
    const { secrets, sharing, rotations, reveals } = vault.services;
    const named = (name: string) => ({ name, type: 'API_KEY', value: `value of ${canary}` }) as const;
    const shared = await secrets.create(actor, {
      ...named(`for ${canary}`),
      ...{ description: `of ${canary}`, displayName: canary, provider: canary, tags: [canary] },
      metadata: { contact: canary },
    });
    const deleted = await secrets.create(actor, named(`deleted ${canary}`));
    await secrets.delete(actor, deleted);
    await sharing.share(actor, { secretId: shared, userId: friend.id, access: 'REVEAL' });
    await rotations.rotate(actor, { secretId: shared, value: 'another value', reason: `because of ${canary}` });
    const theirs = await secrets.create(friend.actor, { name: 'a friend’s', type: 'API_KEY', value: 'v' });
    await sharing.share(friend.actor, { secretId: theirs, userId: actor.id, access: 'MANAGE' });
    await rotations.rotate(actor, { secretId: theirs, value: 'from somebody who is no more' });
    await reveals.reveal(actor, { secretId: theirs });
    const forms = [canary, Buffer.from(canary).toString('hex'), origin.ip ?? ''];
    expect((await placesOf([canary])).length).toBeGreaterThan(15);
    expect((await placesOf([origin.ip ?? ''])).length).toBeGreaterThan(3);

    await identity.services.lifecycle.erase(admin.actor, actor.id);
    expect(await placesOf(forms)).toEqual([]);
    expect(await verification()).toMatchObject({ ok: true, firstBroken: null });

    expect(
      await sql(`select number, created_by from secret_versions where secret_id = $1 order by 1`, [theirs]),
    ).toEqual([
      { number: 1, created_by: friend.id },
      { number: 2, created_by: actor.id },
    ]);
    expect((await reveals.reveal(friend.actor, { secretId: theirs })).value).toBe('from somebody who is no more');
    const left = await sql(
      `select s.destroyed_at is not null as destroyed, v.wrapped_key, v.ciphertext, v.nonce
         from secrets s join secret_versions v on v.secret_id = s.id where s.owner_id = $1`,
      [actor.id],
    );
    expect(left).toHaveLength(3);
    for (const row of left) expect(row).toEqual({ destroyed: true, wrapped_key: null, ciphertext: null, nonce: null });
    const told = await sql(
      `select type, recipients from outbox where aggregate_id = any ($1) and type in ('secret.destroyed', 'secret.unshared')
        order by type`,
      [[shared, deleted, theirs]],
    );
    expect(told).toEqual([
      { type: 'secret.destroyed', recipients: [friend.id] },
      { type: 'secret.unshared', recipients: [friend.id] },
    ]);
  });

  test('oneself leaves nothing either, not even of the erasure', async () => {
    const canary = randomBytes(12).toString('hex');
    const { actor } = await lively(canary);
    await identity.services.lifecycle.erase(actor, actor.id);
    expect(await placesOf([canary])).toEqual([]);
    const [entry] = await sql(
      `select user_id, resource_id from audit_logs where action = 'USER_ERASED' and resource_id = $1`,
      [actor.id],
    );
    expect(entry).toEqual({ user_id: actor.id, resource_id: actor.id });
    expect(await verification()).toMatchObject({ ok: true });
  });

  test('leaves an account that nothing brings back', async () => {
    const ada = await house.member('ada');
    await identity.services.lifecycle.erase(admin.actor, ada.id);
    for (const set of ['erased_at = null', `display_name = 'Ada'`, 'deleted_at = null', 'is_active = true'])
      await expect(sql(`update users set ${set} where id = $1`, [ada.id])).rejects.toThrow();
    const tables = ['user_accounts', 'user_credentials', 'sessions', 'refresh_tokens', 'user_roles', 'group_members'];
    for (const table of tables) expect(await sql(`select from ${table} where user_id = $1`, [ada.id])).toEqual([]);
    expect(await sql(`select display_name, is_active from users where id = $1`, [ada.id])).toEqual([
      { display_name: 'Erased user', is_active: false },
    ]);
  });

  test('happens by itself thirty days after the deletion, once', async () => {
    const [old, young] = [await house.member(), await house.member()];
    for (const { id } of [old, young]) await identity.services.lifecycle.delete(admin.actor, id);
    const age = `update users set deleted_at = now() - make_interval(days => $2) where id = $1`;
    await sql(age, [old.id, 30]);
    await sql(age, [young.id, 29]);
    const counts = await Promise.all([1, 2, 3].map(() => identity.services.lifecycle.purge()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(
      await sql(`select id from users where erased_at is not null and id = any ($1)`, [[old.id, young.id]]),
    ).toEqual([{ id: old.id }]);
    const entries = await sql(
      `select user_id, details from audit_logs where action = 'USER_ERASED' and resource_id = $1`,
      [old.id],
    );
    expect(entries).toEqual([{ user_id: null, details: { system: 'erase deleted accounts' } }]);
  });

  test('takes nothing from others', async () => {
    const [ada, eve] = [await house.member('ada'), await house.member('eve')];
    const secretId = await vault.services.secrets.create(eve.actor, {
      name: 'mine',
      type: 'API_KEY',
      value: 'kept value',
    });
    const count = () =>
      sql(
        `select (select count(*) from sessions where user_id = $1) as sessions,
        (select count(*) from audit_personal where user_id = $1) as personal,
        (select count(*) from user_accounts where user_id = $1) as accounts`,
        [eve.id],
      );
    const before = await count();
    await identity.services.lifecycle.erase(admin.actor, ada.id);
    expect(await count()).toEqual(before);
    expect((await vault.services.reveals.reveal(eve.actor, { secretId })).value).toBe('kept value');
  });

  test('writes nothing where the audit log cannot be erased', async () => {
    const ada = await house.member('ada');
    const failing = house.server({}, { eraseTraces: () => Promise.reject(new Error('The log does not answer.')) });
    await expect(failing.services.lifecycle.erase(admin.actor, ada.id)).rejects.toThrow('does not answer');
    failing.authenticator.close();
    expect(await sql(`select erased_at, display_name from users where id = $1`, [ada.id])).toEqual([
      { erased_at: null, display_name: 'Display ada' },
    ]);
  });
});

test('the system alone erases: the application can set neither instant', async () => {
  const ada = await house.member('ada');
  for (const column of ['erased_at', 'deleted_at'])
    await expect(
      house.db.database.as(admin.actor, (tx) => tx.query(`update users set ${column} = now() where id = $1`, [ada.id])),
    ).rejects.toThrow('permission denied');
  await expect(
    house.db.database.as(ada.actor, (tx) => tx.query(`select app_delete_user($1)`, [admin.id])),
  ).rejects.toThrow('users.delete');
  await expect(
    house.db.database.as(ada.actor, (tx) => tx.query(`select app_restore_user($1, null, null)`, [ada.id])),
  ).rejects.toThrow('users.delete');
  await expect(
    house.db.database.as(Actor.system('test', HERE), (tx) => tx.query(`select app_delete_user($1)`, [randomUUID()])),
  ).rejects.toThrow('permission denied');
});
