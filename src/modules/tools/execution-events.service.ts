import type { Actor } from '../../platform/actor.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import type { ExecutionStatus, FailureReason, RejectionReason } from './execution.entity.js';
import { EXECUTION_EVENTS } from './execution.events.js';

/** What happened to an execution, as a subscriber hears it. */
export interface ExecutionNews {
  readonly executionId: string;
  readonly status: ExecutionStatus;
  readonly reason: FailureReason | RejectionReason | null;
  /** RFC 3339. */
  readonly at: string;
}

/** Which executions somebody listens to: all of one's own where neither is given. */
export interface ExecutionTopic {
  readonly executionId?: string | null;
  readonly sessionId?: string | null;
}

const types: ReadonlySet<string> = new Set(EXECUTION_EVENTS);

/** News of executions, for whoever asked for them. */
export class ExecutionEventService {
  constructor(private readonly hub: Hub) {}

  /** What happens to the actor's executions from now on; a key hears of those of its chat session, where it has one. */
  listen<R>(actor: Actor, topic: ExecutionTopic, map: (news: ExecutionNews) => R): AsyncIterableIterator<R> {
    const [executionId, sessionId] = [topic.executionId?.toLowerCase(), topic.sessionId?.toLowerCase()];
    const isWanted = ({ aggregateId, payload }: PublishedEvent) =>
      (executionId === undefined || aggregateId === executionId) &&
      (sessionId === undefined || payload['sessionId'] === sessionId) &&
      (actor.chatSessionId === null || payload['sessionId'] === actor.chatSessionId);
    return this.hub.events(actor.id, (event) =>
      Promise.resolve(types.has(event.type) && isWanted(event) ? map(newsOf(event)) : undefined),
    );
  }
}

const newsOf = ({ aggregateId, payload, at }: PublishedEvent): ExecutionNews => ({
  ...{ executionId: aggregateId, at, status: payload['status'] as ExecutionStatus },
  reason: (payload['reason'] ?? null) as ExecutionNews['reason'],
});
