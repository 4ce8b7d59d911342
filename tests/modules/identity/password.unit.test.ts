import { describe, expect, test } from '@jest/globals';
import { PasswordHasher } from '../../../src/modules/identity/password-hasher.js';
import { requirePassword } from '../../../src/modules/identity/password.policy.js';

const ada = { email: 'ada.lovelace@example.test', displayName: 'Ada Lovelace' };

describe('the password policy', () => {
  test.each([
    'violet-anvil-rotates-9',
    'twelve chars',
    'The quick brown fox jumps over it, 7 times out of ten (roughly)',
    'пароль-из-слов',
    '正确的马电池订书钉太阳月',
    'my dog ate 14 blue socks',
  ])('accepts %j', (password) => {
    expect(requirePassword(password, ada)).toBe(password.normalize('NFC'));
  });

  test.each([
    ['elevenchars', 'at least 12'],
    ['', 'at least 12'],
    ['😀'.repeat(11), 'at least 12'],
    [`${'x9-Kq'.repeat(14)}abc`, 'at most 72 bytes'],
    [`Zwölf-Gründe-${'ü'.repeat(30)}`, 'at most 72 bytes'],
    ['violet-anvil-\0-rotates', 'NUL'],
    ['violet-anvil-\ud800-rotates', 'valid Unicode'],
    ['password123456', 'tried first'],
    ['Password1234!', 'tried first'],
    ['qwertyuiop123', 'tried first'],
    ['QWERTYUIOPASDF', 'tried first'],
    ['123456789012', 'tried first'],
    ['987654321098', 'tried first'],
    ['1qaz2wsx3edc', 'tried first'],
    ['aaaaaaaaaaaa', 'tried first'],
    ['abcabcabcabc', 'tried first'],
    ['abcdefghijkl', 'tried first'],
    ['iloveyou2026!!', 'tried first'],
    ['correcthorsebatterystaple', 'tried first'],
    ['ada.lovelace@example.test', 'your name'],
    ['Ada Lovelace', 'your name'],
    ['adalovelace99', 'your name'],
    ['lovelace.ada', null],
  ])('%j: %s', (password, why) => {
    const check = () => requirePassword(password, ada, 'newPassword');
    if (why === null) expect(check()).toBe(password);
    else
      expect(check).toThrow(
        expect.objectContaining({
          typename: 'InvalidInput',
          field: 'newPassword',
          message: expect.stringContaining(why) as unknown,
        }),
      );
  });

  test('72 bytes are accepted', () => {
    const password = `${'x9-Kq7'.repeat(10)}abcdefghijzz`;
    expect(Buffer.byteLength(password)).toBe(72);
    expect(requirePassword(password, ada)).toBe(password);
  });
});

describe('the password hasher', () => {
  const hasher = new PasswordHasher(4);

  test('knows its own hashes, however accents are composed', async () => {
    const hash = await hasher.hash('Zoe\u0308 likes violet anvils');
    expect(await hasher.verify('Zoë likes violet anvils', hash)).toBe(true);
    expect(await hasher.verify('Zoe likes violet anvils', hash)).toBe(false);
  });

  test('matches nothing where there is no hash', async () => {
    expect(await hasher.verify('violet-anvil-rotates-9', null)).toBe(false);
    expect(await hasher.verify('', null)).toBe(false);
  });

  test('takes nothing that bcrypt would cut off', async () => {
    const hash = await hasher.hash('x'.repeat(72));
    expect(await hasher.verify('x'.repeat(73), hash)).toBe(false);
    expect(await hasher.verify(`${'x'.repeat(72)}\0y`, hash)).toBe(false);
    expect(await hasher.verify('x'.repeat(72), hash)).toBe(true);
  });

  test('sees that a hash is of another cost', async () => {
    expect(hasher.isOutdated(await hasher.hash('violet'))).toBe(false);
    expect(new PasswordHasher(5).isOutdated(await hasher.hash('violet'))).toBe(true);
  });
});
