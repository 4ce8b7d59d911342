import { randomUUID } from 'node:crypto';
import { temporaryFolder } from '../../src/demo/folder.js';
import { startProcess, type StewardProcess } from '../../src/demo/process.js';

export const ADMIN = { email: 'admin@steward.test', password: `admin-${randomUUID()}` };

/** A data folder that servers are started on, killed, and started on again. */
export interface Household {
  readonly dataDir: string;
  start(env?: Readonly<Record<string, string>>): Promise<StewardProcess>;
  /** Removes the folder; every server must have ended. */
  remove(): Promise<void>;
}

/** A new data folder with an administrator and open registration. */
export async function household(): Promise<Household> {
  const { path: dataDir, remove } = await temporaryFolder('steward-test-');
  return {
    dataDir,
    start: (env = {}) =>
      startProcess({
        NODE_ENV: 'test',
        PORT: '0',
        DATA_DIR: dataDir,
        REGISTRATION: 'open',
        BCRYPT_COST: '4',
        LOG_LEVEL: 'warn',
        STEWARD_ADMIN_EMAIL: ADMIN.email,
        STEWARD_ADMIN_PASSWORD: ADMIN.password,
        ...env,
      }),
    remove,
  };
}
