import { clearTimeout } from 'node:timers';
import { TestEnvironment } from 'jest-environment-node';

const OF_AGENDA = /[\\/]node_modules[\\/]agenda[\\/]/;
/** Half of the shortest lock there is. */
const SHORTEST_MS = 500;

/** Whether Agenda is among those who have just called, without the price of a stack that is mapped and made text. */
function isOfAgenda() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Object.assign(Error, { prepareStackTrace: (_error, sites) => sites, stackTraceLimit: 6 });
  const sites = new Error('Who waits').stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return sites.some((site) => OF_AGENDA.test(site.getFileName() ?? ''));
}

/**
 * Node's environment, but what Agenda leaves ticking behind every job, for up to half of its lock, ends with the test file.
 * It would hold all modules of the file in memory, and the process at the end of the run. Whatever else is left, of ours,
 * still shows by that.
 */
export default class Environment extends TestEnvironment {
  #timers = new Set();

  async setup() {
    await super.setup();
    const { setTimeout } = this.global;
    this.global.setTimeout = Object.assign((callback, ms, ...rest) => {
      const timer = setTimeout(callback, ms, ...rest);
      if (ms >= SHORTEST_MS && isOfAgenda()) this.#timers.add(timer);
      return timer;
    }, setTimeout);
  }

  async teardown() {
    for (const timer of this.#timers) clearTimeout(timer);
    await super.teardown();
  }
}
