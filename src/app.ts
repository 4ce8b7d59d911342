import type { GraphQLSchema } from 'graphql';
import { type ModuleOptions, type Modules, composeModules } from './compose.js';
import { ENTITIES } from './entities.js';
import type { AccessRegistry } from './graphql/access.js';
import type { Context } from './graphql/context.js';
import { allow, authenticated, person } from './graphql/guard.js';
import { accessLoaders } from './graphql/loaders.js';
import { nodeResolvers } from './graphql/node.js';
import type { Denial } from './graphql/outcome.js';
import { buildSchema } from './graphql/schema.js';
import type { IdentityModule } from './modules/identity/index.js';
import { AuditTrail } from './modules/audit/index.js';
import type { ChatModule } from './modules/chat/index.js';
import type { DocumentsModule } from './modules/documents/index.js';
import type { SearchModule } from './modules/search/index.js';
import type { RewrapModule } from './modules/secrets/index.js';
import { Actor } from './platform/actor.js';
import { verifyMasterKeys } from './platform/crypto/canary.js';
import { withRetained } from './platform/crypto/retained-keys.js';
import { TransitKeyProvider } from './platform/crypto/transit-key-provider.js';
import { Database } from './platform/database/database.js';
import { openSources } from './platform/database/sources.js';
import { Hub } from './platform/events/hub.js';
import { Live } from './platform/events/live.js';
import { outboxJobs } from './platform/events/outbox.jobs.js';
import { Relay } from './platform/events/relay.js';
import { Jobs } from './platform/jobs/jobs.js';
import type { Logger } from './platform/log.js';

/** What an application is made from. */
export interface AppOptions extends ModuleOptions {
  /** Connection URLs of the two serving roles; the schema is up to date. */
  readonly urls: { readonly app: string; readonly system: string };
  /** Hears of denials that could not be written down. */
  readonly denialLost: (denial: Denial, error: unknown) => void;
}

/** Everything of Steward but its transports. */
export interface App {
  readonly schema: GraphQLSchema;
  readonly hub: Hub;
  readonly identity: IdentityModule;
  /** The management of the vault's keys. */
  readonly rewraps: RewrapModule['services'];
  readonly documents: DocumentsModule['services'];
  readonly chat: ChatModule['services'];
  readonly searches: SearchModule['services']['searches'];
  /** The context of one operation. */
  context(actor: Actor): Context;
  /** The last migration and the number of tables; rejects where the database does not answer. */
  ready(): Promise<{ readonly revision: string; readonly tableCount: number }>;
  /** Gives settings their first values, which the environment says; logs where an administrator has said otherwise since. */
  seedSettings(): Promise<void>;
  /** Starts hearing of events, and the jobs where this process runs them. */
  start(options: { readonly jobs: boolean }): Promise<void>;
  /** Lets running jobs end, and closes every connection to the database. */
  stop(): Promise<void>;
}

/** Puts platform, modules and schema together; the only place that knows them all. */
export async function createApp(options: AppOptions): Promise<App> {
  const { keys, log, urls } = options;
  const sources = await openSources({ urls, entities: ENTITIES, log });
  try {
    const db = new Database(sources.app, sources.system, new AuditTrail(keys));
    await verifyMasterKeys(db, keys);
    await examineTransit(options);
    return compose({ ...options, keys: await withRetained(db, keys) }, db, () => sources.close());
  } catch (error) {
    await sources.close();
    throw error;
  }
}

function compose(options: AppOptions, db: Database, closeSources: () => Promise<void>): App {
  const { log, urls } = options;
  const hub = new Hub({ onError: (error) => log.error({ err: error }, 'A listener failed') });
  const connection = { connectionString: urls.system };
  const live = new Live({ connection, log });
  const modules = composeModules(options, db, { hub, live }, () => relay.connected);
  const { identity, secrets } = modules;
  const definitions = [...outboxJobs(db), ...Object.values(modules).flatMap((module) => module.jobs)];
  const jobs = new Jobs({ connection, definitions, log });
  const relay = new Relay({ connection, hub, log, jobs });
  relay.onConnectionChange((connected) => {
    // What was revoked meanwhile was heard by nobody here.
    if (connected) recheckSessions(identity, log);
  });
  const running = { modules, jobs, relay, live, hub };
  return {
    schema: composeSchema(options, db, modules),
    ...{ hub, identity, rewraps: modules.rewraps.services, documents: modules.documents.services },
    chat: modules.chat.services,
    searches: modules.search.services.searches,
    context: (actor) => ({
      actor,
      access: accessLoaders((ids) => secrets.secretStandings(actor, ids)),
      once: new Set(),
    }),
    ready: () => readiness(db),
    seedSettings: () => seedSettings(options, modules),
    start: (what) => start(options, running, what.jobs),
    stop: async () => {
      await stop(running);
      await closeSources();
    },
  };
}

