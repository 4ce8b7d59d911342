import { MfaRequired } from '../../../src/modules/identity/mfa.problems.js';
import { hotp, totpStep } from '../../../src/modules/identity/totp.js';
import { HERE, type House, PASSWORD, type Person, auditOf } from './house.js';

/** Undoes base32 (RFC 4648 §6) without padding. */
export function fromBase32(text: string): Buffer {
  const bits = [...text].map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'));
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an authenticator app shows for a secret, `offset` steps from now. */
export const codeOf = (secret: string, offset = 0): string =>
  hotp(fromBase32(secret), totpStep(Date.now() / 1000) + offset);

/** A code that is certainly none of the good ones. */
export function wrongCodeOf(secret: string): string {
  const good = [-2, -1, 0, 1, 2].map((offset) => codeOf(secret, offset));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !good.includes(code)) ?? '';
}

/** A member whose account has a second factor. */
export interface Guarded extends Person {
  readonly secret: string;
  readonly backupCodes: readonly string[];
  /** A code that works now, also where one was used a moment ago. */
  code(): Promise<string>;
}

export async function guardedMember(house: House, name = 'guarded'): Promise<Guarded> {
  const { mfa } = house.identity.services;
  const person = await house.member(name);
  const { secret } = await mfa.enrol(person.actor);
  const backupCodes = await mfa.confirm(person.actor, codeOf(secret));
  const code = async () => {
    await house.db.owner.query(`update totp_factors set last_used_step = null where user_id = $1`, [person.id]);
    return codeOf(secret);
  };
  return { ...person, secret, backupCodes, code };
}

/** How an attempt ended: 'done', or the name of the problem. */
export const outcome = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error as { typename: string }).typename,
  );

/** What people do at the door of a house, which may be opened later than this is called. */
export function doorOf(house: () => House) {
  const services = () => house().identity.services;
  /** With the password everybody has. */
  const login = (email: string, origin = HERE) =>
    services().authentication.login({ email, password: PASSWORD }, origin);
  /** The challenge that is the answer to the password; throws where there is none. */
  const challengeOf = async ({ email }: Person, origin = HERE): Promise<string> => {
    const answer: unknown = await login(email, origin).catch((error: unknown) => error);
    if (!(answer instanceof MfaRequired)) throw new Error('No challenge.', { cause: answer });
    return answer.challenge;
  };
  /** The second step, with a code. */
  const complete = (challenge: string, code: string, origin = HERE) =>
    services().mfaLogin.complete({ challenge, code }, origin);
  /** The entries of the audit log about somebody, oldest first. */
  const actionsOf = async ({ id }: Person, action: string) =>
    (await auditOf(house().db, action)).filter((row) => row.resource_id === id);
  return { login, challengeOf, complete, actionsOf };
}
