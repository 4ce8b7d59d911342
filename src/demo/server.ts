import { randomBytes } from 'node:crypto';
import { temporaryFolder } from './folder.js';
import { startProcess } from './process.js';

/** A running Steward and its administrator. */
export interface DemoServer {
  readonly url: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  stop(): Promise<void>;
}

/**
 * The server that STEWARD_URL, STEWARD_ADMIN_EMAIL and STEWARD_ADMIN_PASSWORD name, or else one of its own in a
 * temporary folder, gone with its data when the demo ends.
 */
export async function demoServer(env: NodeJS.ProcessEnv): Promise<DemoServer> {
  const { STEWARD_URL: url, STEWARD_ADMIN_EMAIL: adminEmail, STEWARD_ADMIN_PASSWORD: adminPassword } = env;
  if (!url) return ownServer();
  if (!adminEmail || !adminPassword)
    throw new Error('With STEWARD_URL, also set STEWARD_ADMIN_EMAIL and STEWARD_ADMIN_PASSWORD of its administrator.');
  return { url: url.replace(/\/$/, ''), adminEmail, adminPassword, stop: () => Promise.resolve() };
}

/** A server of its own in a temporary folder, with these variables besides. */
export async function ownServer(env: Readonly<Record<string, string>> = {}): Promise<DemoServer> {
  const folder = await temporaryFolder('steward-demo-');
  const adminEmail = 'admin@steward.example';
  const adminPassword = randomBytes(18).toString('base64url');
  const server = await startProcess({
    PORT: '0',
    DATA_DIR: folder.path,
    LOG_LEVEL: 'warn',
    STEWARD_ADMIN_EMAIL: adminEmail,
    STEWARD_ADMIN_PASSWORD: adminPassword,
    ...env,
  });
  const stop = async () => {
    await server.end('SIGTERM');
    await folder.remove();
  };
  return { url: server.url, adminEmail, adminPassword, stop };
}
