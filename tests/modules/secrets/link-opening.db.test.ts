import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { StepUpRequired } from '../../../src/modules/identity/index.js';
import type { Actor } from '../../../src/platform/actor.js';
import { DecryptionFailed } from '../../../src/platform/crypto/key-provider.js';
import { Forbidden, NotFound } from '../../../src/platform/problem.js';
import { type MadeLink, linkTo } from './links.js';
import { actorOf } from './people.js';
import { steppedUp } from './step-up.js';
import { type Vault, openVault } from './vault.js';

const VALUE = 'a value to be handed over';
let vault: Vault;
let owner: Actor;
let friend: Actor;
let id: string;
let name: string;
let link: MadeLink;
beforeAll(async () => {
  vault = await openVault();
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz', { roles: [] });
});
beforeEach(async () => {
  id = await vault.make(owner, VALUE, (name = `handed over ${randomUUID()}`));
  link = await linkTo(vault, owner, id, { comment: 'for you' });
});
afterAll(() => vault.db.close());

const open = (actor: Actor, token = link.token) => vault.services.linkOpenings.open(actor, token);
const set = (assignment: string) => vault.rows(`update secrets set ${assignment} where id = $1`, [id]);
const reads = async () => (await vault.accesses(id)).filter((type) => type.endsWith('READ'));
const events = async (type: string) => (await vault.events(id)).filter((each) => each === type);

describe('a link', () => {
  test('answers the value to whoever is signed in, without any permission, and writes it into both logs', async () => {
    expect(await open(friend)).toEqual({
      ...{ value: VALUE, version: 1, name, displayName: null, comment: 'for you' },
    });
    const [access] = await vault.rows(
      `select access_type, success, user_id, owner_id, ip, user_agent, reason from secret_access_log
        where secret_id = $1 and access_type = 'READ'`,
      [id],
    );
    expect(access).toEqual({
      ...{ access_type: 'READ', success: true, user_id: friend.id, owner_id: owner.id },
      ...{ ip: '203.0.113.7', user_agent: 'tests', reason: `By link ${link.id}.` },
    });
    const [audit] = await vault.rows(
      `select user_id, success, sensitive_data, details from audit_logs
        where resource_id = $1 and action = 'CREDENTIAL_ACCESSED'`,
      [id],
    );
    expect(audit).toEqual({
      ...{ user_id: friend.id, success: true, sensitive_data: true, details: { linkId: link.id, version: 1 } },
    });
    const [event] = await vault.rows(
      `select actor_id, payload, recipients from outbox where aggregate_id = $1 and type = 'secretLink.opened'`,
      [id],
    );
    expect(event).toEqual({
      ...{ actor_id: friend.id, recipients: [owner.id] },
      payload: { secretId: id, linkId: link.id, userId: friend.id, version: 1 },
    });
  });

  test('opens once: twenty at a time have one winner, and the owner hears of the others', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => open(friend)));
    const won = attempts.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const attempt of attempts)
      if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ typename: 'SecretLinkSpent' });
    expect((await reads()).filter((type) => type === 'READ')).toHaveLength(1);
    expect(await events('secretLink.opened')).toHaveLength(1);
    const [row] = await vault.rows(`select reopenings from secret_links where id = $1`, [link.id]);
    expect(row).toEqual({ reopenings: 19 });
    // Ten are told; whoever has the token could otherwise ring for ever.
    expect(await events('secretLink.reopened')).toHaveLength(10);
  });

  test('that was opened alerts the owner, whoever comes', async () => {
    link = await linkTo(vault, owner, id, { userId: friend.id });
    await open(friend);
    const stranger = await vault.person('Stan');
    await expect(open(stranger)).rejects.toMatchObject({ typename: 'SecretLinkSpent' });
    const [event] = await vault.rows(
      `select actor_id, payload, recipients from outbox where aggregate_id = $1 and type = 'secretLink.reopened'`,
      [id],
    );
    expect(event).toMatchObject({
      actor_id: stranger.id,
      recipients: [owner.id],
      payload: { linkId: link.id, count: 1 },
    });
    expect(await vault.audit(id)).toContain('-SECRET_LINK_REOPENED');
    expect(await reads()).toEqual(['READ', '-READ']);
  });

  test('with a name opens to nobody else, and still opens afterwards', async () => {
    link = await linkTo(vault, owner, id, { userId: friend.id });
    await expect(open(await vault.person('Stan'))).rejects.toThrow(Forbidden);
    expect(await reads()).toEqual(['-READ']);
    expect(await open(friend)).toMatchObject({ value: VALUE });
  });

  test.each([
    ['switched off', 'is_active = false', 'SecretInactive'],
    ['expired', `expires_at = now()`, 'SecretExpired'],
    ['deleted', 'deleted_at = now()', 'SecretLinkClosed'],
    ['destroyed', 'deleted_at = now(), destroyed_at = now()', 'SecretLinkClosed'],
  ])('to a secret that is %s does not open, and is not used up', async (_state, assignment, typename) => {
    await set(assignment);
    await expect(open(friend)).rejects.toMatchObject({ typename });
    const [row] = await vault.rows(`select opened_at, reopenings from secret_links where id = $1`, [link.id]);
    expect(row).toEqual({ opened_at: null, reopenings: 0 });
    expect(await reads()).toEqual(['-READ']);
    expect(await vault.audit(id)).toContain('-CREDENTIAL_ACCESSED');
  });

  test('keeps no word of a secret that was destroyed', async () => {
    await vault.services.lifecycle.destroy(owner, id);
    const [row] = await vault.rows(
      `select comment, revoked_at is not null as revoked from secret_links where id = $1`,
      [link.id],
    );
    expect(row).toEqual({ comment: null, revoked: true });
  });

  test('to a secret that asks for a permission asks it of whoever opens it', async () => {
    await set(`required_permission = 'documents.read'`);
    await expect(open(friend)).rejects.toThrow(Forbidden);
    const opened = await vault.db.database.as(friend, (tx) =>
      tx.query(`select app_open_secret_link(sha256(convert_to($1, 'UTF8')), null, null) as opened`, [link.token]),
    );
    expect(opened).toEqual([{ opened: false }]);
    expect(await open(await vault.person('Mia'))).toMatchObject({ value: VALUE });
  });

  test('reveals what is current when it is opened', async () => {
    await vault.services.rotations.rotate(owner, { secretId: id, value: 'a newer value' });
    expect(await open(friend)).toMatchObject({ value: 'a newer value', version: 2 });
  });

  test.each([
    ['is disabled', 'update users set is_active = false where id = $1'],
    ['may not reveal any more', 'delete from user_roles where user_id = $1'],
  ])('is worth nothing once whoever made it %s', async (_what, sql) => {
    const maker = await vault.person('Mara');
    link = await linkTo(vault, maker, await vault.make(maker));
    await vault.rows(sql, [maker.id]);
    await expect(open(friend)).rejects.toMatchObject({ typename: 'SecretLinkClosed' });
  });

  test('to a guarded secret wants a fresh proof of whoever opens it', async () => {
    await set('require_step_up = true');
    await expect(open(friend)).rejects.toEqual(new StepUpRequired());
    await steppedUp(vault, friend);
    expect(await open(friend)).toMatchObject({ value: VALUE });
  });

  test('that is not one is not found, and nothing is written', async () => {
    for (const token of ['', 'x', '\0', 'x'.repeat(10_000), link.id, link.token.toLowerCase()])
      await expect(open(friend, token)).rejects.toEqual(new NotFound('Link'));
    expect(await reads()).toEqual([]);
  });

  test('answers no value, and still opens, where the audit row cannot be written', async () => {
    await vault.rows(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no audit today'; end $$`);
    await vault.rows(`
      create trigger refuse before insert on audit_logs for each row when (new.success) execute function refuse()`);
    try {
      await expect(open(friend)).rejects.toThrow('no audit today');
    } finally {
      await vault.rows(`drop function refuse() cascade`);
    }
    expect(await reads()).toEqual(['-READ']);
    expect(await open(friend)).toMatchObject({ value: VALUE });
  });

  test('is not used up by a value that does not decrypt', async () => {
    await vault.rows(`update secret_versions set ciphertext = '\\x00' where secret_id = $1`, [id]);
    await expect(open(friend)).rejects.toThrow(DecryptionFailed);
    expect(await vault.audit(id)).toContain('-CREDENTIAL_ACCESSED');
    const [row] = await vault.rows(`select opened_at from secret_links where id = $1`, [link.id]);
    expect(row).toEqual({ opened_at: null });
  });
});

