import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { MasterKeys } from '../crypto/master-key.js';
import { APP_ROLE, SYSTEM_ROLE } from './protect.js';
import { CONNECT_TIMEOUT_MS } from './sources.js';

/** The role that owns the tables and runs the migrations of an embedded database. */
export const OWNER_ROLE = 'steward_owner';

/** A role to log in as. The password is null where the operator has set one, and tells it in a URL of its own. */
export interface Login {
  readonly role: string;
  readonly password: string | null;
}

/** The owner may not create or repair roles: somebody else has to run `sql`. */
export class RolesNeedHelp extends Error {
  constructor(
    readonly sql: string,
    options?: ErrorOptions,
  ) {
    super(
      `The database user may not create or change the roles of Steward (it lacks CREATEROLE). ` +
        `Run this as a superuser, then start again:\n\n${sql}\n`,
      options,
    );
    this.name = 'RolesNeedHelp';
  }
}

/** The password of one of Steward's database roles, derived from the master key in force. */
export function rolePassword(keys: MasterKeys, role: 'owner' | 'app' | 'system'): string {
  return keys.current.derive(`steward/database/${role}`).toString('base64url');
}

/** Makes steward_owner and its database through the superuser of a server of our own, or sets its password right. */
export async function ensureOwner(superuserUrl: string, password: string, database: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const attributes = 'login nosuperuser createrole nocreatedb noreplication nobypassrls';
    const exists = await client.query('select from pg_roles where rolname = $1', [OWNER_ROLE]);
    const command = exists.rowCount ? 'alter' : 'create';
    await client.query(`${command} role ${OWNER_ROLE} ${attributes} password '${scramVerifier(password)}'`);
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (!found.rowCount) await client.query(`create database ${pg.escapeIdentifier(database)} owner ${OWNER_ROLE}`);
  });
}

/**
 * Makes the two roles that serve, through the owner's connection, and sets a password right that no longer is the one
 * wanted, for example after a change of the master key. Throws RolesNeedHelp where the owner may not.
 */
export async function ensureRoles(ownerUrl: string, logins: readonly Login[]): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const statements: string[] = [];
    for (const login of logins) {
      const statement = await wanting(client, ownerUrl, login);
      if (statement) statements.push(statement);
    }
    for (const statement of statements) await run(client, statement, statements);
    if (statements.length > 0) await checkLogins(ownerUrl, logins);
  });
}

/** Where the server lets a role in from nowhere, a new password has not helped: its own words say why. */
async function checkLogins(ownerUrl: string, logins: readonly Login[]): Promise<void> {
  for (const { role, password } of logins)
    if (password !== null) await withClient(urlAs(ownerUrl, role, password), async () => undefined);
}

/** The two roles that serve, with passwords derived from the master key. */
export function servingLogins(keys: MasterKeys): Login[] {
  return [
    { role: APP_ROLE, password: rolePassword(keys, 'app') },
    { role: SYSTEM_ROLE, password: rolePassword(keys, 'system') },
  ];
}

/** The same connection as another user. Throws where the URL names no host, as for a Unix socket. */
export function urlAs(url: string, user: string, password: string): string {
  const other = new URL(url);
  if (!other.hostname)
    throw new Error('DATABASE_URL names no host: set DATABASE_APP_URL and DATABASE_SYSTEM_URL as well.');
  other.username = encodeURIComponent(user);
  other.password = encodeURIComponent(password);
  return other.href;
}

/** The SQL that makes these logins work, whatever there is. Contains verifiers, never passwords. */
export function rolesSql(logins: readonly Login[]): string {
  return logins
    .map(
      (login) =>
        `do $$ begin create role ${login.role}; exception when duplicate_object then null; end $$;\n` +
        `${alter(login)};`,
    )
    .join('\n');
}

const ATTRIBUTES = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

const create = ({ role, password }: Login) => `create role ${role} login${withPassword(password)}`;
const alter = ({ role, password }: Login) => `alter role ${role} ${ATTRIBUTES}${withPassword(password)}`;
const repair = ({ role, password }: Login) => `alter role ${role} login${withPassword(password)}`;
const withPassword = (password: string | null) => (password === null ? '' : ` password '${scramVerifier(password)}'`);

/** The statement that makes this login work, null where it does. */
async function wanting(client: pg.Client, ownerUrl: string, login: Login): Promise<string | null> {
  const { rows } = await client.query<{ powerful: boolean; login: boolean }>(
    `select rolsuper or rolbypassrls as powerful, rolcanlogin as login from pg_roles where rolname = $1`,
    [login.role],
  );
  const role = rows[0];
  if (!role) return create(login);
  if (role.powerful) throw new Error(`The role ${login.role} bypasses row level security: take that away from it.`);
  if (login.password === null) return null;
  return role.login && (await canLogIn(urlAs(ownerUrl, login.role, login.password))) ? null : repair(login);
}

const WRONG_PASSWORD: ReadonlySet<string | undefined> = new Set(['28P01', '28000']);

async function canLogIn(url: string): Promise<boolean> {
  try {
    await withClient(url, async () => undefined);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && WRONG_PASSWORD.has(error.code)) return false;
    throw error;
  }
}

/** Roles belong to the whole server: another Steward on another database of it may have made them a moment ago. */
async function run(client: pg.Client, statement: string, all: readonly string[]): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    if (error.code === '42501') throw new RolesNeedHelp(all.map((sql) => `${sql};`).join('\n'), { cause: error });
    if (error.code !== '42710' && error.code !== '23505') throw error;
    await client.query(statement.replace(/^create/, 'alter'));
  }
}

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * What PostgreSQL stores of a password (SCRAM-SHA-256, RFC 5802 and RFC 7677), so that the password itself is in no
 * statement and in no log. The passwords here are ASCII, on which SASLprep changes nothing.
 */
function scramVerifier(password: string): string {
  const [salt, iterations] = [randomBytes(16), 4096];
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64');
  const server = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}
