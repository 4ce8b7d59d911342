import { describe, expect, test } from '@jest/globals';
import { HIDDEN, Scrubber, TooCostly } from '../../../../src/modules/tools/scrub/scrubber.js';

const SECRET = 'sk-Live/9+ü"\\ 7\n=&<é';
const scrubber = new Scrubber([SECRET]);
const bytes = Buffer.from(SECRET);
const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const units = (text: string) =>
  [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

const ENCODED: Readonly<Record<string, string>> = {
  raw: SECRET,
  'in capitals': SECRET.toUpperCase().replace('Ü', 'ü').replace('É', 'é'),
  base64: bytes.toString('base64'),
  'base64 without padding': bytes.toString('base64').replace(/=+$/, ''),
  base64url: bytes.toString('base64url'),
  'base64 in lines': bytes.toString('base64').replace(/(.{7})/g, '$1\r\n'),
  'base64 twice': Buffer.from(bytes.toString('base64')).toString('base64'),
  'base64 of a URL': Buffer.from(encodeURIComponent(SECRET)).toString('base64'),
  'base64 of UTF-16': Buffer.from(SECRET, 'utf16le').toString('base64'),
  'UTF-8 taken for Latin-1': bytes.toString('latin1'),
  'UTF-8 taken for what the Web calls Latin-1': new TextDecoder('latin1').decode(bytes),
  'base64 of UTF-8 taken for Latin-1': Buffer.from(bytes.toString('latin1')).toString('base64'),
  'bytes as Python writes them': [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  'lines as forms end them': SECRET.replace('\n', '\r\n'),
  hex: bytes.toString('hex'),
  'hex in capitals': bytes.toString('hex').toUpperCase(),
  'hex with colons': bytes.toString('hex').replace(/(..)(?=.)/g, '$1:'),
  'hex of base64': Buffer.from(bytes.toString('base64')).toString('hex'),
  'a URL': encodeURIComponent(SECRET),
  'a URL in small letters': encodeURIComponent(SECRET).toLowerCase(),
  'a URL of percent signs alone': percent(SECRET),
  'a URL twice': encodeURIComponent(encodeURIComponent(SECRET)),
  'a form': new URLSearchParams({ a: SECRET }).toString().slice(2),
  JSON: JSON.stringify(SECRET).slice(1, -1),
  'JSON twice': JSON.stringify(JSON.stringify(SECRET)).slice(3, -3),
  'JSON of code units alone': units(SECRET),
  'base64 in JSON': bytes.toString('base64').replaceAll('/', '\\/'),
  'HTML of names': SECRET.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  'HTML of numbers': Array.from(SECRET, (char) => `&#${char.codePointAt(0)};`).join(''),
  'HTML of hexadecimal numbers': Array.from(SECRET, (char) => `&#x${char.codePointAt(0)?.toString(16)};`).join(''),
  'a program in hexadecimal': Array.from(SECRET, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
};

describe.each(Object.entries(ENCODED))('%s', (_name, encoded) => {
  test('is taken out, and nothing else', () => {
    expect(scrubber.text(`before ${encoded} after`)).toMatch(/^before \[secret\].{0,2} ?after$/);
    expect(scrubber.text(encoded)).toMatch(/^\[secret\](=|%3d){0,2}$/i);
    expect(scrubber.text(`${encoded}|${encoded}`)).toMatch(/^\[secret\](.{0,3}\[secret\])?=*$/);
  });
});

test.each([0, 1, 2, 3, 4, 5].flatMap((before) => [0, 1, 2].map((after) => [before, after] as const)))(
  'base64 of it after %i and before %i other bytes leaves nothing of it',
  (before, after) => {
    const all = Buffer.concat([Buffer.alloc(before, 'x'), bytes, Buffer.alloc(after, 'y')]);
    for (const encoding of ['base64', 'base64url'] as const) {
      const scrubbed = scrubber.text(all.toString(encoding));
      expect(scrubbed).toContain(HIDDEN);
      expect(scrubbed.replace(HIDDEN, '').replace(/=/g, '').length).toBeLessThanOrEqual(
        Math.ceil(((before + after) * 4) / 3),
      );
    }
  },
);

test('what JSON can say is looked through: names, texts, numbers, at every level', () => {
  const numeric = new Scrubber(['12345678', SECRET]);
  expect(
    numeric.value({ [`a ${SECRET}`]: [SECRET, { b: `${SECRET}!` }], n: 12345678, m: -1234567890, ok: [1, true, null] }),
  ).toEqual({
    ...{ 'a [secret]': ['[secret]', { b: '[secret]!' }], n: '[secret]', m: '[secret]', ok: [1, true, null] },
  });
});

test('a secret that became a number is not told as one', () => {
  const pins = new Scrubber(['00491234', '12345678901234567890123', '-17.50']);
  expect(pins.value([491234, 1.2345678901234568e22, -17.5, 491235])).toEqual([HIDDEN, HIDDEN, HIDDEN, 491235]);
});

test('what has no secret in it stays to the letter', () => {
  const text = 'Ünïcode 100 % \\u0041 %41 &amp; +/== \ud83d\ude00 c2stTGl2ZQ==';
  expect(scrubber.text(text)).toBe(text);
  expect(scrubber.text('')).toBe('');
});

test('parts that are secrets by themselves are taken out as well', () => {
  const account = JSON.stringify({
    type: 'service',
    private_key: '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n-----END KEY-----\n',
  });
  const key =
    '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END KEY-----';
  const many = new Scrubber([account, key, 'postgres://ada:p%40ss-word@db/steward']);
  expect(many.value(JSON.parse(account))).toEqual({ type: 'service', private_key: HIDDEN });
  expect(many.value(key.split('\n'))).toEqual(['-----BEGIN KEY-----', HIDDEN, HIDDEN, '-----END KEY-----']);
  expect(many.text('for ada with p@ss-word or p%40ss-word')).toBe('for ada with [secret] or [secret]');
});

test('a secret in pieces is seen', () => {
  const long = new Scrubber(['sk-live-0123456789abcdef']);
  for (const pieces of [
    ['sk-live-0123', '456789abcdef'],
    { 'sk-live': '0123456789abcdef' },
    's k - l i v e - 0123456789 ABCDEF',
  ])
    expect([pieces, long.isLeft(long.value(pieces))]).toEqual([pieces, true]);
  expect(long.isLeft(long.value({ a: 'sk-live-0123456789abcdef', b: 'sk-live-0123' }))).toBe(false);
});

test('what is too short to be told from other text is refused', () => {
  for (const short of ['', 'abc', 'ü1']) expect(() => new Scrubber([short])).toThrow(RangeError);
  expect(new Scrubber(['abcd']).text('an ABCD, YWJjZA and 61626364')).toBe('an [secret], [secret] and [secret]');
});

test('large texts and secrets take no long time', () => {
  const large = new Scrubber(['x'.repeat(64 * 1024), 'aaaa']);
  expect(large.text('a'.repeat(48 * 1024))).toBe(HIDDEN);
  expect(large.text('%61'.repeat(16 * 1024))).toBe(HIDDEN);
  expect(large.text('\\'.repeat(48 * 1024))).toHaveLength(48 * 1024);
});

test('many secrets of many lines take no long time, whatever is answered', () => {
  const bundle = (name: string) => Array.from({ length: 1_000 }, (_each, n) => `${n} ${name} of some certificate`);
  const many = new Scrubber(Array.from('abcdefgh', (name) => bundle(name).join('\n')));
  const answer = Array.from({ length: 2_000 }, (_each, n) => `an answer of many words, ${n}`);
  expect(many.value(answer)).toEqual(answer);
  expect(many.value([...answer, bundle('c')[999]])).toEqual([...answer, HIDDEN]);
});

test('what is made to cost is not looked through to its end, nor kept', () => {
  const lines = Array.from({ length: 1_000 }, (_each, n) => `${'a'.repeat(20)}${n}a`);
  expect(() => new Scrubber([lines.join('\n')]).text('a'.repeat(48 * 1024))).toThrow(TooCostly);
  expect(() => new Scrubber(['a'.repeat(24 * 1024)]).text('a'.repeat(48 * 1024))).toThrow(TooCostly);
});
