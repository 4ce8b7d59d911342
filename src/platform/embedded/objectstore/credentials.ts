import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The one key of the embedded store. */
export interface Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
}

/**
 * The credentials in a folder's file, which only its owner may read; random ones are made where there is none. Called with
 * the folder's lock held. Throws an Error that says what to do where the file is not as it must be.
 */
export function readOrCreateCredentials(folder: string): Credentials {
  const path = join(folder, 'credentials.json');
  if (!existsSync(path)) return create(path);
  if ((statSync(path).mode & 0o077) !== 0) throw new Error(`${path} can be used by others. Run: chmod 600 ${path}`);
  const stored = parse(readFileSync(path, 'utf8'));
  if (!stored) throw new Error(`${path} holds no credentials. Remove it: new ones are made, and open URLs end.`);
  return stored;
}

function create(path: string): Credentials {
  const made = {
    accessKey: `STEWARD${randomBytes(8).toString('hex').toUpperCase()}`,
    secretKey: randomBytes(32).toString('hex'),
  };
  const draft = `${path}.draft`;
  writeFileSync(draft, `${JSON.stringify(made)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
  return made;
}

function parse(text: string): Credentials | null {
  try {
    const { accessKey, secretKey } = JSON.parse(text) as Partial<Credentials>;
    return /^\w{8,64}$/.test(accessKey ?? '') && /^\w{32,128}$/.test(secretKey ?? '')
      ? { accessKey: String(accessKey), secretKey: String(secretKey) }
      : null;
  } catch {
    return null; // no file that this program wrote
  }
}
