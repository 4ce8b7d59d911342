import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../../src/platform/problem.js';
import { type Vault, openVault } from './vault.js';

let vault: Vault;
let [owner, friend, stranger]: Actor[] = [];
beforeAll(async () => {
  vault = await openVault();
  [owner, friend, stranger] = await Promise.all(['Olga', 'Fritz', 'Stan'].map((name) => vault.person(name)));
});
afterAll(() => vault.db.close());

const people = () => ({ owner: owner!, friend: friend!, stranger: stranger! });

describe('creating', () => {
  test('writes the secret, its first version, its log, its event and its audit row', async () => {
    const { owner } = people();
    const id = await vault.services.secrets.create(owner, {
      ...{ name: ' OpenAI ', type: 'API_KEY', value: 'sk-a-value-of-some-length', provider: 'openai' },
      ...{ tags: ['a', 'b'], metadata: { region: 'eu' }, expiresAt: '2099-01-01T00:00:00.000000Z' },
    });
    const [row] = await vault.rows(
      `select name, name_key, provider, masked_value, tags, metadata, current_version, owner_id from secrets where id = $1`,
      [id],
    );
    expect(row).toEqual({
      name: 'OpenAI',
      name_key: 'openai',
      provider: 'openai',
      masked_value: '••••••••ngth',
      tags: ['a', 'b'],
      metadata: { region: 'eu' },
      current_version: 1,
      owner_id: owner.id,
    });
    expect(await vault.events(id)).toEqual(['secret.created']);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED']);
    expect(await vault.accesses(id)).toEqual(['WRITE']);
  });

  test('refuses a name that differs from one of the owner in case or Unicode form only', async () => {
    const { owner, friend } = people();
    await vault.make(owner, undefined, 'Ångström');
    for (const name of ['ångström', 'A\u030angstro\u0308m', '\u212bngstr\u00f6m'])
      await expect(vault.make(owner, undefined, name)).rejects.toBeInstanceOf(Conflict);
    // Another owner has names of his own, and another provider too.
    await vault.make(friend, undefined, 'Ångström');
    await vault.services.secrets.create(owner, { name: 'Ångström', type: 'SECRET', value: 'x', provider: 'aws' });
  });

  test('lets a deleted name be used again', async () => {
    const { owner } = people();
    const id = await vault.make(owner, undefined, 'phoenix');
    await vault.services.secrets.delete(owner, id);
    expect(await vault.make(owner, undefined, 'phoenix')).not.toBe(id);
  });

  test('of one name at once: one wins', async () => {
    const { owner } = people();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => vault.make(owner, undefined, 'rush')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
  });

  test('needs the permission, acceptable input and a future expiry', async () => {
    const { owner } = people();
    const admin = await vault.person('Ada', { roles: ['admin'], isSuperuser: true });
    const input = { name: 'late', type: 'API_KEY', value: 'x' } as const;
    await expect(vault.services.secrets.create(admin, input)).rejects.toBeInstanceOf(Forbidden);
    await expect(
      vault.services.secrets.create(owner, { ...input, expiresAt: '2020-01-01T00:00:00.000000Z' }),
    ).rejects.toMatchObject({ field: 'expiresAt' });
    await expect(vault.services.secrets.create(owner, { ...input, value: '' })).rejects.toBeInstanceOf(InvalidInput);
    expect(await vault.rows(`select id from secrets where name = 'late'`)).toEqual([]);
  });
});

describe('updating', () => {
  test('changes what is present, once, and audits before and after', async () => {
    const { owner } = people();
    const id = await vault.make(owner);
    await vault.services.secrets.update(owner, { secretId: id, displayName: 'Mine', tags: ['x'] });
    await vault.services.secrets.update(owner, { secretId: id, displayName: 'Mine', tags: ['x'] });
    await vault.services.secrets.update(owner, { secretId: id.toUpperCase(), displayName: null });
    expect(await vault.events(id)).toEqual(['secret.created', 'secret.updated', 'secret.updated']);
    const changes = await vault.rows<{ changes: object }>(
      `select changes from audit_logs where resource_id = $1 and action = 'CREDENTIAL_UPDATED' order by created_at`,
      [id],
    );
    expect(changes.map((row) => row.changes)).toEqual([
      { displayName: { before: null, after: 'Mine' }, tags: { before: [], after: ['x'] } },
      { displayName: { before: 'Mine', after: null } },
    ]);
  });

  test('of a shared secret: by MANAGE, never its name or provider, which would give other names away', async () => {
    const { owner, friend } = people();
    const [id, other] = [await vault.make(owner), await vault.make(owner, undefined, 'hidden from friends')];
    const { secrets, sharing } = vault.services;
    for (const access of ['USE', 'REVEAL'] as const) {
      await sharing.share(owner, { secretId: id, userId: friend.id, access });
      await expect(secrets.update(friend, { secretId: id, displayName: 'x' })).rejects.toBeInstanceOf(Forbidden);
    }
    await sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await secrets.update(friend, { secretId: id, displayName: 'by a friend', expiresAt: null });
    for (const input of [{ name: 'hidden from friends' }, { name: 'free' }, { provider: 'x' }])
      await expect(secrets.update(friend, { secretId: id, ...input })).rejects.toBeInstanceOf(Forbidden);
    await expect(secrets.update(owner, { secretId: id, name: 'HIDDEN from friends' })).rejects.toBeInstanceOf(Conflict);
    expect(new Set(await vault.recipients(id, 'secret.updated'))).toEqual(new Set([owner.id, friend.id]));
    expect(await vault.events(other)).toEqual(['secret.created']);
  });
});

