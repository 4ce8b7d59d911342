import { describe, expect, test } from '@jest/globals';
import { MAX_JSON_BYTES, redacted, storable } from '../../../src/modules/audit/redaction.js';

describe('what an entry keeps', () => {
  test('gives away nothing under a name that secrets have, however deep', () => {
    const value = {
      ...{ password: 'a', newPassword: 'b', value: 'c', token: 'd', refreshToken: 'e', Authorization: 'f' },
      ...{ nested: [{ accessToken: 'g', value: { before: 'h' } }], name: 'kept', hasToken: true, token2: 1 },
    };
    const hidden = '[redacted]';
    expect(redacted(value)).toEqual({
      ...{ password: hidden, newPassword: hidden, value: hidden, token: hidden, refreshToken: hidden },
      ...{ Authorization: hidden, nested: [{ accessToken: hidden, value: hidden }] },
      ...{ name: 'kept', hasToken: true, token2: 1 },
    });
    expect(redacted({ value: { before: 'old', after: 'new' } })).toEqual({ value: hidden });
    expect(redacted({ key: Buffer.from('bytes') })).toEqual({ key: hidden });
  });

  test('is what JSON and PostgreSQL can say', () => {
    const when = new Date('2026-11-21T08:30:00Z');
    const value = { when, big: 9007199254740993n, not: NaN, none: undefined, call: () => 1, text: 'a\0b\ud800c' };
    expect(redacted(value)).toEqual({
      ...{ when: '2026-11-21T08:30:00.000Z', big: '9007199254740993', not: null, text: 'a\ufffdb\ufffdc' },
    });
    const odd = JSON.parse('{"__proto__": {"polluted": true}, "a\\u0000": 1}') as Record<string, unknown>;
    expect(JSON.stringify(redacted(odd))).toBe('{"__proto__":{"polluted":true},"a\ufffd":1}');
  });

  test('is bounded in size and in depth', () => {
    const text = 'x'.repeat(MAX_JSON_BYTES);
    expect(redacted({ text })).toEqual({ truncated: true, bytes: MAX_JSON_BYTES + 11 });
    const endless: Record<string, unknown> = {};
    endless['again'] = endless;
    expect(JSON.stringify(redacted(endless)).length).toBeLessThan(400);
  });

  test('text is cut to its limit and cleaned', () => {
    expect(storable('short', 10)).toBe('short');
    expect(storable('0123456789', 10)).toBe('0123456789');
    expect(storable('01234567890', 10)).toBe('012345678…');
    expect(storable('01234567😀0', 10)).toBe('01234567\ufffd…');
    expect(storable('a\0', 10)).toBe('a\ufffd');
  });
});
