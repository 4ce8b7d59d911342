import { describe, expect, test } from '@jest/globals';
import { BACKUP_CODES, backupCodeHash, newBackupCodes, typedCode } from '../../../src/modules/identity/mfa.codes.js';
import { STEP_UP_SECONDS, isFresh } from '../../../src/modules/identity/mfa.policy.js';
import { openTotpSecret, sealTotpSecret } from '../../../src/modules/identity/mfa.secret.js';
import { base32, hotp, matchingStep, newTotpSecret, otpauthUri, totpStep } from '../../../src/modules/identity/totp.js';
import { DecryptionFailed, KeyUnavailable } from '../../../src/platform/crypto/key-provider.js';
import { masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { fromBase32 } from './second-factor.js';

/** The secret of the test vectors. */
const SECRET = Buffer.from('12345678901234567890');
const [ADA, EVE] = ['0b7d1c2e-0000-4000-8000-000000000001', '0b7d1c2e-0000-4000-8000-000000000002'];

describe('codes', () => {
  test.each([
    ...['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].entries(),
  ])('RFC 4226, appendix D: counter %d gives %s', (counter, code) => {
    expect(hotp(SECRET, counter)).toBe(code);
  });

  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('RFC 6238, appendix B: at %d seconds SHA-1 gives %s', (seconds, code) => {
    expect(hotp(SECRET, totpStep(seconds), 8)).toBe(code);
    expect(matchingStep(SECRET, code.slice(2), seconds)).toBe(totpStep(seconds));
  });

  test('are good one step early and one late, and no further', () => {
    const now = 1_000_000;
    const at = (step: number) => matchingStep(SECRET, hotp(SECRET, step), now * 30 + 7);
    expect([-2, -1, 0, 1, 2].map((off) => at(now + off))).toEqual([null, now - 1, now, now + 1, null]);
  });

  test('of a used step, or of one before it, are not good', () => {
    const now = 1_000_000;
    const at = (step: number) => matchingStep(SECRET, hotp(SECRET, step), now * 30, now);
    expect([-1, 0, 1].map((off) => at(now + off))).toEqual([null, null, now + 1]);
  });

  test.each(['', '12345', '1234567', '４２８１３７', 'abcdef'])('%j is none', (code) => {
    expect(matchingStep(SECRET, code, 59)).toBeNull();
  });
});

describe('base32', () => {
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('RFC 4648 §10: %j is %s without its padding', (text, encoded) => {
    expect(base32(Buffer.from(text))).toBe(encoded);
    expect(fromBase32(encoded).toString()).toBe(text);
  });
});

test('the URI names issuer, account and secret', () => {
  const uri = new URL(otpauthUri(SECRET, 'ada+1@example.test'));
  expect(`${uri.protocol}//${uri.host}${uri.pathname}`).toBe('otpauth://totp/Steward:ada%2B1%40example.test');
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    ...{ secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', issuer: 'Steward', algorithm: 'SHA1' },
    ...{ digits: '6', period: '30' },
  });
});

describe('a sealed secret', () => {
  test('opens in its user’s row only, and under its key only', () => {
    const secret = newTotpSecret();
    const sealed = sealTotpSecret(TEST_KEYS, ADA, secret);
    expect(sealed.secret.includes(secret)).toBe(false);
    expect(openTotpSecret(TEST_KEYS, ADA.toUpperCase(), sealed)).toEqual(secret);
    expect(() => openTotpSecret(TEST_KEYS, EVE, sealed)).toThrow(DecryptionFailed);
    const flipped = Buffer.from(sealed.secret);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    expect(() => openTotpSecret(TEST_KEYS, ADA, { ...sealed, secret: flipped })).toThrow(DecryptionFailed);
    const others = { current: masterKeyOf(Buffer.alloc(32, 9)), previous: [] };
    expect(() => openTotpSecret(others, ADA, sealed)).toThrow(KeyUnavailable);
  });
});

describe('what is typed in', () => {
  test.each([
    ['123456', { kind: 'TOTP', digits: '123456' }],
    [' 123 456 ', { kind: 'TOTP', digits: '123456' }],
    ['abcd-efgh-2345-wxyz', { kind: 'BACKUP', code: 'ABCDEFGH2345WXYZ' }],
    ['12345', null],
    ['1234567', null],
    ['١٢٣٤٥٦', null],
    ['abcd-efgh-2345-wxy', null],
    ['abcd-efgh-0189-wxyz', null],
    ['', null],
    ['\0', null],
    [`123456${' '.repeat(100_000)}`, null],
  ])('%j', (text, expected) => {
    expect(typedCode(text)).toEqual(expected);
  });

  test('backup codes are ten different ones, and the same in any spelling', () => {
    const codes = newBackupCodes();
    expect(new Set(codes).size).toBe(BACKUP_CODES);
    for (const code of codes) {
      expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
      expect(typedCode(code)).toMatchObject({ kind: 'BACKUP' });
      const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`;
      expect(backupCodeHash(ADA, typed)).toEqual(backupCodeHash(ADA, code));
      expect(backupCodeHash(EVE, code)).not.toEqual(backupCodeHash(ADA, code));
    }
  });
});

test.each([
  [null, false],
  [0, true],
  [STEP_UP_SECONDS - 0.001, true],
  [STEP_UP_SECONDS, false],
])('a session that stepped up %p seconds ago is fresh: %p', (steppedUpFor, fresh) => {
  expect(isFresh({ steppedUpFor })).toBe(fresh);
});
