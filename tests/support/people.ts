import { randomUUID } from 'node:crypto';
import { Person, type Outcome } from '../../src/demo/client.js';

const SIGNED_IN = `user { id } accessToken refreshToken accessTokenExpiresAt`;
const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { __typename ... on RegisterSuccess { ${SIGNED_IN} } ... on Problem { message } } }`;
export const LOGIN = `mutation ($input: LoginInput!) {
  login(input: $input) { __typename ... on LoginSuccess { ${SIGNED_IN} } ... on Problem { message }
    ... on RateLimited { retryAfter } } }`;
const ASSIGN_ROLE = `mutation ($input: AssignRoleInput!) { assignRole(input: $input) { __typename ... on Problem { message } } }`;

/** Somebody with an account who is signed in. */
export interface Account {
  readonly person: Person;
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

const accountOf = (person: Person, password: string, outcome: Outcome): Account => {
  person.signIn(outcome);
  return {
    person,
    id: (outcome['user'] as { id: string }).id,
    email: person.email,
    password,
    accessToken: String(outcome['accessToken']),
    refreshToken: String(outcome['refreshToken']),
  };
};

/** Registers somebody new, where registration is open. */
export async function register(url: string, name: string): Promise<Account> {
  const person = new Person(name, `${name.toLowerCase()}-${randomUUID().slice(0, 8)}@steward.test`, url);
  const password = `pass-${randomUUID()}`;
  return accountOf(person, password, await person.must(REGISTER, { email: person.email, displayName: name, password }));
}

/** Signs somebody in, as on another device. */
export async function signIn(url: string, email: string, password: string): Promise<Account> {
  const person = new Person(email, email, url);
  return accountOf(person, password, await person.must(LOGIN, { email, password }));
}

/** Gives a role. */
export async function assign(admin: Account, user: Account, roleName: string): Promise<void> {
  await admin.person.must(ASSIGN_ROLE, { userId: user.id, roleName });
}

/** Whether somebody is answered a query, rather than refused. */
export const sees = (person: Person, query: string): Promise<boolean> =>
  person.ask(query).then(
    () => true,
    () => false,
  );
