import { AUDIT_KEY_LABELS, AuditTrail } from '../../../src/modules/audit/index.js';
import {
  type RewrapModule,
  type SecretsModule,
  rewrapModule,
  secretsModule,
} from '../../../src/modules/secrets/index.js';
import type { RewrapElsewhere } from '../../../src/modules/secrets/rewrap.runner.js';
import type { Actor } from '../../../src/platform/actor.js';
import { type ProviderName, keyProviderOf } from '../../../src/platform/crypto/key-providers.js';
import { type MasterKeys, masterKeyOf } from '../../../src/platform/crypto/master-key.js';
import type { TransitOptions } from '../../../src/platform/crypto/transit-key-provider.js';
import { Database } from '../../../src/platform/database/database.js';
import { openSources } from '../../../src/platform/database/sources.js';
import { ENTITIES } from '../../../src/entities.js';
import { Hub } from '../../../src/platform/events/hub.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';
import { person } from './people.js';

/** Master keys that tests name by a letter. */
export const KEY = {
  a: masterKeyOf(Buffer.alloc(32, 7)),
  b: masterKeyOf(Buffer.alloc(32, 8)),
  c: masterKeyOf(Buffer.alloc(32, 9)),
};

/** How a server is configured. */
export interface Configured {
  readonly master: MasterKeys;
  readonly transit?: TransitOptions | null;
  readonly current?: ProviderName;
  readonly elsewhere?: readonly RewrapElsewhere[];
}

/** The vault as a server so configured has it. */
export interface Server {
  readonly secrets: SecretsModule['services'];
  readonly rewraps: RewrapModule['services'];
  readonly module: RewrapModule;
  readonly hub: Hub;
}

/** One database, and servers with one configuration after the other. */
export interface HouseOfKeys {
  readonly db: TestDatabase;
  readonly keeper: Actor;
  readonly owner: Actor;
  as(configured: Configured): Server;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Runs a rewrap to its end and answers where it stands. */
  run(server: Server): Promise<Awaited<ReturnType<RewrapModule['services']['rewraps']['state']>>>;
  close(): Promise<void>;
}

export async function openHouseOfKeys(): Promise<HouseOfKeys> {
  const db = await testDatabase();
  const sources = await openSources({ urls: db.urls, entities: ENTITIES, log: SILENT });
  const keeper = await person(db.owner, 'Kim', { permissions: ['secrets.system'] });
  const owner = await person(db.owner, 'Olga');
  const as = ({ master, transit = null, current = 'transit', elsewhere = [] }: Configured): Server => {
    const database = new Database(sources.app, sources.system, new AuditTrail(master));
    const keys = keyProviderOf(master, transit, current);
    const hub = new Hub();
    const module = rewrapModule({
      ...{ db: database, keys, masterKeys: master, hub, elsewhere, retainedLabels: AUDIT_KEY_LABELS },
    });
    const secrets = secretsModule({
      ...{ db: database, keys, hub, log: SILENT, publicUrl: () => 'http://steward.test' },
    }).services;
    return { secrets, rewraps: module.services, module, hub };
  };
  return {
    db,
    keeper,
    owner,
    as,
    rows: async <T extends object>(sql: string, values: unknown[] = []) => (await db.owner.query<T>(sql, values)).rows,
    run: async ({ rewraps }) => {
      const id = await rewraps.rewraps.start(keeper);
      while (await rewraps.runner.work());
      return rewraps.rewraps.state(keeper, id);
    },
    close: async () => {
      await sources.close();
      await db.close();
    },
  };
}
