import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HERE, type House, type Person, actorOf, from, openHouse } from './house.js';
import { type Guarded, doorOf, guardedMember, outcome, wrongCodeOf } from './second-factor.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { challengeOf, complete, actionsOf } = doorOf(() => house);
const sessionsOf = async ({ id }: Person) =>
  (await house.db.owner.query(`select id from sessions where user_id = $1`, [id])).rowCount;

describe('signing in with a second factor', () => {
  test('takes a code of the app, and is recorded', async () => {
    const ada = await guardedMember(house);
    const challenge = await challengeOf(ada);
    expect(await sessionsOf(ada)).toBe(1);
    const signedIn = await complete(challenge, await ada.code());
    expect((await actorOf(house.identity, signedIn)).userId).toBe(ada.id);
    expect(await actionsOf(ada, 'MFA_CHALLENGED')).toHaveLength(1);
    expect((await actionsOf(ada, 'USER_SIGNED_IN')).at(-1)).toMatchObject({ session_id: signedIn.sessionId });
    expect(await outcome(complete(challenge, await ada.code()))).toBe('InvalidCredentials');
  });

  test('takes a backup code once, in any spelling', async () => {
    const ada = await guardedMember(house);
    const [code = ''] = ada.backupCodes;
    expect(await outcome(complete(await challengeOf(ada), ` ${code.toLowerCase().replaceAll('-', ' ')}`))).toBe('done');
    expect(await outcome(complete(await challengeOf(ada), code))).toBe('InvalidCredentials');
    expect(await actionsOf(ada, 'BACKUP_CODE_USED')).toMatchObject([{ details: { left: 9 } }]);
  });

  test('takes no code of another person', async () => {
    const [ada, eve] = [await guardedMember(house, 'ada'), await guardedMember(house, 'eve')];
    expect(await outcome(complete(await challengeOf(ada), await eve.code()))).toBe('InvalidCredentials');
    expect(await outcome(complete(await challengeOf(ada), eve.backupCodes[0] ?? ''))).toBe('InvalidCredentials');
    expect(await sessionsOf(ada)).toBe(1);
  });

  test.each(['', '\0', 'no code', '000 000 000', 'x'.repeat(100_000)])('does not take %j', async (code) => {
    const ada = await guardedMember(house);
    expect(await outcome(complete(await challengeOf(ada), code))).toBe('InvalidCredentials');
    expect((await actionsOf(ada, 'USER_SIGN_IN_FAILED')).at(-1)).toMatchObject({ error_message: 'Wrong code.' });
  });

  test('works from where the challenge was given to, in time, and not for a disabled account', async () => {
    const ada = await guardedMember(house);
    const challenge = await challengeOf(ada);
    expect(await outcome(complete(challenge, await ada.code(), from('203.0.113.9')))).toBe('InvalidCredentials');
    const expiring = await challengeOf(ada);
    await house.db.owner.query(`update mfa_challenges set expires_at = now() where user_id = $1`, [ada.id]);
    expect(await outcome(complete(expiring, await ada.code()))).toBe('InvalidCredentials');
    const disabled = await challengeOf(ada);
    await house.db.owner.query(`update users set is_active = false where id = $1`, [ada.id]);
    expect(await outcome(complete(disabled, await ada.code()))).toBe('InvalidCredentials');
    for (const challenge of ['', '\0', 'none', 'x'.repeat(100_000)])
      expect(await outcome(complete(challenge, '123456'))).toBe('InvalidCredentials');
  });

  test('lets five codes be tried at a challenge, also at once, and a right one comes too late', async () => {
    const ada = await guardedMember(house);
    const challenge = await challengeOf(ada);
    const guess = wrongCodeOf(ada.secret);
    await Promise.all(Array.from({ length: 8 }, () => outcome(complete(challenge, guess))));
    expect(await actionsOf(ada, 'USER_SIGN_IN_FAILED')).toHaveLength(5);
    expect(await outcome(complete(challenge, await ada.code()))).toBe('InvalidCredentials');
    expect(await outcome(complete(await challengeOf(ada), await ada.code()))).toBe('done');
  });

  test('lets ten codes an hour be tried at an account, however many challenges there are', async () => {
    const ada = await guardedMember(house);
    const guess = wrongCodeOf(ada.secret);
    for (let n = 0; n < 10; n++)
      expect(await outcome(complete(await challengeOf(ada), guess))).toBe('InvalidCredentials');
    expect(await outcome(complete(await challengeOf(ada), await ada.code()))).toBe('RateLimited');
    await house.db.owner.query(`update throttles set window_ends_at = now()`);
    expect(await outcome(complete(await challengeOf(ada), await ada.code()))).toBe('done');
  });

  test.each<[string, (ada: Guarded) => Promise<string>]>([
    ['code', (ada) => ada.code()],
    ['backup code', (ada) => Promise.resolve(ada.backupCodes[3] ?? '')],
  ])('of 20 parallel sign-ins with one %s one opens a session', async (_kind, codeFor) => {
    for (let round = 0; round < 5; round++) {
      const ada = await guardedMember(house);
      const challenges: string[] = [];
      for (let n = 0; n < 20; n++) challenges.push(await challengeOf(ada));
      const code = await codeFor(ada);
      const answers = await Promise.all(challenges.map((challenge) => outcome(complete(challenge, code))));
      expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
      expect(await sessionsOf(ada)).toBe(2);
    }
  });

  test('of two codes at one challenge, at once, one opens a session, and the other code is not used up', async () => {
    const ada = await guardedMember(house);
    const challenge = await challengeOf(ada);
    const [first = '', second = ''] = ada.backupCodes;
    const answers = await Promise.all([first, second].map((code) => outcome(complete(challenge, code))));
    expect(answers.sort()).toEqual(['InvalidCredentials', 'done']);
    const { rows } = await house.db.owner.query(`select from backup_codes where user_id = $1 and used_at is not null`, [
      ada.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('does not touch the sessions there are', async () => {
    const ada = await guardedMember(house);
    const refreshed = await house.identity.services.sessions.refresh(ada.signedIn.refreshToken, HERE);
    expect(refreshed.sessionId).toBe(ada.signedIn.sessionId);
  });
});
