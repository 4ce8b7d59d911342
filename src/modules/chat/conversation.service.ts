import type { Tx } from '../../platform/database/database.js';
import type { EventPayload } from '../../platform/events/event.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { chatAdvanced } from './chat.events.js';
import { ChatEventRepository } from './event.repository.js';
import type { Idempotency, NewMessage } from './message.input.js';
import { MessageRepository } from './message.repository.js';
import { canChange, canRead } from './session.policy.js';
import { type SessionRecord, SessionRepository } from './session.repository.js';

/** What reads of a conversation take bounded time for. */
const MAX_MESSAGES = 100_000;

/** A conversation of the actor's. Throws NotFound where there is none that the actor may see. */
export async function sessionOf(tx: Tx, id: string): Promise<SessionRecord> {
  const session = await new SessionRepository(tx).find(id);
  if (!session || session.isDeleted || !canRead(tx.actor, session)) throw new NotFound('ChatSession');
  return session;
}

/**
 * A conversation of the actor's, to which nobody else adds anything until the transaction ends. Throws NotFound, and
 * Forbidden where the actor may read but not change it.
 */
export async function lockSession(tx: Tx, id: string): Promise<SessionRecord> {
  const sessions = new SessionRepository(tx);
  const session = await sessions.lock(id);
  if (session && canChange(tx.actor, session)) return session;
  await sessionOf(tx, id);
  // It may have been restored between the two statements: then it is there now.
  const restored = await sessions.lock(id);
  if (restored && canChange(tx.actor, restored)) return restored;
  throw new Forbidden();
}

/**
 * Writes an event of a conversation, under its next number, and wakes whoever follows it. `type` names the GraphQL type
 * by which `chatEvents` tells it, and the payload has that type's fields besides `sessionId`, `sequence` and `at`. Ids and
 * numbers, never content. Answers the number.
 */
export async function appendEvent(
  tx: Tx,
  sessionId: string,
  event: { readonly type: string; readonly payload?: EventPayload },
): Promise<number> {
  const { sequence, ownerId } = await new ChatEventRepository(tx).append(sessionId, event.type, event.payload ?? {});
  await tx.emit(chatAdvanced({ sessionId, ownerId }, sequence));
  return sequence;
}

/**
 * Adds a message to a conversation that this transaction has locked, and makes it the active leaf. Answers its id.
 * Throws NotFound where the parent is not one of its messages, and Conflict where it is closed or full, or the parent is
 * still being written.
 */
export async function addMessage(tx: Tx, session: SessionRecord, message: NewMessage): Promise<string> {
  if (!session.isActive) throw new Conflict('This conversation is closed.');
  if (session.lastSequence >= MAX_MESSAGES) throw new Conflict(`A conversation has at most ${MAX_MESSAGES} messages.`);
  const messages = new MessageRepository(tx);
  if (message.parentId !== null) {
    const parent = await messages.find(message.parentId);
    if (parent?.sessionId !== session.id) throw new NotFound('ChatMessage');
    if (parent.status === 'STREAMING') throw new Conflict('The message before is still being written.', 'parentId');
  }
  const id = await messages.insert(session.id, message);
  await new SessionRepository(tx).advance(session.id, id);
  await appendEvent(tx, session.id, { type: 'ChatMessageAdded', payload: { messageId: id } });
  return id;
}

/**
 * The message that the same request made before, in a conversation that this transaction has locked; null where there
 * is none. Throws Conflict where the key stands for another request.
 */
export async function madeBefore(tx: Tx, sessionId: string, idempotency: Idempotency | null): Promise<string | null> {
  const made = idempotency && (await new MessageRepository(tx).byKey(sessionId, idempotency.key));
  if (!made) return null;
  if (made.digest !== idempotency.digest)
    throw new Conflict('This idempotency key stands for another message.', 'idempotencyKey');
  return made.id;
}
