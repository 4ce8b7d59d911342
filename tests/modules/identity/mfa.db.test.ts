import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StepUpRequired } from '../../../src/modules/identity/mfa.problems.js';
import { requireStepUp } from '../../../src/modules/identity/index.js';
import { type House, PASSWORD, type Person, actorOf, openHouse } from './house.js';
import { codeOf, doorOf, guardedMember, outcome, wrongCodeOf } from './second-factor.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const { login, challengeOf, complete, actionsOf } = doorOf(() => house);
const resetThrottles = () => house.db.owner.query(`delete from throttles`);

describe('enrolling', () => {
  const mfa = () => house.identity.services.mfa;

  test('counts once a code has confirmed it', async () => {
    const ada = await house.member('ada');
    const { secret, otpauthUri } = await mfa().enrol(ada.actor);
    expect(otpauthUri).toContain(`otpauth://totp/Steward:${encodeURIComponent(ada.email)}?secret=${secret}&`);
    expect(await outcome(login(ada.email))).toBe('done');
    expect(await outcome(mfa().confirm(ada.actor, wrongCodeOf(secret)))).toBe('InvalidInput');
    expect(await mfa().confirm(ada.actor, codeOf(secret))).toHaveLength(10);
    expect(await outcome(login(ada.email))).toBe('MfaRequired');
    expect(await outcome(mfa().enrol(ada.actor))).toBe('Conflict');
    expect(await outcome(mfa().confirm(ada.actor, codeOf(secret, 1)))).toBe('Conflict');
    expect(await actionsOf(ada, 'MFA_ENROLLED')).toMatchObject([{ user_id: ada.id, success: true }]);
    expect(await actionsOf(ada, 'MFA_ENABLED')).toMatchObject([{ user_id: ada.id, success: true }]);
  });

  test('again before the confirmation forgets the first secret', async () => {
    const ada = await house.member('ada');
    const first = await mfa().enrol(ada.actor);
    const second = await mfa().enrol(ada.actor);
    expect(await outcome(mfa().confirm(ada.actor, codeOf(first.secret)))).toBe('InvalidInput');
    expect(await outcome(mfa().confirm(ada.actor, codeOf(second.secret)))).toBe('done');
  });

  test('of ten parallel confirmations one gives backup codes, and those are the ones that work', async () => {
    const ada = await house.member('ada');
    const { secret } = await mfa().enrol(ada.actor);
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => mfa().confirm(ada.actor, codeOf(secret))),
    );
    const given = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(given).toHaveLength(1);
    expect(await outcome(complete(await challengeOf(ada), given[0]?.[0] ?? ''))).toBe('done');
  });

  test('needs a proof made just now', async () => {
    const ada = await house.member('ada');
    await house.db.owner.query(`update sessions set created_at = now() - interval '5 minutes' where user_id = $1`, [
      ada.id,
    ]);
    expect(await outcome(mfa().enrol(ada.actor))).toBe('StepUpRequired');
    await house.identity.services.stepUp.stepUp(ada.actor, { password: PASSWORD });
    expect(await outcome(mfa().enrol(ada.actor))).toBe('done');
  });

  test('with nothing to confirm, disable or regenerate is a Conflict', async () => {
    const { actor } = await house.member('ada');
    for (const attempt of [
      () => mfa().confirm(actor, '123456'),
      () => mfa().disable(actor, '123456'),
      () => mfa().regenerateBackupCodes(actor, '123456'),
    ])
      expect(await outcome(attempt())).toBe('Conflict');
  });

  test('leaves no secret and no code in the database that could be read there', async () => {
    const ada = await guardedMember(house);
    const { rows } = await house.db.owner.query<{ all: string }>(
      `select concat((select json_agg(f) from totp_factors f), (select json_agg(b) from backup_codes b),
                     (select json_agg(a) from audit_logs a), (select json_agg(o) from outbox o)) as all`,
    );
    const hex = (text: string) => Buffer.from(text).toString('hex');
    for (const shown of [ada.secret, ...ada.backupCodes, ...ada.backupCodes.map((code) => code.replaceAll('-', ''))]) {
      expect(rows[0]?.all).not.toContain(shown);
      expect(rows[0]?.all).not.toContain(hex(shown));
    }
  });
});

describe('disabling and regenerating', () => {
  test('take a code, and the password is enough again', async () => {
    const ada = await guardedMember(house);
    const { mfa } = house.identity.services;
    expect(await outcome(mfa.disable(ada.actor, wrongCodeOf(ada.secret)))).toBe('InvalidCredentials');
    const pending = await challengeOf(ada);
    expect(await outcome(mfa.disable(ada.actor, await ada.code()))).toBe('done');
    expect(await outcome(login(ada.email))).toBe('done');
    expect(await outcome(complete(pending, codeOf(ada.secret, 1)))).toBe('InvalidCredentials');
    const rows = await actionsOf(ada, 'MFA_DISABLED');
    expect(rows.map((row) => row.success)).toEqual([false, true]);
  });

  test('new backup codes replace the old ones', async () => {
    const ada = await guardedMember(house);
    const { mfa } = house.identity.services;
    const [old = '', spent = ''] = ada.backupCodes;
    const fresh = await mfa.regenerateBackupCodes(ada.actor, spent);
    expect(fresh).toHaveLength(10);
    expect(await outcome(complete(await challengeOf(ada), old))).toBe('InvalidCredentials');
    expect(await outcome(complete(await challengeOf(ada), fresh[9] ?? ''))).toBe('done');
  });

  test('of 10 parallel regenerations with one code one answers, and ten codes are kept', async () => {
    await resetThrottles();
    const ada = await guardedMember(house);
    const code = await ada.code();
    const { mfa } = house.identity.services;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => outcome(mfa.regenerateBackupCodes(ada.actor, code))),
    );
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    const { rows } = await house.db.owner.query(`select from backup_codes where user_id = $1`, [ada.id]);
    expect(rows).toHaveLength(10);
  });
});