describe('the database', () => {
  const query = (actor: Actor, sql: string, setting?: [name: string, value: string]) =>
    vault.db.database.as(actor, async (tx) => {
      if (setting) await tx.query(`select set_config($1, $2, true)`, setting);
      return tx.query<Record<string, unknown>>(sql, [link.token]);
    });
  const HASH = `sha256(convert_to($1, 'UTF8'))`;

  test('gives the sealed value for the token alone, and only while the link opens', async () => {
    const versions = `select number from app_secret_link_version(${HASH})`;
    expect(await query(friend, versions)).toEqual([{ number: 1 }]);
    expect(await query(friend, `select id from secrets where $1 <> ''`)).toEqual([]);
    await open(friend);
    expect(await query(friend, versions)).toEqual([]);
    expect(await query(friend, `select app_open_secret_link(${HASH}, null, null) as opened`)).toEqual([
      { opened: false },
    ]);
  });

  test('opens nothing to an API key, nor to nobody', async () => {
    const key: [string, string] = ['app.key_id', randomUUID()];
    const nobody: [string, string] = ['app.user_id', ''];
    for (const setting of [key, nobody]) {
      expect(await query(friend, `select from app_secret_link(${HASH}, false)`, setting)).toEqual([]);
      expect(await query(friend, `select from app_secret_link_version(${HASH})`, setting)).toEqual([]);
      const opened = `select app_open_secret_link(${HASH}, null, null) as opened`;
      expect(await query(friend, opened, setting)).toEqual([{ opened: false }]);
    }
  });

  test('is not asked to take a link that is named for somebody else', async () => {
    link = await linkTo(vault, owner, id, { userId: friend.id });
    const stranger = actorOf((await vault.person('Stan')).id, []);
    expect(await query(stranger, `select app_open_secret_link(${HASH}, null, null) as opened`)).toEqual([
      { opened: false },
    ]);
  });
});
