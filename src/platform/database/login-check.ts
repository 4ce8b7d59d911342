import { types } from 'node:util';
import { APP_ROLE, SYSTEM_ROLE } from './protect.js';
import { withClient } from './roles.js';

/** A login that an operator has set for one of the roles that serve. */
export interface GivenLogin {
  /** The variable that holds the URL, for messages. */
  readonly variable: string;
  readonly url: string;
  /** The role whose policies it has to be under. */
  readonly role: string;
}

/** A login under which row level security would not protect anything, or nothing would work. */
export class UnfitLogin extends Error {
  constructor(variable: string, user: string, why: string) {
    super(`${variable} logs in as ${user}, who ${why}. Use the role that npm run db:bootstrap makes.`);
    this.name = 'UnfitLogin';
  }
}

/** Nobody answers at a configured URL, or does not let us in; the message names the variable and never the password. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase';
  constructor(variable: string, cause: unknown) {
    const why = types.isNativeError(cause) ? cause.message : String(cause);
    super(
      `${variable} names a database that cannot be used: ${why}. ` +
        `Allowed: the URL of a running PostgreSQL 17 or 18, as postgres://user:password@host:port/database.`,
      { cause },
    );
  }
}

/** Logs in once. Rejects with NoDatabase, which names `variable`, where that fails. */
export async function tryLogin(variable: string, url: string): Promise<void> {
  try {
    await withClient(url, () => Promise.resolve());
  } catch (error) {
    throw new NoDatabase(variable, error);
  }
}

interface Standing {
  readonly name: string;
  readonly bypasses: boolean;
  readonly owns: boolean;
  readonly serves: boolean;
  readonly serves_other: boolean;
}

/**
 * Makes sure that a login is what it should be: a member of its role, and neither the owner of the tables, nor a member
 * of the other role, nor above row level security. Rejects with UnfitLogin, or NoDatabase where one cannot even log in.
 */
export async function checkLogin({ variable, url, role }: GivenLogin, ownerUrl: string): Promise<void> {
  const other = role === APP_ROLE ? SYSTEM_ROLE : APP_ROLE;
  await tryLogin(variable, url);
  const owner = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_user as name');
    return rows[0]?.name;
  });
  const standing = await withClient(url, async (client) => {
    const { rows } = await client.query<Standing>(
      `select rolname as name, rolsuper or rolbypassrls as bypasses, pg_has_role(oid, $1, 'member') as owns,
              pg_has_role(oid, $2, 'usage') as serves, pg_has_role(oid, $3, 'member') as serves_other
         from pg_roles where rolname = current_user`,
      [owner, role, other],
    );
    return rows[0];
  });
  if (!standing) throw new Error(`${variable} logs in as nobody that the database knows.`);
  const unfit = whyUnfit(standing, role, other);
  if (unfit) throw new UnfitLogin(variable, standing.name, unfit);
}

function whyUnfit(standing: Standing, role: string, other: string): string | null {
  if (standing.bypasses) return 'bypasses row level security';
  if (standing.owns) return 'owns the tables, or is a member of their owner';
  if (standing.serves_other) return `is a member of ${other}`;
  return standing.serves ? null : `is no member of ${role}`;
}
