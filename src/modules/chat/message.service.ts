import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readById } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, NotFound } from '../../platform/problem.js';
import { addMessage, appendEvent, lockSession, madeBefore } from './conversation.service.js';
import type { ChatRole } from './message.entity.js';
import { type MessageInput, messageForm } from './message.input.js';
import { MessageRepository } from './message.repository.js';
import { messageShape } from './message.shape.js';
import { SessionRepository } from './session.repository.js';

/** A message for the end of a conversation, or for a place in it. */
export type AppendMessage = MessageInput & {
  readonly sessionId: string;
  readonly role: ChatRole;
  /** The active leaf where absent or null. */
  readonly parentId?: string | null;
};

/** Other words for a message. */
export type EditMessage = Omit<MessageInput, 'model' | 'tokens'> & { readonly messageId: string };

/** What is said in conversations. */
export class MessageService {
  constructor(private readonly db: Database) {}

  /** What the selection asks of one message; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, messageShape, selection, id);
  }

  /** Adds a message and answers its id. Throws NotFound, Forbidden, InvalidInput and Conflict. */
  async append(actor: Actor, { sessionId, role, ...input }: AppendMessage): Promise<string> {
    const parentId = input.parentId?.toLowerCase() ?? null;
    const form = await messageForm(input, { operation: 'append', role, parentId, tokens: input.tokens ?? null });
    return this.db.as(actor, async (tx) => {
      const session = await lockSession(tx, sessionId);
      const before = await madeBefore(tx, session.id, form.idempotency);
      if (before !== null) return before;
      const message = { ...form, role, status: 'COMPLETE' as const, parentId: parentId ?? session.activeLeafId };
      return addMessage(tx, session, message);
    });
  }

  /** Puts other words beside a message and answers the new one's id. Throws NotFound, Forbidden, InvalidInput and Conflict. */
  async edit(actor: Actor, { messageId, ...input }: EditMessage): Promise<string> {
    const form = await messageForm(input, { operation: 'edit', messageId: messageId.toLowerCase() });
    return this.db.as(actor, async (tx) => {
      const messages = new MessageRepository(tx);
      const found = await messages.find(messageId);
      if (!found) throw new NotFound('ChatMessage');
      const session = await lockSession(tx, found.sessionId);
      const before = await madeBefore(tx, session.id, form.idempotency);
      if (before !== null) return before;
      // As it is under the lock: it may have been finished meanwhile.
      const edited = await messages.find(messageId);
      if (!edited) throw new NotFound('ChatMessage');
      if (edited.status === 'STREAMING') throw new Conflict('This message is still being written.');
      const { parentId, role, toolCallId } = edited;
      const metadata = input.metadata == null ? edited.metadata : form.metadata;
      return addMessage(tx, session, { ...form, parentId, role, metadata, toolCallId, status: 'COMPLETE' });
    });
  }

  /** Continues the branch through a message at its newest end. Answers the conversation's id. Throws NotFound and Forbidden. */
  select(actor: Actor, messageId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const messages = new MessageRepository(tx);
      const found = await messages.find(messageId);
      if (!found) throw new NotFound('ChatMessage');
      const session = await lockSession(tx, found.sessionId);
      const leafId = await messages.newestBelow(found.id);
      if (leafId === session.activeLeafId) return session.id;
      await new SessionRepository(tx).activate(session.id, leafId);
      await appendEvent(tx, session.id, { type: 'ChatBranchSelected', payload: { messageId: leafId } });
      return session.id;
    });
  }
}
