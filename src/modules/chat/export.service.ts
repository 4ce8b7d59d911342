import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { InvalidInput } from '../../platform/problem.js';
import { markdownOf } from './export.markdown.js';
import { ExportRepository, type ExportedSession } from './export.repository.js';

export type ExportFormat = 'JSON' | 'MARKDOWN';

/** A conversation as a file. */
export interface ExportedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly messageCount: number;
  readonly content: string;
}

/** What is answered in one piece is held in memory in several. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Takes conversations out of the house. */
export class ExportService {
  constructor(private readonly db: Database) {}

  /**
   * A conversation as a file, recorded before it is answered; null where there is none that the actor may see. Throws
   * InvalidInput where it is too large.
   */
  export(actor: Actor, id: string, format: ExportFormat): Promise<ExportedFile | null> {
    return this.db.as(actor, async (tx) => {
      const session = await new ExportRepository(tx).session(id);
      if (!session) return null;
      const isBranch = format === 'MARKDOWN';
      // Before anything is held in memory, and again as it is written: a file may need several bytes for one.
      if ((await new ExportRepository(tx).size(session, isBranch)) > MAX_BYTES) throw tooLarge();
      const file = format === 'JSON' ? await jsonFile(tx, session) : await markdownFile(tx, session);
      if (Buffer.byteLength(file.content) > MAX_BYTES) throw tooLarge();
      await tx.audit({
        action: 'CHAT_EXPORTED',
        resourceType: 'ChatSession',
        resourceId: session.id,
        details: { format, messages: file.messageCount },
        sensitive: true,
      });
      return file;
    });
  }
}

const tooLarge = () => new InvalidInput('More than 16 MiB: read its messages page by page.', 'id');

async function jsonFile(tx: Tx, session: ExportedSession): Promise<ExportedFile> {
  const source = new ExportRepository(tx);
  const messages = await source.messages(session, false);
  const { activeLeafId, lastSequence: _count, ...said } = session;
  const summaries = await source.summaries(session);
  const whole = { format: 'steward.chat/1', exportedAt: tx.now, session: said, activeLeafId, messages, summaries };
  return {
    filename: `chat-${session.id}.json`,
    contentType: 'application/json',
    messageCount: messages.length,
    content: JSON.stringify(whole, null, 2),
  };
}

async function markdownFile(tx: Tx, session: ExportedSession): Promise<ExportedFile> {
  const messages = await new ExportRepository(tx).messages(session, true);
  return {
    filename: `chat-${session.id}.md`,
    contentType: 'text/markdown; charset=utf-8',
    messageCount: messages.length,
    content: markdownOf(session, messages),
  };
}
