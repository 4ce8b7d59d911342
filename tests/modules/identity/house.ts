import { AuditTrail } from '../../../src/modules/audit/index.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { randomUUID } from 'node:crypto';
import {
  type IdentityConfig,
  type IdentityModule,
  type IdentityOptions,
  type IdentitySettings,
  type SignedIn,
  identityModule,
} from '../../../src/modules/identity/index.js';
import type { Actor } from '../../../src/platform/actor.js';
import { type Origin } from '../../../src/platform/actor.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

/** A password that the policy accepts. */
export const PASSWORD = 'violet-anvil-rotates-9';

/** What a server is configured with unless a test wants it otherwise. */
export const CONFIG: IdentityConfig = {
  publicUrl: 'http://steward.test',
  issuer: 'steward.test',
  bcryptCost: 4,
  jwtAlgorithm: 'ES256',
  admin: null,
};

/** What `app.ts` takes from the settings. */
export const settingsOf = (registration: 'INVITE_ONLY' | 'OPEN' = 'OPEN'): IdentitySettings => ({
  registration: () => Promise.resolve(registration),
  invitationDays: () => Promise.resolve(7),
});

/** What differs from the usual. */
type HouseConfig = Partial<IdentityConfig> & { readonly registration?: 'INVITE_ONLY' | 'OPEN' };

/** The identity module on a database of its own. */
export interface House {
  readonly identity: IdentityModule;
  readonly db: TestDatabase;
  readonly hub: Hub;
  /** Another server on the same database. */
  server(config?: HouseConfig, options?: Partial<IdentityOptions>): IdentityModule;
  /** A member who has just registered. */
  member(name?: string): Promise<Person>;
  /** A member who holds `admin` as well. */
  administrator(name?: string): Promise<Person>;
  close(): Promise<void>;
}

/** Somebody who is signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly actor: Actor;
  readonly signedIn: SignedIn;
}

/** A request from an address. */
export const from = (ip: string, userAgent = 'test'): Origin => ({ requestId: randomUUID(), ip, userAgent });
export const HERE = from('192.0.2.1');

export async function openHouse(config: HouseConfig = {}): Promise<House> {
  const db = await testDatabase({ audit: new AuditTrail(TEST_KEYS) });
  const hub = new Hub();
  const server = (other: HouseConfig = {}, options: Partial<IdentityOptions> = {}) =>
    identityModule({
      db: db.database,
      hub,
      keys: db.masterKeys,
      settings: settingsOf(other.registration ?? config.registration),
      config: { ...CONFIG, ...config, ...other },
      ...options,
    });
  const identity = server();
  let count = 0;
  const member = async (name = 'person'): Promise<Person> => {
    const email = `${name}${++count}@example.test`;
    const form = { email, displayName: `Display ${name}`, password: PASSWORD };
    // Each from an address of its own, so that the limit on registrations does not matter.
    const signedIn = await identity.services.registration.register(form, from(`10.1.${count >> 8}.${count & 255}`));
    return { id: signedIn.userId, email, signedIn, actor: await actorOf(identity, signedIn) };
  };
  const administrator = async (name = 'admin') => {
    const { id, email, signedIn } = await member(name);
    await db.owner.query(`insert into user_roles (user_id, role_id) select $1, id from roles where name = 'admin'`, [
      id,
    ]);
    hub.publish(event('user.rightsChanged', { userId: id }));
    return { id, email, signedIn, actor: await actorOf(identity, signedIn) };
  };
  const close = async () => {
    await identity.close();
    await db.close();
  };
  return { identity, db, hub, server, member, administrator, close };
}

/** Who a token says its bearer is. */
export const actorOf = (identity: IdentityModule, { accessToken }: Pick<SignedIn, 'accessToken'>, origin = HERE) =>
  identity.authenticator.authenticate(`Bearer ${accessToken}`, origin);

/** What one part of a token says, its header or its payload (RFC 7515 §7.1). */
export const decoded = (part: string) =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** An event as the relay would hand it out. */
export const event = (type: string, payload: Record<string, string | null>) => ({
  id: '1',
  eventId: randomUUID(),
  type,
  actorId: null,
  aggregateId: randomUUID(),
  payload,
  recipients: [],
  at: new Date().toISOString(),
});

/** The actions of the audit log about a user or thing, oldest first. */
export async function auditOf(db: TestDatabase, action: string): Promise<Record<string, unknown>[]> {
  const { rows } = await db.owner.query<Record<string, unknown>>(
    `select * from audit_logs where action = $1 order by created_at`,
    [action],
  );
  return rows;
}
