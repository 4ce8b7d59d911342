import { randomUUID } from 'node:crypto';
import type { Context } from '../../../src/graphql/context.js';
import type { AccessLoaders } from '../../../src/graphql/loaders.js';
import { Actor, type Origin } from '../../../src/platform/actor.js';

const ORIGIN: Origin = { requestId: 'test', ip: null, userAgent: null };

/** A signed-in user with these permissions. */
export const userWith = (permissions: readonly string[] = [], origin = ORIGIN, userId: string = randomUUID()): Actor =>
  Actor.user(
    {
      userId,
      username: 'somebody',
      sessionId: randomUUID(),
      permissions: new Set(permissions),
      expiresAt: Date.now() + 900_000,
    },
    origin,
  );

export const nobody = (): Actor => Actor.anonymous(ORIGIN);

/** A context for a schema whose resolvers need neither services nor loaders. */
export const contextOf = (actor: Actor): Context => ({
  actor,
  access: {} as AccessLoaders,
  once: new Set(),
});
