import type { Actor } from '../../platform/actor.js';

/** How many topics of their own people have at most. */
export const MAX_OWN = 1_000;

/** What decides about a topic. */
export interface TopicFacts {
  /** Whose it is; null for a system topic. */
  readonly ownerId: string | null;
}

/** Manages system topics. */
export const canCurate = (actor: Actor): boolean => actor.may('topics.system');

/** Sees topics at all. */
export const canReadTopics = (actor: Actor): boolean => actor.may('documents.read') || canCurate(actor);

/** Manages topics of one's own. */
export const canWriteTopics = (actor: Actor): boolean => actor.may('documents.read') && actor.may('topics.write');

/** Its owner, and of a system topic everybody who reads documents or manages them. */
export const canRead = (actor: Actor, { ownerId }: TopicFacts): boolean =>
  (actor.may('documents.read') && (ownerId === null || ownerId === actor.userId)) ||
  (ownerId === null && canCurate(actor));

/** Its owner, and of a system topic who manages those. */
export const canChange = (actor: Actor, { ownerId }: TopicFacts): boolean =>
  ownerId === null ? canCurate(actor) : ownerId === actor.userId && canWriteTopics(actor);
