import type { Tx } from '../../platform/database/database.js';
import { NotFound } from '../../platform/problem.js';
import { type ContextMessage, ContextRepository, type NewSummary } from './context.repository.js';
import { appendEvent } from './conversation.service.js';
import type { SessionRecord } from './session.repository.js';

/** What a model is to be given. */
export interface Context {
  readonly systemPrompt: string | null;
  /** What stands for what was said before the messages; null where nothing does. */
  readonly summary: string | null;
  /** First to last. */
  readonly messages: readonly ContextMessage[];
}

/** What a model is to be given of a conversation's active branch, by the conversation's strategy. */
export async function contextOf(tx: Tx, { id, systemPrompt }: SessionRecord): Promise<Context> {
  const context = new ContextRepository(tx);
  return { systemPrompt, summary: await context.summary(id), messages: await context.messages(id) };
}

/**
 * Keeps what a model wrote to stand for everything up to a message of a conversation that this transaction has locked.
 * Answers its id. Throws NotFound where that message is not one of its own, or is still being written.
 */
export async function addSummary(tx: Tx, session: SessionRecord, summary: NewSummary): Promise<string> {
  const id = await new ContextRepository(tx).summarize(session.id, summary);
  if (id === null) throw new NotFound('ChatMessage');
  await appendEvent(tx, session.id, { type: 'ChatSessionUpdated' });
  return id;
}
