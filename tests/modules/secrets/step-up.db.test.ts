import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { StepUpRequired } from '../../../src/modules/identity/index.js';
import type { Actor } from '../../../src/platform/actor.js';
import { DecryptionFailed, type KeyProvider } from '../../../src/platform/crypto/key-provider.js';
import { LocalKeyProvider } from '../../../src/platform/crypto/local-key-provider.js';
import { Forbidden } from '../../../src/platform/problem.js';
import { steppedUp } from './step-up.js';
import { type Vault, openVault } from './vault.js';

const VALUE = 'a value worth a second look';
const DEMANDED = new StepUpRequired();
let vault: Vault;
let owner: Actor;
let friend: Actor;
let id: string;
beforeAll(async () => {
  vault = await openVault();
});
beforeEach(async () => {
  owner = await vault.person('Olga');
  friend = await vault.person('Fritz');
  id = await vault.services.secrets.create(owner, {
    name: 'guarded',
    type: 'PASSWORD',
    value: VALUE,
    requireStepUp: true,
  });
});
afterAll(() => vault.db.close());

const share = (access: 'USE' | 'REVEAL' | 'MANAGE') =>
  vault.services.sharing.share(owner, { secretId: id, userId: friend.id, access });
const reveal = (actor: Actor, module: Pick<Vault, 'services'> = vault) =>
  module.services.reveals.reveal(actor, { secretId: id });
const guard = (actor: Actor, requireStepUp: boolean | null) =>
  vault.services.secrets.update(actor, { secretId: id, requireStepUp });

describe('a secret that asks for a fresh proof', () => {
  test('is revealed to whoever gave one within the last five minutes', async () => {
    await steppedUp(vault, owner);
    expect(await reveal(owner)).toMatchObject({ value: VALUE });
  });

  test.each([
    ['without a session, as keys are', null],
    ['whose session never proved it again', async () => steppedUp(vault, owner, null)],
    ['who proved it six minutes ago', async () => steppedUp(vault, owner, 6)],
  ])('is not revealed to somebody %s, and both logs say so', async (_who, prepare) => {
    await prepare?.();
    await expect(reveal(owner)).rejects.toEqual(DEMANDED);
    expect(await vault.accesses(id)).toEqual(['WRITE', '-READ']);
    expect(await vault.audit(id)).toEqual(['CREDENTIAL_CREATED', '-CREDENTIAL_ACCESSED']);
    expect(await vault.events(id)).toEqual(['secret.created']);
  });

  test('tells nobody of it who may not see the value anyway', async () => {
    await share('USE');
    await steppedUp(vault, friend);
    await expect(reveal(friend)).rejects.toEqual(new Forbidden('You may not see the value of this secret.'));
  });

  test('asks again under the lock', async () => {
    const plain = await vault.make(owner, VALUE);
    const inner = new LocalKeyProvider(vault.db.masterKeys);
    // Whoever manages it guards the secret while the value is being unwrapped.
    const keys: KeyProvider = Object.assign(Object.create(inner) as KeyProvider, {
      unwrap: async (...wrapped: Parameters<KeyProvider['unwrap']>) => {
        await vault.rows(`update secrets set require_step_up = true where id = $1`, [plain]);
        return inner.unwrap(...wrapped);
      },
    });
    await expect(vault.again({ keys }).services.reveals.reveal(owner, { secretId: plain })).rejects.toEqual(DEMANDED);
    expect(await vault.accesses(plain)).toEqual(['WRITE', '-READ']);
  });

  test('is only a lock more: a broken ciphertext stays one', async () => {
    await steppedUp(vault, owner);
    await vault.rows(`update secret_versions set ciphertext = '\\x00' where secret_id = $1`, [id]);
    await expect(reveal(owner)).rejects.toThrow(DecryptionFailed);
  });
});

test('a server can ask it of every secret', async () => {
  const plain = await vault.make(owner, VALUE);
  let asked = true;
  const strict = vault.again({ revealRequiresStepUp: async () => asked });
  await expect(strict.services.reveals.reveal(owner, { secretId: plain })).rejects.toEqual(DEMANDED);
  asked = false;
  expect(await strict.services.reveals.reveal(owner, { secretId: plain })).toMatchObject({ value: VALUE });
});

describe('the flag', () => {
  beforeEach(() => share('MANAGE'));

  test('is switched off by the owner alone, who has just proved who it is', async () => {
    await steppedUp(vault, friend);
    await expect(guard(friend, false)).rejects.toThrow(Forbidden);
    await expect(guard(owner, false)).rejects.toEqual(DEMANDED);
    await steppedUp(vault, owner);
    await guard(owner, false);
    expect(await reveal(friend)).toMatchObject({ value: VALUE });
  });

  test('is switched on by whoever manages the secret, and left alone by null', async () => {
    await steppedUp(vault, owner);
    await guard(owner, false);
    await guard(friend, true);
    await guard(owner, null);
    await expect(reveal(await vault.person('Stan'))).rejects.toThrow('Secret not found.');
    const [row] = await vault.rows(`select require_step_up from secrets where id = $1`, [id]);
    expect(row).toEqual({ require_step_up: true });
  });

  test('is kept by the database from everybody else, whatever the program does', async () => {
    const off = (actor: Actor) =>
      vault.db.database.as(actor, (tx) =>
        tx.query(`update secrets set require_step_up = false where id = $1 returning id`, [id]),
      );
    await expect(off(friend)).rejects.toThrow('only its owner');
    expect(await off(owner)).toHaveLength(1);
  });
});
