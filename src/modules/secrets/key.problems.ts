import { Problem } from '../../platform/problem.js';
import type { KnownKey } from './key.repository.js';

/** Something is still under the key. */
export class KeyInUse extends Problem {
  readonly typename = 'KeyInUse';
  readonly code = 'BAD_USER_INPUT';

  constructor(private readonly usage: Pick<KnownKey, 'versions' | 'others'>) {
    const { versions, others } = usage;
    super(
      `This key still wraps ${versions} versions of secrets and ${others} other things. ` +
        `Run startRewrap, and retire it when that has completed.`,
    );
  }

  override get fields() {
    return { versions: this.usage.versions.toString() };
  }
}
