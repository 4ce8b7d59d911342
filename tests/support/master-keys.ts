import { createHash, hkdfSync } from 'node:crypto';
import type { MasterKey, MasterKeys } from '../../src/platform/crypto/master-key.js';

/** A master key from 32 bytes, for tests. */
export function masterKey(bytes: Buffer): MasterKey {
  return {
    id: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    derive: (label, length = 32) => Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), label, length)),
  };
}

/** The same key in every test of a run, so that the roles of the shared server keep their passwords. */
export const TEST_KEYS: MasterKeys = { current: masterKey(Buffer.alloc(32, 7)), previous: [] };
