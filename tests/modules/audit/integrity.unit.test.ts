import { describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { canonicalJson } from '../../../src/modules/audit/canonical-json.js';
import { AuditKeys, GENESIS, type SealedContent, personalDigest } from '../../../src/modules/audit/integrity.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { TEST_KEYS } from '../../support/master-keys.js';

const OTHER = masterKeyOf(Buffer.alloc(32, 9));
const ID = '6f1e2d3c-0000-4000-8000-000000000001';

const content = (over: Partial<SealedContent> = {}): SealedContent => ({
  ...{ id: ID, format: 1, keyId: TEST_KEYS.current.id, userId: null, action: 'CREDENTIAL_ACCESSED' },
  ...{ resourceType: 'Secret', resourceId: ID, sessionId: null, toolExecutionId: null, details: { version: 1 } },
  ...{ changes: null, success: true, errorMessage: null, sensitiveData: true, retentionDays: 2555 },
  ...{ personalDigest: Buffer.alloc(32, 1), createdAt: '2026-11-21T08:30:00.123456Z', ...over },
});

describe('canonical JSON', () => {
  test('follows RFC 8785: sorted by code unit, without white space, numbers as ECMAScript writes them', () => {
    // The example of RFC 8785 §3.2.2, and the order of §3.2.3.
    expect(canonicalJson({ numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    );
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    );
  });
});

describe('the HMAC of an entry', () => {
  const keys = new AuditKeys(TEST_KEYS);

  test('is HMAC-SHA-256 under the derived key, over the canonical row', () => {
    const { personalDigest: digest, ...rest } = content();
    const text = `steward/audit/entry/1\n${canonicalJson({ ...rest, personalDigest: digest.toString('hex') })}`;
    const expected = createHmac('sha256', TEST_KEYS.current.derive('steward/audit')).update(text).digest();
    expect(keys.entry(content())).toEqual(expected);
  });

  test.each(Object.keys(content()).filter((name) => name !== 'format' && name !== 'keyId'))('covers %s', (name) => {
    const value = content()[name as keyof SealedContent];
    const other = Buffer.isBuffer(value)
      ? Buffer.alloc(32, 2)
      : typeof value === 'boolean'
        ? !value
        : typeof value === 'number'
          ? value + 1
          : typeof value === 'object' && value !== null
            ? { version: 2 }
            : 'other';
    expect(keys.entry(content({ [name]: other }))).not.toEqual(keys.entry(content()));
  });

  test('is checked with exactly the key that is named, current or previous', () => {
    const old = new AuditKeys({ current: OTHER, previous: [] }).entry(content({ keyId: OTHER.id }));
    const both = new AuditKeys({ current: TEST_KEYS.current, previous: [OTHER] });
    expect(old).not.toBeNull();
    expect(both.entry(content({ keyId: OTHER.id }))).toEqual(old);
    expect(both.currentId).toBe(TEST_KEYS.current.id);
    expect(keys.entry(content({ keyId: OTHER.id }))).toBeNull();
  });

  test('is not made for a format that is not known', () => {
    expect(keys.entry(content({ format: 2 }))).toBeNull();
  });
});

test('the hash of a link covers its number, its entry, the link before and its key', () => {
  const keys = new AuditKeys({ current: TEST_KEYS.current, previous: [OTHER] });
  const link = { seq: 1n, auditId: ID, hmac: Buffer.alloc(32, 3), previous: GENESIS };
  const hashes = [
    keys.link(TEST_KEYS.current.id, link),
    keys.link(OTHER.id, link),
    keys.link(TEST_KEYS.current.id, { ...link, seq: 2n }),
    keys.link(TEST_KEYS.current.id, { ...link, auditId: ID.replace('1', '2') }),
    keys.link(TEST_KEYS.current.id, { ...link, hmac: Buffer.alloc(32, 4) }),
    keys.link(TEST_KEYS.current.id, { ...link, previous: Buffer.alloc(32, 5) }),
  ];
  expect(new Set(hashes.map((hash) => hash?.toString('hex'))).size).toBe(hashes.length);
  expect(keys.link('unknown', link)).toBeNull();
});

test('the personal digest depends on the salt, the entry and every personal field', () => {
  const who = { userId: ID, username: 'alice', ip: '192.0.2.7', userAgent: 'curl' };
  const salt = Buffer.alloc(32, 6);
  const digests = [
    personalDigest(salt, ID, who),
    personalDigest(Buffer.alloc(32, 7), ID, who),
    personalDigest(salt, ID.replace('1', '2'), who),
    ...Object.keys(who).map((name) => personalDigest(salt, ID, { ...who, [name]: null })),
  ];
  expect(new Set(digests.map((digest) => digest.toString('hex'))).size).toBe(digests.length);
});
