import { randomUUID } from 'node:crypto';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { Candidate, Taken } from './import.plan.js';
import type { NewSecret } from './import.repository.js';
import type { SealedVersion } from './secret.repository.js';
import { holdsValue, sealVersion } from './version.sealing.js';

/** An existing secret, with what a file says of it. */
export interface Pair {
  readonly taken: Taken;
  readonly candidate: Candidate;
}

/** An existing secret that is to have another value: the one of a file, as its next version. */
export interface Rotation extends Pair {
  readonly sealed: SealedVersion;
}

/** How many values are sealed or opened at a time, where a key service does it over the network. */
const AT_ONCE = 16;

/** New secrets of these candidates. Never called inside a transaction. */
export const sealNew = (keys: KeyProvider, candidates: readonly Candidate[]): Promise<NewSecret[]> =>
  inBatches(candidates, async ({ description, value, masked }) => {
    const id = randomUUID();
    const sealed = await withBytes(value, (bytes) => sealVersion(keys, id, 1, bytes));
    return { id, description, masked, sealed };
  });

/** The next versions of those secrets that have another value than the file says. Never called inside a transaction. */
export async function sealNext(
  keys: KeyProvider,
  pairs: readonly Pair[],
  current: ReadonlyMap<string, SealedVersion>,
): Promise<Rotation[]> {
  const sealed = await inBatches(pairs, ({ taken, candidate }) =>
    withBytes(candidate.value, async (bytes): Promise<Rotation | null> => {
      const before = current.get(taken.id);
      if (before && (await holdsValue(keys, taken.id, before, bytes))) return null;
      return { taken, candidate, sealed: await sealVersion(keys, taken.id, taken.currentVersion + 1, bytes) };
    }),
  );
  return sealed.filter((each) => each !== null);
}

async function withBytes<T>(value: string, work: (bytes: Buffer) => Promise<T>): Promise<T> {
  const bytes = Buffer.from(value, 'utf8');
  return work(bytes).finally(() => bytes.fill(0));
}

async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE)
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  return done;
}
