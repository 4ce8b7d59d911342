import { type App, type AppOptions, createApp } from './app.js';
import { ConfigError, allowedOrigins, publicUrl } from './config.js';
import { VARIABLES } from './config-variables.js';
import { GraphqlJsExecutor } from './graphql/executor.js';
import type { Platform } from './process.js';
import { InvalidInput, Problem } from './platform/problem.js';
import { Metrics } from './server/metrics.js';
import { createPages } from './server/playground.js';
import { startServer } from './server/server.js';

/** A server that listens. */
export interface Steward {
  readonly app: App;
  /** The origin people use. */
  readonly url: string;
  /** The link for the first administrator; null where there is one already. */
  readonly invitation: string | null;
  /** Answers what is under way, closes the sockets, lets jobs end, and leaves the database to whoever started it. */
  readonly close: () => Promise<void>;
}

/** Starts the application and its transports on a platform. */
export async function serve(platform: Platform): Promise<Steward> {
  const { config, log, keys, database, objects, ai } = platform;
  const metrics = new Metrics();
  metrics.collectProcess();
  // With PORT=0 the origin is known only when the server listens; nobody asks before.
  let { port } = config;
  // Whoever waits until this is ready finds somebody to sign in as; the link for the first one names the port.
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const app = await createApp({
    ...{ config, log, keys, urls: database, store: objects.store, ai },
    publicUrl: () => publicUrl(config, port),
    denialLost: denialLost(platform, metrics),
  });
  try {
    await app.seedSettings();
    await app.start({ jobs: config.worker === 'internal' });
    const server = await startServer({
      ...{ config, log, metrics },
      schema: app.schema,
      executor: new GraphqlJsExecutor(app.schema),
      authenticator: app.identity.authenticator,
      createContext: (actor) => app.context(actor),
      allowedOrigins: (listening) => allowedOrigins(config, listening),
      ready: () => opened.then(() => app.ready()),
      jwks: () => app.identity.jwks(),
      pages: createPages({ playground: config.playground, storeOrigin: new URL(objects.publicEndpoint).origin }),
    });
    ({ port } = server);
    for (const origin of allowedOrigins(config, port)) objects.origins.add(origin);
    const invitation = await firstAdministrator(app);
    open();
    const close = async () => {
      await server.close();
      await app.stop();
    };
    return { app, url: publicUrl(config, port), invitation, close };
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** The link for the first administrator, if it takes one. Throws ConfigError where the configured one cannot be made. */
async function firstAdministrator({ identity }: App): Promise<string | null> {
  try {
    return await identity.ensureFirstAdministrator();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const aboutPassword = error instanceof InvalidInput && error.field === 'password';
    const variable = aboutPassword ? 'STEWARD_ADMIN_PASSWORD' : 'STEWARD_ADMIN_EMAIL';
    const allowed = aboutPassword ? VARIABLES[variable].allowed : 'an address without an account yet';
    const problem = `is refused: ${error.message.replace(/\.$/, '')}`;
    throw new ConfigError([{ variable, problem, allowed }]);
  }
}

const denialLost =
  ({ log }: Platform, metrics: Metrics): AppOptions['denialLost'] =>
  ({ actor, field }, error) => {
    metrics.lostDenials.inc();
    log.error({ err: error, requestId: actor.origin.requestId, field }, 'A denial could not be written down');
  };
