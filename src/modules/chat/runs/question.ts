import type { Tx } from '../../../platform/database/database.js';
import type { ContextMessage } from '../context.repository.js';
import { contextOf } from '../context.service.js';
import { type SessionRecord, SessionRepository } from '../session.repository.js';
import type { Question } from './model-step.js';

const SUMMARY = 'What was said before, in short:';

/**
 * What a model is asked to answer a message, by the context window of its conversation, which this transaction has
 * locked: the branch that ends with the message becomes the active one.
 */
export async function questionOf(tx: Tx, session: SessionRecord, messageId: string): Promise<Question> {
  await new SessionRepository(tx).activate(session.id, messageId);
  const { systemPrompt, summary, messages } = await contextOf(tx, session);
  const system = [systemPrompt, summary && `${SUMMARY}\n${summary}`].filter((text) => text !== null && text !== '');
  return {
    system: system.length > 0 ? system.join('\n\n') : null,
    temperature: session.temperature,
    messages: messages.filter(({ content }) => content !== '').map(toModel),
  };
}

/** What a tool answered is told like what a person says: which call it answers is not known here. */
function toModel({ role, content }: ContextMessage): Question['messages'][number] {
  if (role === 'ASSISTANT') return { role: 'assistant', content };
  if (role === 'SYSTEM') return { role: 'system', content };
  return { role: 'user', content };
}
