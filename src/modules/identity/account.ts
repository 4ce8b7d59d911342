import type { Tx } from '../../platform/database/database.js';
import { Conflict, InvalidInput, NotFound } from '../../platform/problem.js';
import { requireEmail } from './email.policy.js';
import type { PasswordHasher } from './password-hasher.js';
import { requirePassword } from './password.policy.js';
import { requireDisplayName } from './profile.policy.js';
import { RoleRepository } from './role.repository.js';
import { type NewAccount, UserRepository } from './user.repository.js';
import { usernameCandidates } from './username.js';

/** What a person fills in for a new account. */
export interface AccountForm {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

/** A checked form, not yet hashed. */
export type CheckedForm = Pick<NewAccount, 'email' | 'displayName'> & { readonly password: string };

/** A new user. */
export interface MadeAccount {
  readonly userId: string;
  readonly username: string;
}

/** Checks and normalises a form; InvalidInput names the first field that is wrong. */
export function checkAccountForm(form: AccountForm): CheckedForm {
  const email = requireEmail(form.email);
  const displayName = requireDisplayName(form.displayName);
  const password = requirePassword(form.password, { email: email.address, displayName });
  return { email, displayName, password };
}

/** A checked form with its password hashed: outside any transaction, since that takes long. */
export async function hashForm(hasher: PasswordHasher, form: CheckedForm, isVerified: boolean): Promise<NewAccount> {
  const { email, displayName, password } = form;
  return { email, displayName, isVerified, passwordHash: await hasher.hash(password) };
}

/** Throws Conflict where the e-mail address is taken. Making the account finds out again. */
export async function requireFreeEmail(tx: Tx, { email }: Pick<NewAccount, 'email'>): Promise<void> {
  if (await new UserRepository(tx).emailExists(email)) throw emailTaken();
}

/** Makes user, account and credentials with these roles. Throws Conflict where the e-mail address is taken. */
export async function makeAccount(tx: Tx, account: NewAccount, roleNames: readonly string[]): Promise<MadeAccount> {
  const users = new UserRepository(tx);
  const userId = await users.insert(account.displayName);
  const username = await claimUsername(users, userId, account);
  await users.insertCredentials(userId, account.passwordHash);
  const roles = new RoleRepository(tx);
  const ids = await roles.idsByName(roleNames);
  for (const name of roleNames) {
    const id = ids.get(name);
    if (!id) throw new NotFound('Role');
    await roles.assign(userId, id);
  }
  return { userId, username };
}

async function claimUsername(users: UserRepository, userId: string, account: NewAccount): Promise<string> {
  for (const username of usernameCandidates(account.email)) {
    const outcome = await users.insertAccount(userId, account, username);
    if (outcome === 'EMAIL_TAKEN') throw emailTaken();
    if (outcome === 'MADE') return username;
  }
  throw new InvalidInput('No username could be made from this e-mail address.', 'email');
}

const emailTaken = () => new Conflict('An account with this e-mail address exists already.', 'email');
