import { afterAll, beforeAll } from '@jest/globals';
import type { Actor } from '../../../src/platform/actor.js';
import { type Api, apiOf } from './api.js';
import { type Vault, openVault } from './vault.js';

/** The vault of a file's tests, its schema, and three people, from the first test on where `withThree` was called. */
export let vault: Vault;
export let api: Api;
export let owner: Actor;
export let friend: Actor;
export let stranger: Actor;

/** Opens a vault before the tests of a file, and closes it after them. */
export function withThree(): void {
  beforeAll(async () => {
    vault = await openVault();
    api = apiOf(vault);
    owner = await vault.person('Olga');
    friend = await vault.person('Fritz');
    stranger = await vault.person('Stan');
  });
  afterAll(() => vault.db.close());
}
