import type { Tx } from '../../platform/database/database.js';
import { ExcerptRepository } from './excerpt.repository.js';

/** A message as somebody is shown it who does not read the conversation. */
export interface ExcerptLine {
  readonly role: 'USER' | 'ASSISTANT';
  readonly content: string;
  /** Whether more was said in it. */
  readonly isCut: boolean;
  /** RFC 3339. */
  readonly at: string;
}

/**
 * What was said last up to a message of a conversation, or to its active leaf, first to last: by its owner and by models, not
 * by tools. Null where the owner does not show it, and where the actor does not read it.
 */
export async function excerptOf(
  tx: Tx,
  sessionId: string,
  leafId: string | null,
): Promise<readonly ExcerptLine[] | null> {
  const excerpts = new ExcerptRepository(tx);
  return (await excerpts.isShared(sessionId)) ? excerpts.lines(sessionId, leafId) : null;
}
