import { Actor } from '../../platform/actor.js';
import {
  type KeyName,
  DecryptionFailed,
  KeyServiceUnavailable,
  KeyUnavailable,
  type KeyProvider,
} from '../../platform/crypto/key-provider.js';
import type { Database } from '../../platform/database/database.js';
import { rewrapEnded, rewrapProgressed, versionNotRewrapped } from './rewrap.events.js';
import { keyNamed, nameOf } from './key-name.js';
import {
  FIRST_VERSION,
  type NotRewrapped,
  type Rewrapped,
  RewrapRepository,
  type RewrapRun,
  type VersionPosition,
  type WrappedVersion,
} from './rewrap.repository.js';
import { rewrapVersion } from './version.sealing.js';

/** Brings what a module keeps under the master key under the one in force. Rejects after having done what it could. */
export type RewrapElsewhere = () => Promise<void>;

export interface RewrapRunnerOptions {
  readonly db: Database;
  readonly keys: KeyProvider;
  readonly elsewhere: readonly RewrapElsewhere[];
}

const SYSTEM = Actor.system('rewrap');
/** Versions in one transaction. */
const BATCH = 100;
/** Data keys under way at a time: each is two questions to Transit. */
const AT_A_TIME = 20;
/** One run of the job takes about so long, so that a server that stops need not wait for it. */
const SLICE_MS = 2_000;
/** Between two events of one run. */
const PROGRESS_MS = 250;

/**
 * Does what a run asks for, piece by piece. What is done is counted in the transaction in which it is done, so that it
 * goes on wherever it was broken off; two that work on one run at once do no harm.
 */
export class RewrapRunner {
  private toldAt = -Infinity;

  constructor(private readonly options: RewrapRunnerOptions) {}

  /** Works on the run under way for some seconds at most. Answers whether there is more to do, or to wait for. */
  async work(): Promise<boolean> {
    const { db } = this.options;
    const run = await db.as(SYSTEM, (tx) => new RewrapRepository(tx).due());
    if (!run) return (await db.as(SYSTEM, (tx) => new RewrapRepository(tx).running())) !== null;
    try {
      if (!(await this.carryOn(run, performance.now() + SLICE_MS))) return true;
      await this.end(run, await this.finishElsewhere());
      return false;
    } catch (error) {
      if (!(error instanceof KeyServiceUnavailable)) throw error;
      await db.as(SYSTEM, (tx) => new RewrapRepository(tx).postpone(run.id, error.message));
      return true;
    }
  }

  /** Answers whether nothing is left to wrap. What somebody else had locked is seen in the next pass. */
  private async carryOn(run: RewrapRun, until: number): Promise<boolean> {
    let seen = 0;
    for (const key of run.fromKeys.map(keyNamed)) {
      for (let after: VersionPosition = FIRST_VERSION; ;) {
        const from = after;
        const versions = await this.options.db.as(SYSTEM, (tx) =>
          new RewrapRepository(tx).batch(run.id, key, from, BATCH),
        );
        const last = versions.at(-1);
        if (!last) break;
        await this.wrap(run, versions);
        seen += versions.length;
        after = last;
        if (performance.now() > until) return false;
      }
    }
    return seen === 0;
  }

  private async wrap(run: RewrapRun, versions: readonly WrappedVersion[]): Promise<void> {
    const rewrapped: Rewrapped[] = [];
    const failures: NotRewrapped[] = [];
    for (let n = 0; n < versions.length; n += AT_A_TIME) {
      const outcomes = await Promise.all(versions.slice(n, n + AT_A_TIME).map((version) => this.wrapOne(run, version)));
      for (const outcome of outcomes)
        if ('wrapped' in outcome) rewrapped.push(outcome);
        else failures.push(outcome);
    }
    await this.commit(run, rewrapped, failures);
  }

  private async wrapOne(run: RewrapRun, version: WrappedVersion): Promise<Rewrapped | NotRewrapped> {
    try {
      const wrapped = await rewrapVersion(this.options.keys, version);
      requireProgress(run, wrapped);
      return { version, wrapped };
    } catch (error) {
      if (error instanceof KeyServiceUnavailable) throw error;
      if (error instanceof DecryptionFailed) return { version, reason: 'Its data key does not unwrap.' };
      if (error instanceof KeyUnavailable) return { version, reason: `Its key ${nameOf(version)} is not available.` };
      throw error;
    }
  }

  private async commit(run: RewrapRun, rewrapped: readonly Rewrapped[], failures: readonly NotRewrapped[]) {
    await this.options.db.as(SYSTEM, async (tx) => {
      const repository = new RewrapRepository(tx);
      const done = await repository.replace(rewrapped);
      let failed = 0;
      for (const failure of failures) {
        if (!(await repository.fail(run.id, failure))) continue;
        failed += 1;
        const { secretId, number } = failure.version;
        await tx.audit(versionNotRewrapped(secretId, number, failure.reason));
      }
      const now = await repository.advance(run.id, done, failed);
      if (!now || performance.now() - this.toldAt < PROGRESS_MS) return;
      this.toldAt = performance.now();
      await tx.emit(rewrapProgressed(now));
    });
  }

  /** Why something else could not be brought under the key in force; null where it could. */
  private async finishElsewhere(): Promise<string | null> {
    const reasons: string[] = [];
    for (const rewrap of this.options.elsewhere)
      await rewrap().catch((error: unknown) => {
        if (!(error instanceof DecryptionFailed) && !(error instanceof KeyUnavailable)) throw error;
        reasons.push(error.message);
      });
    return reasons.length > 0 ? `Besides the secrets: ${reasons.join(' ')}` : null;
  }

  private async end(run: RewrapRun, reason: string | null): Promise<void> {
    await this.options.db.as(SYSTEM, async (tx) => {
      const ended = await new RewrapRepository(tx).end(run.id, reason);
      if (ended) await tx.emit(rewrapEnded(ended));
    });
  }
}

/** A process that still has the old configuration would move everything back. */
function requireProgress(run: RewrapRun, wrapped: KeyName): void {
  const name = nameOf(wrapped);
  if (run.fromKeys.includes(name))
    throw new KeyServiceUnavailable(
      `A process that runs jobs still wraps with ${name}: start it with the configuration of the key ${run.toKey}.`,
    );
}