/** What of an application works by itself. */
interface Running {
  readonly modules: Modules;
  readonly jobs: Jobs;
  readonly relay: Relay;
  readonly live: Live;
  readonly hub: Hub;
}

async function start(options: AppOptions, { modules, jobs, relay, live }: Running, withJobs: boolean): Promise<void> {
  await modules.audit.services.retention.makePartitions();
  await prepareStore(options);
  await seedModels(options, modules);
  await live.start();
  await relay.start();
  if (withJobs) await jobs.start();
}

async function stop({ modules, jobs, relay, live, hub }: Running): Promise<void> {
  await Promise.all([jobs.stop(), modules.tools.close()]);
  // What it gives back to others they should hear of.
  await modules.chat.close();
  await relay.stop();
  await live.stop();
  hub.close();
  for (const module of [modules.identity, modules.audit]) await module.close();
}

function recheckSessions({ authenticator }: IdentityModule, log: Logger): void {
  authenticator.recheck().catch((error: unknown) => log.error({ err: error }, 'Sessions were not rechecked'));
}

/** Says what is wrong with Transit. It may come back, and everything but the values of secrets works without it. */
async function examineTransit({ config, log }: AppOptions): Promise<void> {
  const problem = config.transit && (await new TransitKeyProvider(config.transit).probe());
  if (problem)
    log.warn({ problem }, 'Transit does not work: secrets cannot be made, rotated or revealed until it does');
}

/** Says that the object store does not answer. It may come back, and everything but documents works without it. */
async function prepareStore({ store, log }: AppOptions): Promise<void> {
  await store.prepare().catch((error: unknown) => {
    log.warn(
      { err: error },
      'The object store does not work: documents can be neither uploaded nor fetched until it does',
    );
  });
}

/** Makes the first model that embeds, which the environment names. */
async function seedModels({ config, log }: AppOptions, { documents }: Modules): Promise<void> {
  const inForce = await documents.services.models.seed(config.ai.embedding);
  if (inForce !== null)
    log.info(
      { wanted: config.ai.embedding?.model, inForce },
      'EMBEDDING_MODEL only names the first model: administrators choose the default one',
    );
}

async function seedSettings({ config, log }: AppOptions, { settings }: Modules): Promise<void> {
  const wanted = config.registration === 'open' ? 'OPEN' : 'INVITE_ONLY';
  const inForce = await settings.services.settings.seed('registration', wanted);
  if (inForce !== wanted)
    log.info(
      { wanted, inForce },
      'REGISTRATION only counts at the first start: the setting `registration` is in force',
    );
}

function composeSchema({ denialLost }: AppOptions, db: Database, modules: Modules): GraphQLSchema {
  const { audit, documents, identity, secrets, settings, topics, workspaces, rewraps } = modules;
  const registry: AccessRegistry = {
    ...{ PUBLIC: allow, PARENT: allow, AUTHENTICATED: authenticated, PERSON: person },
    ...audit.rules,
    ...modules.chat.rules,
    ...documents.rules,
    ...topics.rules,
    ...identity.rules,
    ...workspaces.rules,
    ...secrets.rules,
    ...settings.rules,
    ...modules.tools.rules,
    ...rewraps.rules,
  };
  const shapes = Object.values(modules).flatMap((module) => module.nodes);
  const node = nodeResolvers(db, shapes, { AuditLog: (actor, id) => audit.services.audit.entryRead(actor, id) });
  return buildSchema({
    modules: [...Object.values(modules), { resolvers: node }],
    registry,
    recordDenial: (denial) => audit.recordDenial(denial),
    denialLost,
  });
}

function readiness(db: Database): Promise<{ revision: string; tableCount: number }> {
  return db.as(Actor.system('readiness'), async (tx) => {
    const [row] = await tx.query<{ revision: string; tableCount: number }>(
      `select (select name from migrations order by id desc limit 1) as revision,
              (select count(*)::int from pg_catalog.pg_tables where schemaname = 'public') as "tableCount"`,
    );
    if (!row) throw new Error('The database answered nothing.');
    return row;
  });
}