describe('stepping up', () => {
  const stepUp = (person: Person, form: { code?: string; password?: string }) =>
    house.identity.services.stepUp.stepUp(person.actor, form);
  const demanded = (person: Person) => outcome(house.db.database.as(person.actor, requireStepUp));

  test('with the password, for five minutes, in this session only', async () => {
    const ada = await house.member('ada');
    const other = { ...ada, actor: await actorOf(house.identity, await login(ada.email)) };
    expect(await demanded(ada)).toBe(new StepUpRequired().typename);
    expect(await outcome(stepUp(ada, { password: 'wrong' }))).toBe('InvalidCredentials');
    expect(await demanded(ada)).toBe('StepUpRequired');
    const until = Date.parse(await stepUp(ada, { password: PASSWORD }));
    expect(Math.abs(until - Date.now() - 300_000)).toBeLessThan(30_000);
    expect(await demanded(ada)).toBe('done');
    expect(await demanded(other)).toBe('StepUpRequired');
    await house.db.owner.query(
      `update sessions set stepped_up_at = stepped_up_at - interval '5 minutes' where user_id = $1`,
      [ada.id],
    );
    expect(await demanded(ada)).toBe('StepUpRequired');
    expect((await actionsOf(ada, 'STEPPED_UP')).map((row) => row.success)).toEqual([false, true]);
  });

  test('with a code where there is an app: the password is not enough there', async () => {
    const ada = await guardedMember(house);
    expect(await outcome(stepUp(ada, { password: PASSWORD }))).toBe('InvalidInput');
    expect(await outcome(stepUp(ada, { code: wrongCodeOf(ada.secret) }))).toBe('InvalidCredentials');
    const code = await ada.code();
    expect(await outcome(stepUp(ada, { code }))).toBe('done');
    expect(await demanded(ada)).toBe('done');
    expect(await outcome(stepUp(ada, { code }))).toBe('InvalidCredentials');
  });

  test('takes exactly one proof, of the kind the account has', async () => {
    const ada = await house.member('ada');
    for (const form of [{}, { code: '123456' }, { code: '123456', password: PASSWORD }])
      expect(await outcome(stepUp(ada, form))).toBe('InvalidInput');
  });

  test('is throttled together with password changes', async () => {
    const ada = await house.member('ada');
    await Promise.all(Array.from({ length: 10 }, () => outcome(stepUp(ada, { password: 'wrong' }))));
    expect(await outcome(stepUp(ada, { password: PASSWORD }))).toBe('RateLimited');
    const form = { currentPassword: PASSWORD, newPassword: 'another-anvil-rotates-9' };
    expect(await outcome(house.identity.services.passwords.change(ada.actor, form))).toBe('RateLimited');
  });

  test('is of no use in a session that has ended', async () => {
    const ada = await house.member('ada');
    await stepUp(ada, { password: PASSWORD });
    await house.identity.services.sessions.logout(ada.actor);
    expect(await demanded(ada)).toBe('StepUpRequired');
    expect(await outcome(stepUp(ada, { password: PASSWORD }))).toBe('NotFound');
  });

  test('cannot be written by the application role', async () => {
    const ada = await house.member('ada');
    await expect(
      house.db.database.as(ada.actor, (tx) => tx.query(`update sessions set stepped_up_at = now()`)),
    ).rejects.toThrow(/permission denied/);
    for (const table of ['totp_factors', 'backup_codes', 'mfa_challenges'])
      await expect(house.db.database.as(ada.actor, (tx) => tx.query(`select from ${table}`))).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe('the sweep', () => {
  test('deletes what is over, and nothing else', async () => {
    const [ada, eve] = [await guardedMember(house), await house.member('eve')];
    await house.identity.services.mfa.enrol(eve.actor);
    const challenge = await challengeOf(ada);
    await house.identity.services.mfa.cleanUp();
    expect(await outcome(complete(challenge, await ada.code()))).toBe('done');
    await house.db.owner.query(`update mfa_challenges set expires_at = now()`);
    await house.db.owner.query(`update totp_factors set created_at = now() - interval '1 day'`);
    await house.identity.services.mfa.cleanUp();
    const { rows: left } = await house.db.owner.query(`select from mfa_challenges`);
    expect(left).toEqual([]);
    const { rows } = await house.db.owner.query<{ user_id: string }>(`select user_id from totp_factors`);
    const kept = rows.map((row) => row.user_id);
    expect([kept.includes(ada.id), kept.includes(eve.id)]).toEqual([true, false]);
  });
});
