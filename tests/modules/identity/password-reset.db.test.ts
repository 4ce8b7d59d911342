import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MfaRequired } from '../../../src/modules/identity/mfa.problems.js';
import { HERE, type House, PASSWORD, type Person, actorOf, auditOf, from, openHouse } from './house.js';
import { guardedMember } from './second-factor.js';

const NEW = 'cobalt-lantern-drifts-7';

let house: House;
let admin: Person;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  await house.db.owner.query(`delete from throttles`);
  admin = await house.administrator();
});
afterAll(() => house.close());

const resets = () => house.identity.services.resets;
const login = (email: string, password: string) =>
  house.identity.services.authentication.login({ email, password }, HERE);
const outcome = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error as { typename: string }).typename,
  );
const reset = (token: string, newPassword = NEW, origin = HERE) => resets().reset({ token, newPassword }, origin);
const rows = async (sql: string, values: unknown[]) => (await house.db.owner.query(sql, values)).rows as object[];

describe('a link', () => {
  test('sets a password once, ends every session, signs nobody in', async () => {
    const ada = await house.member('ada');
    await login(ada.email, PASSWORD);
    const link = await resets().create(admin.actor, ada.id.toUpperCase());
    expect(link.url).toBe(`http://steward.test/reset#token=${link.token}`);
    expect(Date.parse(link.expiresAt) - Date.now()).toBeGreaterThan(59 * 60_000);
    expect(await reset(link.token)).toEqual({ mfaRequired: false });
    expect(await rows(`select from sessions where user_id = $1 and revoked_at is null`, [ada.id])).toEqual([]);
    expect(await outcome(login(ada.email, PASSWORD))).toBe('InvalidCredentials');
    expect(await outcome(login(ada.email, NEW))).toBe('done');
    expect(await outcome(reset(link.token, 'another-password-of-hers'))).toBe('InvalidCredentials');
    expect(await outcome(login(ada.email, NEW))).toBe('done');
  });

  test('is told to its owner, and recorded with who made and who used it', async () => {
    const ada = await house.member('ada');
    const { token } = await resets().create(admin.actor, ada.id);
    await reset(token, NEW, from('198.51.100.7'));
    await outcome(reset(token));
    const about = async (action: string) =>
      (await auditOf(house.db, action)).filter((row) => row.resource_id === ada.id);
    expect(await about('PASSWORD_RESET_CREATED')).toMatchObject([{ user_id: admin.id, success: true }]);
    expect(await about('PASSWORD_RESET_USED')).toMatchObject([
      { user_id: ada.id, success: true },
      { user_id: null, success: false },
    ]);
    const events = await rows(
      `select type, recipients from outbox where type in ('passwordReset.created', 'user.passwordReset')
          and $1 = any (recipients) order by id`,
      [ada.id],
    );
    expect(events).toEqual([
      { type: 'passwordReset.created', recipients: [ada.id] },
      { type: 'user.passwordReset', recipients: [ada.id] },
    ]);
  });

  test('is stored as a hash only', async () => {
    const ada = await house.member('ada');
    const { token } = await resets().create(admin.actor, ada.id);
    const stored = JSON.stringify([
      await rows(`select * from password_resets where user_id = $1`, [ada.id]),
      await rows(`select * from outbox where $1 = any (recipients)`, [ada.id]),
      await rows(`select * from audit_logs where resource_id = $1`, [ada.id]),
    ]);
    for (const form of [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')])
      expect(stored).not.toContain(form);
  });

  test('ends when a newer one is made, and when the account is deleted', async () => {
    const ada = await house.member('ada');
    const [old, young] = [await resets().create(admin.actor, ada.id), await resets().create(admin.actor, ada.id)];
    expect(await outcome(reset(old.token))).toBe('InvalidCredentials');
    await house.identity.services.lifecycle.delete(admin.actor, ada.id);
    await house.identity.services.lifecycle.restore(admin.actor, ada.id, null);
    expect(await outcome(reset(young.token))).toBe('InvalidCredentials');
  });

  test.each(['expires_at = now()', `used_at = now()`, `ended_at = now()`])(
    'answers the same where %s, where it never was, and where it is no token',
    async (state) => {
      const ada = await house.member('ada');
      const { token } = await resets().create(admin.actor, ada.id);
      await house.db.owner.query(`update password_resets set ${state} where user_id = $1`, [ada.id]);
      const answers = await Promise.all(
        [token, 'never-was', '', '\0'].map((each) =>
          reset(each, 'short').then(
            () => null,
            (error: unknown) => [(error as Error).message, (error as { typename: string }).typename],
          ),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]?.[1]).toBe('InvalidCredentials');
    },
  );

  test('is not used up by a password that the policy refuses', async () => {
    const ada = await house.member('ada');
    const { token } = await resets().create(admin.actor, ada.id);
    for (const weak of ['short', 'passwordpassword', ada.email, 'x'.repeat(73), 'a\0password-with-nul'])
      await expect(reset(token, weak)).rejects.toMatchObject({ typename: 'InvalidInput', field: 'newPassword' });
    expect(await outcome(reset(token))).toBe('done');
  });

  test('does nothing for an account that was disabled meanwhile', async () => {
    const ada = await house.member('ada');
    const { token } = await resets().create(admin.actor, ada.id);
    await house.identity.services.users.setActive(admin.actor, { userId: ada.id, isActive: false });
    expect(await outcome(reset(token))).toBe('InvalidCredentials');
  });

  test('leaves the second factor in force, and ends challenges that are open', async () => {
    const ada = await guardedMember(house);
    const challenge = (await login(ada.email, PASSWORD).catch((error: unknown) => error)) as MfaRequired;
    const { token } = await resets().create(admin.actor, ada.id);
    expect(await reset(token)).toEqual({ mfaRequired: true });
    const complete = (text: string, code: string) =>
      outcome(house.identity.services.mfaLogin.complete({ challenge: text, code }, HERE));
    expect(await complete(challenge.challenge, await ada.code())).toBe('InvalidCredentials');
    const fresh: unknown = await login(ada.email, NEW).catch((error: unknown) => error);
    if (!(fresh instanceof MfaRequired)) throw new Error('No challenge.', { cause: fresh });
    expect(await complete(fresh.challenge, await ada.code())).toBe('done');
  });

  test('lets in whom too many wrong passwords had locked out', async () => {
    const ada = await house.member('ada');
    for (let time = 0; time < 11; time++) await outcome(login(ada.email, 'wrong'));
    expect(await outcome(login(ada.email, PASSWORD))).toBe('RateLimited');
    await reset((await resets().create(admin.actor, ada.id)).token);
    expect(await outcome(login(ada.email, NEW))).toBe('done');
  });
});

describe('races', () => {
  test('of twenty uses of one link one sets its password, ten times over', async () => {
    for (let round = 0; round < 10; round++) {
      const ada = await house.member('ada');
      const { token } = await resets().create(admin.actor, ada.id);
      const passwords = Array.from({ length: 20 }, (_, n) => `password-of-number-${n}-in-line`);
      const outcomes = await Promise.all(
        passwords.map((password, n) => outcome(reset(token, password, from(`198.51.${round}.${n}`)))),
      );
      expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
      expect(new Set(outcomes)).toEqual(new Set(['done', 'InvalidCredentials']));
      expect(await outcome(login(ada.email, passwords[outcomes.indexOf('done')] ?? ''))).toBe('done');
    }
  });

  test('of ten links made at once one works', async () => {
    const ada = await house.member('ada');
    const links = await Promise.all(Array.from({ length: 10 }, () => resets().create(admin.actor, ada.id)));
    const open = await rows(`select from password_resets where user_id = $1 and used_at is null and ended_at is null`, [
      ada.id,
    ]);
    expect(open).toHaveLength(1);
    const outcomes: string[] = [];
    for (const { token } of links) outcomes.push(await outcome(reset(token)));
    expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
  });

  test('no session that was opened with the old password outlives the reset', async () => {
    for (let round = 0; round < 10; round++) {
      const ada = await house.member('ada');
      const { token } = await resets().create(admin.actor, ada.id);
      await Promise.all([
        ...Array.from({ length: 4 }, () => outcome(login(ada.email, PASSWORD))),
        reset(token, NEW, from(`203.0.113.${round}`)),
      ]);
      expect(await rows(`select from sessions where user_id = $1 and revoked_at is null`, [ada.id])).toEqual([]);
    }
  });
});

test('too many attempts from one address are refused, also with a good link', async () => {
  const ada = await house.member('ada');
  const { token } = await resets().create(admin.actor, ada.id);
  const there = from('203.0.113.200');
  for (let time = 0; time < 30; time++) expect(await outcome(reset('wrong', NEW, there))).toBe('InvalidCredentials');
  expect(await outcome(reset(token, NEW, there))).toBe('RateLimited');
  expect(await outcome(reset(token, NEW, from('203.0.113.201')))).toBe('done');
});

test('a token of before the reset is nobody, once the process has heard of it', async () => {
  const ada = await house.member('ada');
  await reset((await resets().create(admin.actor, ada.id)).token);
  house.identity.authenticator.close();
  const again = house.server();
  expect((await actorOf(again, ada.signedIn)).isUser).toBe(false);
  again.authenticator.close();
});
