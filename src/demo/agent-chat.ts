import * as operations from './agent-operations.js';
import type { Person } from './client.js';
import { aside, say, told, write } from './screen.js';

/** What happens in a conversation, as it is selected. */
interface News {
  readonly __typename: string;
  readonly runId?: string;
  readonly runStatus?: string;
  readonly executionStatus?: string;
  readonly execution?: { readonly toolName: string; readonly parameters: unknown };
  readonly text?: string;
}

const ENDS = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);
const SAID: Readonly<Record<string, string>> = {
  AWAITING_APPROVAL: 'waits for somebody to agree',
  COMPLETED: 'has run',
  REJECTED: 'is not run',
};

/** A conversation that somebody follows on an open socket. */
export class Chat {
  private constructor(
    private readonly person: Person,
    private readonly sessionId: string,
    private readonly news: AsyncIterator<Readonly<Record<string, unknown>>>,
  ) {}

  /** Begins one. */
  static async begin(person: Person): Promise<Chat> {
    const { session } = await person.must(operations.CREATE_CHAT, { title: 'The new office' });
    const { id } = session as { id: string };
    return new Chat(person, id, await person.listen(operations.chatEvents(id)));
  }

  /** Says something, and shows what happens until the model waits. */
  async ask(content: string): Promise<void> {
    told(this.person.name, `“${content}”`);
    await this.person.must(operations.SEND, { sessionId: this.sessionId, content });
    await this.follow(({ runStatus }) => runStatus === 'WAITING');
    aside('The run waits in the database, in nobody’s hands: the server could be restarted now');
  }

  /** Shows what happens until the model has answered. */
  async answer(): Promise<void> {
    await this.follow(({ runStatus }) => ENDS.has(runStatus ?? ''));
  }

  /** Text is written as it comes, and everything else when a line is free. */
  private async follow(isOver: (news: News) => boolean): Promise<void> {
    let isWriting = false;
    for (;;) {
      const next: IteratorResult<unknown, unknown> = await this.news.next();
      if (next.done) throw new Error('The conversation has ended.');
      const news = (next.value as { chatEvents: News }).chatEvents;
      if (news.text !== undefined) {
        if (!isWriting) write(`   ${'model:'.padEnd(7)} `);
        isWriting = true;
        write(news.text);
        continue;
      }
      if (isWriting && news.__typename !== 'ChatMessageAdded') {
        say();
        isWriting = false;
      }
      const { execution, executionStatus = '' } = news;
      const what = SAID[executionStatus];
      if (execution && what) told('tool', `${execution.toolName} ${JSON.stringify(execution.parameters)} ${what}`);
      if (isOver(news)) return;
    }
  }
}
