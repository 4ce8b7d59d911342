import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
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
  await vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access: 'MANAGE' });
});
afterAll(() => vault.db.close());

const ends = (interval: string) =>
  vault.rows(`update secrets set expires_at = now() + $2::interval where id = $1`, [id, interval]);
const sweep = () => vault.services.expiries.sweep();
const told = async () => (await vault.events(id)).filter((type) => type.startsWith('secret.expir'));

test('an end that is near is told of once, one that has come once more', async () => {
  await ends('8 days');
  await sweep();
  expect(await told()).toEqual([]);
  await ends('6 days');
  for (let twice = 0; twice < 2; twice++) await sweep();
  expect(await told()).toEqual(['secret.expiring']);
  await ends('-1 second');
  for (let twice = 0; twice < 2; twice++) await sweep();
  expect(await told()).toEqual(['secret.expiring', 'secret.expired']);
  expect(await vault.audit(id)).toEqual(expect.arrayContaining(['CREDENTIAL_EXPIRING', 'CREDENTIAL_EXPIRED']));
});

test('those who decide hear when, and grantees do not', async () => {
  await ends('1 day');
  await sweep();
  const [event] = await vault.rows<{ recipients: string[]; payload: Record<string, string>; actor: string | null }>(
    `select recipients, payload, actor_id as actor from outbox where aggregate_id = $1 and type = 'secret.expiring'`,
    [id],
  );
  expect(event).toMatchObject({ recipients: [owner.id], actor: null, payload: { secretId: id } });
  expect(event?.payload['expiresAt']).toMatch(/^\d{4}-\d\d-\d\dT.*\.\d{6}Z$/);
});

test('another end is told of again', async () => {
  for (const interval of ['1 day', '2 days', '-1 day', '3 days', '-2 days']) {
    await ends(interval);
    await sweep();
  }
  expect(await told()).toEqual([
    ...['secret.expiring', 'secret.expiring', 'secret.expired', 'secret.expiring', 'secret.expired'],
  ]);
});

test('what is deleted or destroyed ends in silence', async () => {
  await ends('-1 day');
  await vault.services.secrets.delete(owner, id);
  await sweep();
  expect(await told()).toEqual([]);
});

test('one that comes to its end unseen is told of as expired, not as expiring', async () => {
  await ends('-1 day');
  await sweep();
  expect(await told()).toEqual(['secret.expired']);
});

test('ten sweeps at once tell each end once', async () => {
  await ends('1 day');
  await Promise.all(Array.from({ length: 10 }, sweep));
  expect(await told()).toEqual(['secret.expiring']);
});

test('a secret of a workspace is told of to its owners and admins, one of the house to its managers', async () => {
  const admin = await vault.person('Ada', { roles: ['admin'] });
  const [workspace] = await vault.rows<{ id: string }>(
    `insert into workspaces (name, slug) values ('w', 'w') returning id`,
  );
  const workspaceId = workspace?.id ?? '';
  for (const [user, role] of [
    [owner, 'OWNER'],
    [friend, 'MEMBER'],
  ] as const)
    await vault.rows(`insert into workspace_members values ($1, $2, $3)`, [workspaceId, user.id, role]);
  const made = { type: 'SECRET', value: 'v' } as const;
  const ofWorkspace = await vault.services.secrets.create(owner, { ...made, name: 'w', workspaceId });
  const ofHouse = await vault.services.secrets.create(admin, { ...made, name: 'h', scope: 'SYSTEM' });
  for (const [secretId, recipients] of [
    [ofWorkspace, [owner.id]],
    [ofHouse, [admin.id]],
  ] as const) {
    await vault.rows(`update secrets set expires_at = now() where id = $1`, [secretId]);
    await sweep();
    expect(
      await vault.rows(`select recipients from outbox where aggregate_id = $1 and type = 'secret.expired'`, [secretId]),
    ).toEqual([{ recipients }]);
  }
});
