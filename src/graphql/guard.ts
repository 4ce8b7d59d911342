import { createRequire } from 'node:module';
import type * as Shield from 'graphql-shield';
import type { Context } from './context.js';
import { requirePerson } from '../platform/person.js';
import { Forbidden, Unauthenticated } from '../platform/problem.js';

// The ESM build imports util.isUndefined, which Node 23 no longer has.
const { rule, allow } = createRequire(import.meta.url)('graphql-shield') as typeof Shield;

export { allow };
export type ShieldRule = ReturnType<ReturnType<typeof rule>> | typeof allow;

/**
 * A rule that fails closed and says why. `check` answers true or throws; shield would turn a thrown error into a bare
 * "Not Authorised", so it is returned instead. Never cached: two rules of one name would share an entry.
 */
export const guard = (
  name: string,
  check: (parent: unknown, args: Readonly<Record<string, unknown>>, context: Context) => true | Promise<true>,
): ShieldRule =>
  rule(name, { cache: 'no_cache' })(async (parent: unknown, args: Record<string, unknown>, context: Context) => {
    try {
      return await check(parent, args, context);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  });

/** Any signed-in user. */
export const authenticated = guard('AUTHENTICATED', (_parent, _args, { actor }) => {
  if (!actor.isUser) throw new Unauthenticated();
  return true;
});

/** A person who is signed in: an API key may not, whatever its scopes. */
export const person = guard('PERSON', (_parent, _args, { actor }) => {
  requirePerson(actor);
  return true;
});

/** A signed-in person who holds the permission. */
export const personHolds = (name: string, permission: string): ShieldRule =>
  guard(name, (_parent, _args, { actor }) => {
    requirePerson(actor);
    if (!actor.may(permission)) throw new Forbidden(`This needs the permission ${permission}.`);
    return true;
  });

/** A signed-in user who holds the permission. */
export const holds = (name: string, permission: string): ShieldRule =>
  guard(name, (_parent, _args, { actor }) => {
    if (!actor.isUser) throw new Unauthenticated();
    if (!actor.may(permission)) throw new Forbidden(`This needs the permission ${permission}.`);
    return true;
  });
