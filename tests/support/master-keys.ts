import { type MasterKeys, masterKeyOf } from '../../src/platform/crypto/master-key.js';

/** The same key in every test of a run, so that the roles of the shared server keep their passwords. */
export const TEST_KEYS: MasterKeys = { current: masterKeyOf(Buffer.alloc(32, 7)), previous: [] };