describe('deleting', () => {
  test('hides the secret from everybody, and tells those who had it', async () => {
    const { owner, friend } = people();
    const id = await vault.make(owner);
    const { secrets, sharing, reveals, rotations } = vault.services;
    await sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
    await expect(secrets.delete(friend, id)).rejects.toBeInstanceOf(Forbidden);
    expect(await secrets.delete(owner, id)).toBe(id);
    for (const actor of [owner, friend])
      for (const attempt of [
        () => secrets.delete(actor, id),
        () => secrets.update(actor, { secretId: id, name: 'x' }),
        () => reveals.reveal(actor, { secretId: id }),
        () => rotations.rotate(actor, { secretId: id, value: 'x' }),
        () => sharing.share(actor, { secretId: id, userId: friend.id, access: 'USE' }),
        () => sharing.unshare(actor, { secretId: id, userId: friend.id }),
      ])
        await expect(attempt()).rejects.toEqual(new NotFound('Secret'));
    const [event] = await vault.rows<{ type: string; payload: object; recipients: string[] }>(
      `select type, payload, recipients from outbox where aggregate_id = $1 order by id desc limit 1`,
      [id],
    );
    expect(event).toMatchObject({ type: 'secret.deleted', payload: { secretId: id } });
    expect(new Set(event?.recipients)).toEqual(new Set([owner.id, friend.id]));
    expect(await vault.accesses(id)).toEqual(['WRITE', 'SHARE', 'DELETE']);
  });

  test('at once: one of many deletes it', async () => {
    const { owner } = people();
    const id = await vault.make(owner);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => vault.services.secrets.delete(owner, id)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await vault.events(id)).toEqual(['secret.created', 'secret.deleted']);
  });
});

test('what is foreign, missing or malformed is the same nothing', async () => {
  const { owner, stranger } = people();
  const id = await vault.make(owner);
  const { secrets, sharing, reveals, rotations } = vault.services;
  const answers = new Set<string>();
  for (const secretId of [id, randomUUID(), 'x', ''])
    for (const attempt of [
      () => secrets.update(stranger, { secretId, name: 'x' }),
      () => secrets.delete(stranger, secretId),
      () => reveals.reveal(stranger, { secretId, version: 9 }),
      () => rotations.rotate(stranger, { secretId, value: 'x', expectedVersion: 7 }),
      () => sharing.share(stranger, { secretId, userId: stranger.id, access: 'USE' }),
      () => sharing.unshare(stranger, { secretId, userId: null }),
    ]) {
      const error: unknown = await attempt().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(NotFound);
      answers.add((error as NotFound).message);
    }
  expect([...answers]).toEqual(['Secret not found.']);
  expect(await vault.accesses(id)).toEqual(['WRITE']);
});

test('standings come in the order of the ids, null for what is not seen', async () => {
  const { owner, friend, stranger } = people();
  const ids = [await vault.make(owner), await vault.make(owner), await vault.make(owner), await vault.make(friend)];
  for (const [n, access] of (['USE', 'REVEAL', 'MANAGE'] as const).entries())
    await vault.services.sharing.share(owner, { secretId: ids[n] ?? '', userId: friend.id, access });
  const asked = [...ids, 'x', randomUUID(), (ids[0] ?? '').toUpperCase()];
  expect(await vault.secretStandings(friend, asked)).toEqual([
    ...['USER', 'REVEALER', 'MANAGER', 'OWNER'],
    ...[null, null, 'USER'],
  ]);
  expect(await vault.secretStandings(stranger, ids)).toEqual([null, null, null, null]);
  expect(await vault.secretStandings(owner, ids)).toEqual(['OWNER', 'OWNER', 'OWNER', null]);
  expect(await vault.secretStandings(owner, [])).toEqual([]);
});
