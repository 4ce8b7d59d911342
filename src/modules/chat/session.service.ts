import { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { chatClosed, chatCreated, chatDeleted, chatDestroyed, chatRestored, sharingChanged } from './chat.events.js';
import { appendEvent, lockSession } from './conversation.service.js';
import { type SessionInput, changedFields, settingsOf } from './session.input.js';
import { canCreate, canDelete, canRead } from './session.policy.js';
import { SessionRepository } from './session.repository.js';
import { type SessionFilter, deletedSessionShape, matching, sessionShape } from './session.shape.js';
import { estimateTokens } from './token-estimate.js';

/** What changes of a conversation. */
export type UpdateSession = SessionInput & { readonly sessionId: string };

/** How many conversations one transaction destroys. */
const BATCH = 50;

/** Conversations: reading, beginning, changing, deleting and restoring them. */
export class ChatSessionService {
  constructor(private readonly db: Database) {}

  /** What the selection asks of one conversation; null for a foreign, a deleted and a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, sessionShape, selection, id);
  }

  /** A page of the actor's conversations, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: SessionFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, sessionShape, selection, matching(filter ?? {}));
  }

  /** A page of those that can be restored, the last one deleted first. Throws InvalidInput. */
  deleted(actor: Actor, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, deletedSessionShape, selection);
  }

  /** Begins a conversation and answers its id. Throws Forbidden and InvalidInput. */
  async create(actor: Actor, input: SessionInput): Promise<string> {
    requirePerson(actor, input);
    if (!canCreate(actor)) throw new Forbidden('A key that is bound to a conversation begins no other.');
    const settings = settingsOf({ ...input, isActive: true });
    const promptTokens = await estimateTokens(settings.systemPrompt ?? '');
    return this.db.as(actor, async (tx) => {
      const sessionId = await new SessionRepository(tx).insert(settings, promptTokens);
      await tx.emit(chatCreated({ sessionId, ownerId: actor.id }));
      if (settings.shareWithApprovers) await tx.audit(sharingChanged(sessionId, true));
      return sessionId;
    });
  }

  /** Changes what is present in the input; where nothing differs, nothing is written. Throws NotFound, Forbidden and InvalidInput. */
  async update(actor: Actor, { sessionId, ...input }: UpdateSession): Promise<string> {
    requirePerson(actor, input);
    // A whole prompt is counted before the conversation is locked.
    const promptTokens = await estimateTokens(settingsOf(input).systemPrompt ?? '');
    return this.db.as(actor, async (tx) => {
      const before = await lockSession(tx, sessionId);
      const after = settingsOf(input, before);
      if (changedFields(before, after).length === 0) return before.id;
      const tokens = input.systemPrompt === undefined ? null : promptTokens;
      if (!(await new SessionRepository(tx).update(before.id, after, tokens))) throw new NotFound('ChatSession');
      await appendEvent(tx, before.id, { type: 'ChatSessionUpdated' });
      if (before.shareWithApprovers !== after.shareWithApprovers)
        await tx.audit(sharingChanged(before.id, after.shareWithApprovers));
      if (before.isActive && !after.isActive)
        await tx.emit(chatClosed({ sessionId: before.id, ownerId: before.ownerId }));
      return before.id;
    });
  }

  /** Deletes a conversation and answers its id. Throws NotFound and Forbidden. */
  delete(actor: Actor, sessionId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const session = await lockSession(tx, sessionId);
      if (!canDelete(actor, session)) throw new Forbidden('A key that is bound to a conversation does not delete it.');
      if (!(await new SessionRepository(tx).delete(session.id))) throw new NotFound('ChatSession');
      await appendEvent(tx, session.id, { type: 'ChatSessionDeleted' });
      await tx.emit(chatDeleted({ sessionId: session.id, ownerId: session.ownerId }));
      return session.id;
    });
  }

  /** Brings a conversation back that was deleted at most thirty days ago, and answers its id. Throws NotFound, Forbidden and Conflict. */
  restore(actor: Actor, sessionId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const sessions = new SessionRepository(tx);
      const session = await sessions.find(sessionId);
      if (!session || !canRead(actor, session)) throw new NotFound('ChatSession');
      if (!canDelete(actor, session)) throw new Forbidden();
      if (!session.isDeleted) throw new Conflict('This conversation is not deleted.');
      if (!(await sessions.restore(session.id))) throw new Conflict('This conversation is not deleted.');
      await appendEvent(tx, session.id, { type: 'ChatSessionRestored' });
      await tx.emit(chatRestored({ sessionId: session.id, ownerId: session.ownerId }));
      return session.id;
    });
  }

  /** Destroys every conversation that was deleted more than thirty days ago, and answers how many there were. */
  async destroyDeleted(): Promise<number> {
    for (let total = 0; ;) {
      const destroyed = await this.db.as(Actor.system('destroy deleted conversations'), async (tx) => {
        const gone = await new SessionRepository(tx).destroyDeleted(BATCH);
        for (const about of gone) await tx.emit(chatDestroyed(about));
        return gone.length;
      });
      total += destroyed;
      if (destroyed < BATCH) return total;
    }
  }
}

/** Owners alone show others what they said: no agent does it for them. Throws Forbidden. */
function requirePerson(actor: Actor, { shareWithApprovers }: SessionInput): void {
  if (shareWithApprovers === true && !actor.isInteractive)
    throw new Forbidden('Only a person who is signed in shows a conversation to approvers.');
}
