import type { Actor } from '../../platform/actor.js';
import { Forbidden } from '../../platform/problem.js';

/** Throws Forbidden unless the actor may manage keys; the system is the operator at the console. */
export function requireVaultKeeper(actor: Actor): void {
  if (actor.kind !== 'SYSTEM' && !actor.may('secrets.system'))
    throw new Forbidden('This needs the permission secrets.system.');
}
