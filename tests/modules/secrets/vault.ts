import type { Actor } from '../../../src/platform/actor.js';
import { AuditTrail } from '../../../src/modules/audit/index.js';
import { LocalKeyProvider } from '../../../src/platform/crypto/local-key-provider.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type SecretsModule, type SecretsOptions, secretsModule } from '../../../src/modules/secrets/index.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';
import { TEST_KEYS } from '../../support/master-keys.js';
import { type Person, person } from './people.js';

/** The vault on a database of its own. */
export interface Vault extends SecretsModule {
  readonly db: TestDatabase;
  readonly hub: Hub;
  person(name: string, of?: Person): Promise<Actor>;
  /** Another module on the same database, as another process would have it. */
  again(options?: Partial<SecretsOptions>): SecretsModule;
  /** Makes a secret and answers its id. */
  make(owner: Actor, value?: string, name?: string): Promise<string>;
  /** Rows as the owner of the tables sees them. */
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** The types of the events of a secret, in their order. */
  events(secretId: string): Promise<string[]>;
  /** Who was told by the first event of this type of a secret; nobody where there was none. */
  recipients(secretId: string, type: string): Promise<string[]>;
  /** The audited actions on a secret, failed ones with a minus. */
  audit(secretId: string): Promise<string[]>;
  /** The access log of a secret, failed entries with a minus. */
  accesses(secretId: string): Promise<string[]>;
}

let names = 0;

export async function openVault(): Promise<Vault> {
  const db = await testDatabase({ audit: new AuditTrail(TEST_KEYS) });
  const hub = new Hub();
  const again = (options: Partial<SecretsOptions> = {}) =>
    secretsModule({
      ...{ db: db.database, keys: new LocalKeyProvider(db.masterKeys), hub, log: SILENT },
      publicUrl: () => 'https://steward.test',
      ...options,
    });
  const module = again();
  const rows = async <T extends object>(sql: string, values: unknown[] = []) =>
    (await db.owner.query<T>(sql, values)).rows;
  const texts = async (sql: string, secretId: string) =>
    (await rows<{ text: string }>(sql, [secretId])).map(({ text }) => text);
  return {
    ...module,
    db,
    hub,
    again,
    rows,
    person: (name, of) => person(db.owner, name, of),
    make: (owner, value = 'a value of some length', name = `secret ${++names}`) =>
      module.services.secrets.create(owner, { name, type: 'API_KEY', value }),
    events: (id) => texts(`select type as text from outbox where aggregate_id = $1 order by id`, id),
    recipients: async (id, type) => {
      const sql = `select recipients from outbox where aggregate_id = $1 and type = $2 order by id limit 1`;
      return (await rows<{ recipients: string[] }>(sql, [id, type]))[0]?.recipients ?? [];
    },
    audit: (id) =>
      texts(
        `select case when success then '' else '-' end || action as text from audit_logs
          where resource_id = $1 order by created_at, action`,
        id,
      ),
    accesses: (id) =>
      texts(
        `select case when success then '' else '-' end || access_type as text from secret_access_log
          where secret_id = $1 order by accessed_at, id`,
        id,
      ),
  };
}
