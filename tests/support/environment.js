import { clearTimeout } from 'node:timers';
import { TestEnvironment } from 'jest-environment-node';

const OF_AGENDA = /[\\/]node_modules[\\/]agenda[\\/]/;

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
      // Nothing else waits so long as a matter of course.
      if (ms >= 10_000 && OF_AGENDA.test(new Error('Who waits').stack ?? '')) this.#timers.add(timer);
      return timer;
    }, setTimeout);
  }

  async teardown() {
    for (const timer of this.#timers) clearTimeout(timer);
    await super.teardown();
  }
}
