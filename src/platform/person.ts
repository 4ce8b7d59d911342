import type { Actor } from './actor.js';
import { Forbidden, Unauthenticated } from './problem.js';

/**
 * Throws Forbidden where the actor is not a person who is signed in: what concerns the sign-in itself, and the making
 * of keys, is not for keys. Throws Unauthenticated where there is no user at all.
 */
export function requirePerson(actor: Actor): void {
  if (!actor.isUser) throw new Unauthenticated();
  if (!actor.isInteractive) throw new Forbidden('This is for people who are signed in; an API key cannot do it.');
}
