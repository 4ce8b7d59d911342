import type { Logger } from '../log.js';
import {
  KNOWN_KEYS,
  type KnownKey,
  RETIRED_MASTER_KEYS,
  type RetiredKey,
  checkKnownKeys,
  checkNotRetired,
} from '../crypto/canary.js';
import type { MasterKeys } from '../crypto/master-key.js';
import { FolderInUse, startPostgres } from '../embedded/postgres.js';
import { runningPort } from '../embedded/running.js';
import { checkLogin, tryLogin } from './login-check.js';
import { OWNER_ROLE, ensureOwner, ensureRoles, withClient, rolePassword, urlAs } from './roles.js';
import { APP_ROLE, SYSTEM_ROLE } from './protect.js';

/** The part of the configuration that says where the database is. */
export interface DatabaseConfig {
  readonly dataDir: string;
  /** Null for an embedded PostgreSQL in `dataDir`. */
  readonly database: DatabaseUrls | null;
}

interface DatabaseUrls {
  readonly owner: string;
  /** Null for the owner's URL with that role's derived password. */
  readonly app: string | null;
  readonly system: string | null;
}

/** A database with its roles; its schema may still want migrations. */
export interface ConnectedDatabase {
  /** Connection URLs by role. They carry passwords: never log them. */
  readonly owner: string;
  readonly app: string;
  readonly system: string;
  /** Whether it runs on an embedded server. */
  readonly embedded: boolean;
  /** Stops the embedded server; nothing where the database is somebody else's. */
  stop(): Promise<void>;
}

/** Its name on the embedded server. */
const EMBEDDED_DATABASE = 'steward';

type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Finds the database, or starts the embedded one, and makes sure that the roles which serve can log in. Throws
 * NoDatabase, RolesNeedHelp, UnfitLogin, FolderInUse, or whatever connecting failed with.
 */
export async function connectDatabase(config: DatabaseConfig, keys: MasterKeys, log: Log): Promise<ConnectedDatabase> {
  if (!config.database) return connectEmbedded(config.dataDir, keys, log);
  await tryLogin('DATABASE_URL', config.database.owner);
  const urls = await roleUrls(config.database, keys);
  return { ...urls, embedded: false, stop: async () => undefined };
}

/**
 * The same for somebody who only looks: joins the embedded server of a folder that another Steward uses. Rejects with whatever `connectDatabase` does.
 */
export async function joinDatabase(config: DatabaseConfig, keys: MasterKeys, log: Log): Promise<ConnectedDatabase> {
  const { dataDir } = config;
  try {
    return await connectDatabase(config, keys, log);
  } catch (error) {
    const port = error instanceof FolderInUse ? runningPort(dataDir) : null;
    if (port === null) throw error;
    const url = (role: string, name: 'owner' | 'app' | 'system') =>
      urlAs(`postgres://127.0.0.1:${port}/${EMBEDDED_DATABASE}`, role, rolePassword(keys, name));
    const urls = { owner: url(OWNER_ROLE, 'owner'), app: url(APP_ROLE, 'app'), system: url(SYSTEM_ROLE, 'system') };
    return { ...urls, embedded: true, stop: async () => undefined };
  }
}

async function connectEmbedded(dataDir: string, keys: MasterKeys, log: Log): Promise<ConnectedDatabase> {
  const server = await startPostgres({ dataDir, log });
  try {
    const superuser = `postgres://postgres:${server.password}@${server.host}:${server.port}`;
    const password = rolePassword(keys, 'owner');
    await ensureOwner(`${superuser}/postgres`, password, EMBEDDED_DATABASE);
    const owner = urlAs(`${superuser}/${EMBEDDED_DATABASE}`, OWNER_ROLE, password);
    return { ...(await roleUrls({ owner, app: null, system: null }, keys)), embedded: true, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Passwords of roles are made right after the master key. A wrong key must be refused before that, or it would lock out
 * the servers that run with the right one.
 */
async function refuseWrongKey(owner: string, keys: MasterKeys): Promise<void> {
  await withClient(owner, async (client) => {
    // The schema may be that of an older version, or there may be none yet.
    const { rows } = await client.query<{ known: boolean; retired: boolean }>(
      `select to_regclass('master_keys') is not null as known, to_regclass('retired_keys') is not null as retired`,
    );
    if (rows[0]?.known) checkKnownKeys((await client.query<KnownKey>(KNOWN_KEYS)).rows, keys);
    if (rows[0]?.retired) checkNotRetired((await client.query<RetiredKey>(RETIRED_MASTER_KEYS)).rows, keys);
  });
}

async function roleUrls({ owner, app, system }: DatabaseUrls, keys: MasterKeys) {
  await refuseWrongKey(owner, keys);
  const [appPassword, systemPassword] = [rolePassword(keys, 'app'), rolePassword(keys, 'system')];
  await ensureRoles(owner, [
    { role: APP_ROLE, password: app === null ? appPassword : null },
    { role: SYSTEM_ROLE, password: system === null ? systemPassword : null },
  ]);
  if (app !== null) await checkLogin({ variable: 'DATABASE_APP_URL', url: app, role: APP_ROLE }, owner);
  if (system !== null) await checkLogin({ variable: 'DATABASE_SYSTEM_URL', url: system, role: SYSTEM_ROLE }, owner);
  return {
    owner,
    app: app ?? urlAs(owner, APP_ROLE, appPassword),
    system: system ?? urlAs(owner, SYSTEM_ROLE, systemPassword),
  };
}
