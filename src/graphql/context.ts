import type { Actor } from '../platform/actor.js';
import type { AccessLoaders } from './loaders.js';

/** What every resolver and rule of one operation shares. */
export interface Context {
  readonly actor: Actor;
  /** Batched look-ups for rules, made anew for each operation. */
  readonly access: AccessLoaders;
  /** What this operation has done already, for limits that count within one operation. */
  readonly once: Set<string>;
}
