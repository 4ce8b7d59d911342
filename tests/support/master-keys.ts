import { type MasterKeys, masterKeyOf } from '../../src/platform/crypto/master-key.js';

/** What `STEWARD_MASTER_KEY` is to a program that works on a test's database. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 7);

/** The same key in every test of a run, so that the roles of the shared server keep their passwords. */
export const TEST_KEYS: MasterKeys = { current: masterKeyOf(TEST_MASTER_KEY), previous: [] };
