import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.js';
import type { ShareAccess } from '../../../src/modules/secrets/share.entity.js';
import { Forbidden, NotFound } from '../../../src/platform/problem.js';
import { actorOf } from './people.js';
import { type Vault, openVault } from './vault.js';

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
  id = await vault.make(owner);
});
afterAll(() => vault.db.close());

const share = (userId: string | null, access: ShareAccess = 'USE', expiresAt: string | null = null) =>
  vault.services.sharing.share(owner, { secretId: id, userId, access, expiresAt });
const unshare = (userId: string | null) => vault.services.sharing.unshare(owner, { secretId: id, userId });
const shares = () =>
  vault.rows<{ access: string; expires_at: Date | null; granted_by: string; grantee_id: string }>(
    `select access, expires_at, granted_by, grantee_id from secret_shares where secret_id = $1`,
    [id],
  );
const LATER = '2099-01-01T00:00:00.000000Z';

describe('sharing', () => {
  test('twice on the same terms writes once, on others changes them', async () => {
    await share(friend.id);
    await share(friend.id.toUpperCase());
    expect(await vault.events(id)).toEqual(['secret.created', 'secret.shared']);
    await share(friend.id, 'REVEAL');
    await share(friend.id, 'REVEAL', LATER);
    await share(friend.id, 'REVEAL', LATER);
    expect(await vault.events(id)).toEqual(['secret.created', ...Array<string>(3).fill('secret.shared')]);
    expect(await shares()).toEqual([
      { access: 'REVEAL', expires_at: new Date(LATER), granted_by: owner.id, grantee_id: friend.id },
    ]);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', ...Array<string>(3).fill('CREDENTIAL_SHARED')]);
    expect(await vault.accesses(id)).toEqual(['WRITE', 'SHARE', 'SHARE', 'SHARE']);
  });

  test('tells the owner and the grantee', async () => {
    await share(friend.id);
    const [event] = await vault.rows<{ payload: object; recipients: string[] }>(
      `select payload, recipients from outbox where aggregate_id = $1 and type = 'secret.shared'`,
      [id],
    );
    expect(event?.payload).toEqual({ secretId: id, granteeId: friend.id });
    expect(event?.recipients).toEqual([owner.id, friend.id]);
  });

  test('on the same terms at once: one share, one event', async () => {
    const [here, there] = [vault.services.sharing, vault.again().services.sharing];
    await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        (n % 2 ? here : there).share(owner, { secretId: id, userId: friend.id, access: 'REVEAL' }),
      ),
    );
    expect(await shares()).toHaveLength(1);
    expect(await vault.events(id)).toEqual(['secret.created', 'secret.shared']);
  });

  test('with nobody, oneself, the unknown, the inactive and the deleted is refused', async () => {
    const inactive = await vault.person('Ina', { isActive: false });
    const deleted = await vault.person('Delia');
    await vault.rows(`update users set deleted_at = now() where id = $1`, [deleted.id]);
    await expect(share(null)).rejects.toMatchObject({ typename: 'InvalidInput', field: 'userId' });
    await expect(share(owner.id)).rejects.toMatchObject({ typename: 'InvalidInput', field: 'userId' });
    for (const userId of [randomUUID(), 'x', inactive.id, deleted.id])
      await expect(share(userId)).rejects.toEqual(new NotFound('User'));
    await expect(share(friend.id, 'USE', '2020-01-01T00:00:00.000000Z')).rejects.toMatchObject({ field: 'expiresAt' });
    expect(await shares()).toEqual([]);
    expect(await vault.events(id)).toEqual(['secret.created']);
  });

  test('is for the owner, with the permission', async () => {
    await share(friend.id, 'MANAGE');
    const other = await vault.person('Otto');
    const { sharing } = vault.services;
    await expect(sharing.share(friend, { secretId: id, userId: other.id, access: 'USE' })).rejects.toBeInstanceOf(
      Forbidden,
    );
    await expect(sharing.unshare(friend, { secretId: id, userId: friend.id })).rejects.toBeInstanceOf(Forbidden);
    const narrowed = actorOf(owner.id, ['secrets.read']);
    await expect(sharing.share(narrowed, { secretId: id, userId: other.id, access: 'USE' })).rejects.toBeInstanceOf(
      Forbidden,
    );
    await sharing.unshare(narrowed, { secretId: id, userId: friend.id });
    expect(await shares()).toEqual([]);
  });

  test('that is rolled back tells nobody', async () => {
    await vault.rows(`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no audit today'; end $$`);
    await vault.rows(`create trigger refuse before insert on audit_logs for each row execute function refuse()`);
    try {
      await expect(share(friend.id)).rejects.toThrow('no audit today');
    } finally {
      await vault.rows(`drop function refuse() cascade`);
    }
    expect(await shares()).toEqual([]);
    expect(await vault.events(id)).toEqual(['secret.created']);
    expect(await vault.accesses(id)).toEqual(['WRITE']);
  });
});

describe('taking back', () => {
  test('ends the share; of nothing it is no error, and tells nobody', async () => {
    await share(friend.id);
    for (const userId of [friend.id, friend.id, randomUUID(), 'x', owner.id]) expect(await unshare(userId)).toBe(id);
    await expect(unshare(null)).rejects.toMatchObject({ typename: 'InvalidInput', field: 'userId' });
    expect(await vault.events(id)).toEqual(['secret.created', 'secret.shared', 'secret.unshared']);
    expect(await vault.secretStandings(friend, [id])).toEqual([null]);
  });

  test('happens by itself when the time has passed', async () => {
    await share(friend.id, 'REVEAL', LATER);
    await vault.rows(`update secret_shares set expires_at = now() - interval '1 second' where secret_id = $1`, [id]);
    expect(await vault.secretStandings(friend, [id])).toEqual([null]);
    await expect(vault.services.reveals.reveal(friend, { secretId: id })).rejects.toEqual(new NotFound('Secret'));
    const [job] = vault.jobs;
    await Promise.all([job?.run(null), job?.run(null)]);
    expect(await shares()).toEqual([]);
    expect(await vault.events(id)).toEqual(['secret.created', 'secret.shared', 'secret.unshared']);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', 'CREDENTIAL_SHARED', 'SHARE_EXPIRED']);
    const [event] = await vault.rows<{ recipients: string[]; actor_id: string | null }>(
      `select recipients, actor_id from outbox where aggregate_id = $1 and type = 'secret.unshared'`,
      [id],
    );
    expect(event).toEqual({ recipients: [owner.id, friend.id], actor_id: null });
  });

  test('by the sweep leaves alone what still runs, and what is renewed', async () => {
    await share(friend.id, 'REVEAL', LATER);
    await share((await vault.person('Una')).id);
    expect(await vault.services.sharing.expire()).toBe(0);
    expect(await shares()).toHaveLength(2);
    await vault.rows(`update secret_shares set expires_at = now() where secret_id = $1 and grantee_id = $2`, [
      id,
      friend.id,
    ]);
    await Promise.all([share(friend.id, 'MANAGE', LATER), vault.services.sharing.expire()]);
    expect((await shares()).filter(({ access }) => access === 'MANAGE')).toHaveLength(1);
  });
});
