import { describe, expect, test } from '@jest/globals';
import { parseEmail, requireEmail } from '../../../src/modules/identity/email.policy.js';
import { provesEmail, whyClosed, whySettled } from '../../../src/modules/identity/invitation.policy.js';
import { requireDisplayName, requireLocale, requireUsername } from '../../../src/modules/identity/profile.policy.js';
import { usernameCandidates } from '../../../src/modules/identity/username.js';
import { Conflict, InvalidInput } from '../../../src/platform/problem.js';

describe('e-mail addresses', () => {
  test.each([
    ['  Ada@Example.TEST ', 'Ada@Example.TEST', 'ada@example.test'],
    ['first.last+tag@sub.example.test', 'first.last+tag@sub.example.test', 'first.last+tag@sub.example.test'],
    ['admin@localhost', 'admin@localhost', 'admin@localhost'],
    ['ａｄａ@example.test', 'ada@example.test', 'ada@example.test'],
    ['jörg@bücher.test', 'jörg@bücher.test', 'jörg@bücher.test'],
  ])('%j is %s, compared as %s', (text, address, key) => {
    expect(parseEmail(text)).toEqual({ address, key });
  });

  test.each([
    '',
    '@',
    'ada',
    'ada@',
    '@example.test',
    'a da@example.test',
    'ada@exa mple.test',
    'ada@@example.test',
    'ada@example..test',
    'ada@-example.test',
    '.ada@example.test',
    'a..da@example.test',
    'ada\0@example.test',
    'ada\n@example.test',
    'ada@example.test, eve@example.test',
    '<ada@example.test>',
    `${'a'.repeat(65)}@example.test`,
    `ada@${'a'.repeat(64)}.test`,
    `ada@${`${'a'.repeat(60)}.`.repeat(5)}test`,
    'a'.repeat(1_000_000),
  ])('%j is none', (text) => {
    expect(parseEmail(text)).toBeNull();
  });

  test('254 characters are accepted, 255 are not', () => {
    const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.`;
    const local = 'l'.repeat(60);
    const rest = 254 - local.length - 1 - domain.length;
    expect(parseEmail(`${local}@${domain}${'d'.repeat(rest)}`)?.address).toHaveLength(254);
    expect(parseEmail(`${local}@${domain}${'d'.repeat(rest + 1)}`)).toBeNull();
  });

  test('what is none is InvalidInput about its field', () => {
    expect(() => requireEmail('nobody', 'emailHint')).toThrow(
      expect.objectContaining({ typename: 'InvalidInput', field: 'emailHint' }),
    );
  });
});

describe('display names', () => {
  test('are trimmed and composed', () => {
    expect(requireDisplayName('  Zoe\u0308 ')).toBe('Zoë');
    expect(requireDisplayName('😀'.repeat(120))).toHaveLength(240);
  });

  test.each(['', '   ', 'a'.repeat(121), 'a\0b', 'a\nb', 'a\u202eb', '\ud800'])('%j is refused', (text) => {
    expect(() => requireDisplayName(text)).toThrow(InvalidInput);
  });
});

describe('chosen usernames and languages', () => {
  test('are normalised', () => {
    expect(requireUsername(' ａda_L.2 ')).toBe('ada_L.2');
    expect(requireLocale(' DE-ch ')).toBe('de-CH');
  });

  test.each(['', '.ada', '-', 'a b', 'a@b', 'a\0', 'x'.repeat(65)])('the username %j is refused', (text) => {
    expect(() => requireUsername(text)).toThrow(InvalidInput);
  });

  test.each(['', 'english language', 'e', '\0', 'en-'.repeat(20)])('the language %j is refused', (text) => {
    expect(() => requireLocale(text)).toThrow(InvalidInput);
  });
});

describe('usernames', () => {
  const candidates = (email: string) => [...usernameCandidates(requireEmail(email))];

  test('come from the local part, and never run out at once', () => {
    expect(candidates('Ada.Lovelace@example.test').slice(0, 3)).toEqual([
      'ada.lovelace',
      'ada.lovelace-2',
      'ada.lovelace-3',
    ]);
    expect(new Set(candidates('ada@example.test')).size).toBe(10);
    expect(candidates('a+b@example.test')[0]).toBe('a-b');
    expect(candidates('+++@example.test')[0]).toBe('user');
  });
});

describe('invitations', () => {
  const open = { isConsumed: false, isRevoked: false, isExpired: false };

  test('say why they are over', () => {
    expect(whyClosed(open)).toBeNull();
    for (const [state, words] of [
      ['isConsumed', 'used already'],
      ['isRevoked', 'withdrawn'],
      ['isExpired', 'expired'],
    ] as const) {
      const problem = whyClosed({ ...open, [state]: true });
      expect(problem).toBeInstanceOf(Conflict);
      expect(problem?.message).toContain(words);
    }
  });

  test('are settled once they were used or withdrawn', () => {
    expect(whySettled(open)).toBeNull();
    expect(whySettled({ ...open, isConsumed: true })?.message).toContain('used already');
    expect(whySettled({ ...open, isRevoked: true })?.message).toContain('withdrawn');
  });

  test('prove the address they were made for, and no other', () => {
    const email = requireEmail('ada@example.test');
    expect(provesEmail({ emailHint: 'Ada@Example.test' }, email)).toBe(true);
    expect(provesEmail({ emailHint: null }, email)).toBe(false);
    expect(() => provesEmail({ emailHint: 'eve@example.test' }, email)).toThrow(
      expect.objectContaining({ typename: 'InvalidInput', field: 'email' }),
    );
  });
});
