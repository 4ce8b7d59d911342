import type { Tx } from '../../platform/database/database.js';
import { NotFound, raise } from '../../platform/problem.js';
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

/** What is sent at once is held in memory in several pieces. Tokens say nothing of it: whoever adds messages may count them. */
const MAX_CONTEXT_BYTES = 16 * 1024 * 1024;

/** A model would have to be given more than is sent to one. */
export class ContextTooLong extends Error {
  override readonly name = 'ContextTooLong';
  constructor() {
    super('The model would have to read more than 16 MiB: choose another context strategy, or a smaller window.');
  }
}

/** What a model is to be given of a conversation's active branch, by the conversation's strategy. Throws ContextTooLong. */
export async function contextOf(tx: Tx, { id, systemPrompt }: SessionRecord): Promise<Context> {
  const context = new ContextRepository(tx);
  const { ids, summary, bytes } = (await context.window(id)) ?? raise(new NotFound('ChatSession'));
  if (bytes > MAX_CONTEXT_BYTES) throw new ContextTooLong();
  return { systemPrompt, summary, messages: await context.messages(ids) };
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
