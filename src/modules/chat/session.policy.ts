import type { Actor } from '../../platform/actor.js';

/** What decides who may do what with a conversation. */
export interface SessionFacts {
  readonly id: string;
  readonly ownerId: string;
}

/** Whether a key that is bound to a conversation is bound to this one; others are bound to none. */
const within = (actor: Actor, { id }: SessionFacts): boolean =>
  actor.chatSessionId === null || actor.chatSessionId === id;

/** Writes conversations at all. */
export const canWrite = (actor: Actor): boolean => actor.may('chats.read') && actor.may('chats.write');

/** Begins conversations: an agent that is in one does not. */
export const canCreate = (actor: Actor): boolean => canWrite(actor) && actor.chatSessionId === null;

/** Its owner, and whoever acts for the owner by a key that is bound to no other. */
export const canRead = (actor: Actor, session: SessionFacts): boolean =>
  actor.may('chats.read') && session.ownerId === actor.userId && within(actor, session);

/** Adds to it, and changes what is said of it. */
export const canChange = (actor: Actor, session: SessionFacts): boolean => canWrite(actor) && canRead(actor, session);

/** Deletes it and brings it back: not the agent that is in it. */
export const canDelete = (actor: Actor, session: SessionFacts): boolean =>
  canChange(actor, session) && actor.chatSessionId === null;
