import type { Actor } from '../../platform/actor.js';
import { currentKey } from '../../platform/crypto/key-providers.js';
import type { KeyProvider } from '../../platform/crypto/key-provider.js';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import type { Hub } from '../../platform/events/hub.js';
import { Conflict, InvalidInput, NotFound } from '../../platform/problem.js';
import { KeyRepository, type KnownKey } from './key.repository.js';
import { nameOf } from './key-name.js';
import { REWRAP_EVENTS, rewrapStarted } from './rewrap.events.js';
import { requireVaultKeeper } from './rewrap.policy.js';
import { RewrapRepository, type RewrapState } from './rewrap.repository.js';
import { rewrapShape } from './rewrap.shape.js';

export interface RewrapServiceOptions {
  readonly db: Database;
  readonly keys: KeyProvider;
  readonly masterKeys: MasterKeys;
  readonly hub: Hub;
}

export interface StartRewrap {
  /** The provider that is expected to wrap; any unless told. */
  readonly expectedProvider?: string | null;
}

const PROVIDERS: ReadonlySet<string> = new Set(['local', 'transit']);

/** Runs that wrap all data keys with the key in force. */
export class RewrapService {
  constructor(private readonly options: RewrapServiceOptions) {}

  /**
   * Starts a run and answers its id; where one is under way, the id of that one. Throws Forbidden, InvalidInput, and
   * Conflict where another provider than the expected one is in force. Rejects with KeyUnavailable where the key in
   * force cannot be used.
   */
  async start(actor: Actor, { expectedProvider }: StartRewrap = {}): Promise<string> {
    requireVaultKeeper(actor);
    const { db, keys } = this.options;
    expect(expectedProvider ?? keys.name, keys.name);
    const target = nameOf(await currentKey(keys));
    return db.as(actor, async (tx) => {
      const rewraps = new RewrapRepository(tx);
      const used = await new KeyRepository(tx).list();
      const from = used.filter((key) => nameOf(key) !== target && this.holdsSomething(key));
      const total = from.reduce((sum, { versions }) => sum + Number(versions), 0);
      const run = await rewraps.insert({ fromKeys: from.map(nameOf), toKey: target, total });
      if (run) await tx.emit(rewrapStarted(run));
      return run?.id ?? (await runningId(tx));
    });
  }

  /** One run; null where the actor sees none with this id. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.options.db, actor, rewrapShape, selection, id);
  }

  /** A page of runs, newest first. Throws InvalidInput. */
  page(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.options.db, actor, rewrapShape, selection);
  }

  /** Where a run stands. Throws NotFound. */
  async state(actor: Actor, id: string): Promise<RewrapState> {
    const state = await this.options.db.as(actor, (tx) => new RewrapRepository(tx).state(id));
    if (!state) throw new NotFound('Rewrap');
    return state;
  }

  /**
   * Hears of a run: at once, after each step, and of its end, after which there is no more. Whoever has lost the right
   * to see it hears nothing. Throws Forbidden and NotFound.
   */
  async listen<R>(actor: Actor, id: string, map: (id: string) => R): Promise<AsyncIterableIterator<R>> {
    requireVaultKeeper(actor);
    let isOver = false;
    const look = async (): Promise<R | undefined> => {
      const state = await this.options.db.as(actor, (tx) => new RewrapRepository(tx).state(id));
      if (!state) return undefined;
      isOver = state.status !== 'RUNNING';
      return map(id);
    };
    // First, so that nothing that happens while it looks is missed.
    const news = this.options.hub.eventsOfTypes(REWRAP_EVENTS, async ({ aggregateId }) =>
      aggregateId === id.toLowerCase() ? look() : undefined,
    );
    try {
      const now = await look();
      if (now === undefined) throw new NotFound('Rewrap');
      return beginningWith(now, news, () => isOver);
    } catch (error) {
      await news.return?.();
      throw error;
    }
  }

  /** Under the current master key lies what no run moves: it is the key in force for everything but data keys. */
  private holdsSomething({ provider, keyId, versions, others }: KnownKey): boolean {
    const isMaster = provider === 'local' && keyId === this.options.masterKeys.current.id;
    return versions > 0n || (others > 0n && !isMaster);
  }
}

function expect(expected: string, actual: string): void {
  if (!PROVIDERS.has(expected))
    throw new InvalidInput('There are the providers local and transit.', 'expectedProvider');
  if (expected !== actual) throw new Conflict(`The provider ${actual} is in force.`, 'expectedProvider');
}

async function runningId(tx: Tx): Promise<string> {
  const running = await new RewrapRepository(tx).running();
  if (!running) throw new Conflict('A run has ended at this very moment. Start another one.');
  return running.id;
}

/** A value, and then what follows until it is over. Written by hand: a generator that waits does not hear `return()`. */
function beginningWith<R>(
  first: R,
  rest: AsyncIterableIterator<R>,
  isOver: () => boolean,
): AsyncIterableIterator<R, undefined> {
  let isFirst = true;
  const end = async (): Promise<IteratorResult<R, undefined>> => {
    await rest.return?.();
    return { value: undefined, done: true };
  };
  const iterator: AsyncIterableIterator<R, undefined> = {
    next: async () => {
      if (!isFirst) return isOver() ? end() : (rest.next() as Promise<IteratorResult<R, undefined>>);
      isFirst = false;
      return { value: first, done: false };
    },
    return: () => {
      isFirst = false;
      return end();
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
