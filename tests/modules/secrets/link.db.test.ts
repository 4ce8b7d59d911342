import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { StepUpRequired } from '../../../src/modules/identity/index.js';
import type { CreateLink } from '../../../src/modules/secrets/link.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../../src/platform/problem.js';
import { overtaken } from '../../support/locks.js';
import { inHours, linkTo } from './links.js';
import { steppedUp } from './step-up.js';
import { type Vault, openVault } from './vault.js';

const VALUE = 'a value to be handed over';
let vault: Vault;
let owner: Actor;
let friend: Actor;
let id: string;
beforeAll(async () => {
  vault = await openVault();
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
});
beforeEach(async () => {
  id = await vault.make(owner, VALUE);
});
afterAll(() => vault.db.close());

const create = (actor: Actor, form: Partial<CreateLink> = {}) =>
  vault.services.links.create(actor, { secretId: id, ...form });
const set = (assignment: string) => vault.rows(`update secrets set ${assignment} where id = $1`, [id]);
const linkRow = async (linkId: string) =>
  (await vault.rows<Record<string, unknown>>(`select * from secret_links where id = $1`, [linkId]))[0];

describe('making a link', () => {
  test('answers an address with a token of 256 bits, of which only the hash is kept', async () => {
    const { linkId, url } = await create(owner, { comment: '  for the build  ' });
    expect(url).toMatch(/^https:\/\/steward\.test\/open#token=[\w-]{43}$/);
    const row = await linkRow(linkId);
    expect(row).toMatchObject({ secret_id: id, created_by: owner.id, user_id: null, comment: 'for the build' });
    expect(Number(row?.['expires_at']) - Number(row?.['created_at'])).toBe(24 * 3_600_000);
    const token = url.split('=')[1] ?? '';
    const everything = await vault.rows(`select t::text from secret_links t
      union all select o::text from outbox o union all select a::text from audit_logs a
      union all select l::text from secret_access_log l`);
    expect(JSON.stringify(everything)).not.toContain(token);
    expect(await vault.events(id)).toEqual(['secret.created', 'secretLink.created']);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', 'SECRET_LINK_CREATED']);
    expect(await vault.accesses(id)).toEqual(['WRITE', 'SHARE']);
  });

  test('takes the owner, with all three permissions', async () => {
    await expect(create(friend)).rejects.toEqual(new NotFound('Secret'));
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await expect(create(friend)).rejects.toThrow(Forbidden);
    const limited = await vault.person('Lena', { permissions: ['secrets.read', 'secrets.create', 'secrets.reveal'] });
    const own = await vault.make(limited);
    await expect(create(limited, { secretId: own })).rejects.toThrow(Forbidden);
  });

  test.each<[string, () => Partial<CreateLink>, unknown]>([
    ['to oneself', () => ({ userId: owner.id }), InvalidInput],
    ['to nobody', () => ({ userId: randomUUID() }), new NotFound('User')],
    ['to no id', () => ({ userId: 'x' }), new NotFound('User')],
    ['to no secret', () => ({ secretId: randomUUID() }), new NotFound('Secret')],
    ['into the past', () => ({ expiresAt: inHours(-1) }), InvalidInput],
    ['beyond seven days', () => ({ expiresAt: inHours(169) }), InvalidInput],
    ['with a long comment', () => ({ comment: 'x'.repeat(257) }), InvalidInput],
    ['with two lines', () => ({ comment: 'a\nb' }), InvalidInput],
  ])('is refused %s', async (_what, form, problem) => {
    await expect(create(owner, form())).rejects.toThrow(problem);
    expect(await vault.events(id)).toEqual(['secret.created']);
  });

  test('takes what a reveal takes', async () => {
    await set('is_active = false');
    await expect(create(owner)).rejects.toMatchObject({ typename: 'SecretInactive' });
    await set('is_active = true, expires_at = now()');
    await expect(create(owner)).rejects.toMatchObject({ typename: 'SecretExpired' });
    await set('expires_at = null, require_step_up = true');
    await expect(create(owner)).rejects.toEqual(new StepUpRequired());
    const guarded = await vault.person('Gerda');
    id = await vault.make(guarded);
    await set('require_step_up = true');
    await steppedUp(vault, guarded);
    await create(guarded);
  });

  test('works up to seven days ahead, for a named person', async () => {
    const { linkId } = await create(owner, { userId: friend.id.toUpperCase(), expiresAt: inHours(167.9) });
    expect(await linkRow(linkId)).toMatchObject({ user_id: friend.id });
  });

  test('is refused by the database where the program forgets, and so is prying into one', async () => {
    const insert = (actor: Actor, createdBy: string) =>
      vault.db.database.as(actor, (tx) =>
        tx.query(
          `insert into secret_links (secret_id, owner_id, created_by, token_hash, expires_at)
           values ($1, $2, $3, sha256('x'), now() + interval '1 hour') returning id`,
          [id, owner.id, createdBy],
        ),
      );
    await expect(insert(friend, friend.id)).rejects.toThrow('row-level security');
    await expect(insert(owner, friend.id)).rejects.toThrow('row-level security');
    await create(owner);
    const seen = await vault.db.database.as(friend, (tx) => tx.query(`select id from secret_links`));
    expect(seen).toEqual([]);
  });
});

describe('taking a link back', () => {
  const revoke = (actor: Actor, linkId: string) => vault.services.links.revoke(actor, linkId);

  test('closes it, once, and twice is no error', async () => {
    const { id: linkId, token } = await linkTo(vault, owner, id);
    expect([await revoke(owner, linkId), await revoke(owner, linkId)]).toEqual([linkId, linkId]);
    await expect(vault.services.linkOpenings.open(friend, token)).rejects.toMatchObject({
      typename: 'SecretLinkClosed',
    });
    expect((await vault.events(id)).filter((type) => type === 'secretLink.revoked')).toHaveLength(1);
  });

  test('finds none of anybody else, malformed or missing', async () => {
    const { id: linkId } = await linkTo(vault, owner, id, { userId: friend.id });
    await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    for (const unknown of [linkId, randomUUID(), 'x'])
      await expect(revoke(friend, unknown)).rejects.toEqual(new NotFound('Link'));
    expect(await linkRow(linkId)).toMatchObject({ revoked_at: null });
  });

  test('finds nothing where it goes at this moment', async () => {
    const { linkId } = await create(owner);
    const gone = [`delete from secret_links where id = $1`, [linkId]] as const;
    expect(await overtaken(vault.db.owner, [gone], () => vault.services.links.revoke(owner, linkId))).toEqual(
      new NotFound('Link'),
    );
  });

  test('comes too late for one that was opened', async () => {
    const { id: linkId, token } = await linkTo(vault, owner, id);
    await vault.services.linkOpenings.open(friend, token);
    await expect(revoke(owner, linkId)).rejects.toThrow(Conflict);
  });

  test('and opening it at once end in one of both', async () => {
    for (let round = 0; round < 10; round++) {
      const { id: linkId, token } = await linkTo(vault, owner, id);
      const [revoked, opened] = await Promise.allSettled([
        revoke(owner, linkId),
        vault.services.linkOpenings.open(friend, token),
      ]);
      expect([revoked.status, opened.status].sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

test('the end of its time is told once, for what nobody opened', async () => {
  const links = [await linkTo(vault, owner, id), await linkTo(vault, owner, id), await linkTo(vault, owner, id)];
  await vault.services.linkOpenings.open(friend, links[1]?.token ?? '');
  await vault.services.links.revoke(owner, links[2]?.id ?? '');
  await vault.rows(
    `update secret_links set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where secret_id = $1`,
    [id],
  );
  const sweeps = await Promise.all([vault.services.links.expire(), vault.services.links.expire()]);
  expect(sweeps.reduce((sum, count) => sum + count)).toBe(1);
  expect(await vault.services.links.expire()).toBe(0);
  expect((await vault.events(id)).filter((type) => type === 'secretLink.expired')).toHaveLength(1);
  await expect(vault.services.linkOpenings.open(friend, links[0]?.token ?? '')).rejects.toMatchObject({
    typename: 'SecretLinkClosed',
  });
});
