import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Beside } from '../../platform/events/follow-stream.js';
import type { Hub } from '../../platform/events/hub.js';
import type { Live } from '../../platform/events/live.js';
import { InvalidInput, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { CHAT_ADVANCED } from './chat.events.js';
import type { RunStatus } from './runs/run.entity.js';
import { LiveText, type LiveNews } from './runs/live-text.js';
import { type Checkpoint, streamingIn } from './runs/written-message.repository.js';
import { type EventPage, type StoredEvent, eventsAfter } from './event.repository.js';

interface Told {
  readonly sessionId: string;
  readonly sequence: number;
  /** RFC 3339. */
  readonly at: string;
}

/** What the module of tools tells in conversations. */
type ToolNews =
  | { readonly __typename: 'ChatToolExecutionChanged'; readonly executionId: string; readonly status: string }
  | {
      readonly __typename: 'ChatToolApprovalChanged';
      readonly approvalId: string;
      readonly executionId: string;
      readonly status: string;
      readonly revision: number;
    };

/** An event of a conversation, as a subscriber hears it. Other modules add types of their own. */
export type ChatNews =
  | (Told & {
      readonly __typename: 'ChatMessageAdded' | 'ChatMessageUpdated' | 'ChatBranchSelected';
      readonly messageId: string;
    })
  | (Told & { readonly __typename: 'ChatSessionUpdated' | 'ChatSessionDeleted' | 'ChatSessionRestored' })
  | (Told & { readonly __typename: 'ChatRunChanged'; readonly runId: string; readonly status: RunStatus })
  | (Told & ToolNews)
  | (LiveNews & Pick<Told, 'sessionId'>);

/** How many events one read finds at most. */
const PAGE = 100;

/** What happens in conversations, for their owners. */
export class ChatEventService {
  constructor(
    private readonly db: Database,
    private readonly hub: Hub,
    private readonly live: Pick<Live, 'on'>,
  ) {}

  /**
   * The events of a conversation after a number, in their order, and those that come; only those that come where `after`
   * is null; and between them what is being written, as it comes. Ends with the conversation. Throws NotFound, and InvalidInput for a number that no event has had yet.
   */
  async listen<R>(
    actor: Actor,
    sessionId: string,
    after: number | null,
    map: (news: ChatNews) => R,
  ): Promise<AsyncIterableIterator<R>> {
    const id = sessionId.toLowerCase();
    const now = isUuid(id) ? await this.read(actor, id, 0, 0) : null;
    if (!now || now.isDeleted) throw new NotFound('ChatSession');
    if (after !== null && (after < 0 || after > now.last))
      throw new InvalidInput(`The events of this conversation have the numbers 1 to ${now.last}.`, 'after');
    let last = after ?? now.last;
    let text: LiveText | null = null;
    const read = async () => {
      // Before the events: what is told of a message then comes after the event of its beginning.
      await text?.refresh(() => this.streaming(actor, id));
      const page = await this.read(actor, id, last, PAGE);
      if (!page) return { items: [], more: false, over: true };
      const { events, isDeleted } = page;
      for (const { type, payload } of events)
        if (type === 'ChatMessageUpdated') text?.over(String(payload['messageId']));
      last = events.at(-1)?.sequence ?? last;
      const more = last < page.last;
      return { items: events.map((event) => map(newsOf(id, event))), more, over: isDeleted && !more };
    };
    // Other modules tell of what belongs to the conversation, and their transaction has written the event in it.
    const grows = ({ type, aggregateId, payload }: PublishedEvent) =>
      aggregateId === id ? WAKING.has(type) : payload['sessionId'] === id;
    // Whatever happened since is found by the first read, which comes after the stream listens.
    return this.hub.follow(actor.id, grows, read, (stream) => {
      text = new LiveText(this.live, id, stream);
      return besides(text, (news) => map({ ...news, sessionId: id }));
    });
  }

  private async streaming(actor: Actor, sessionId: string): Promise<readonly Checkpoint[]> {
    return (await this.db.read<readonly Checkpoint[]>(actor, streamingIn(sessionId))) ?? [];
  }

  private read(actor: Actor, sessionId: string, after: number, limit: number): Promise<EventPage | null> {
    return this.db.read<EventPage>(actor, eventsAfter(sessionId, after, limit));
  }
}

const besides = <R>(text: LiveText, map: (news: LiveNews) => R): Beside<R> => ({
  take: () => {
    const news = text.take();
    return news && map(news);
  },
  close: () => text.close(),
});

/** After these there may be something to read, or nothing any more. */
const WAKING: ReadonlySet<string> = new Set([CHAT_ADVANCED, 'chat.destroyed']);

/** Each type of event is written with what the GraphQL type of its name has. */
const newsOf = (sessionId: string, { type, payload, sequence, at }: StoredEvent): ChatNews =>
  ({ ...payload, __typename: type, sessionId, sequence, at }) as ChatNews;
