import type { Actor } from '../../platform/actor.js';

/** Whose notification it is. */
export interface NotificationFacts {
  readonly recipientId: string;
}

/** Whether the actor is told things at all: people who are signed in are, keys that act for them are not. */
export const isTold = (actor: Actor): boolean => actor.isInteractive;

/** Whether the actor reads it, marks it as read and deletes it. */
export const isMine = (actor: Actor, { recipientId }: NotificationFacts): boolean =>
  isTold(actor) && actor.userId === recipientId;
