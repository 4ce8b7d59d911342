import { mergeResolvers } from '@graphql-tools/merge';
import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { AiConfig } from '../../platform/ai/choice.js';
import type { AiProviders } from '../../platform/ai/providers.js';
import type { Hub } from '../../platform/events/hub.js';
import type { Live } from '../../platform/events/live.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import type { Logger } from '../../platform/log.js';
import { chatEventResolvers } from './chat-events.resolvers.js';
import { ChatEventService } from './chat-events.service.js';
import { chatJobs } from './chat.jobs.js';
import { messageResolvers, sessionResolvers } from './chat.resolvers.js';
import { type ChatRule, chatRules } from './chat.rules.js';
import { ChatEventEntity } from './event.entity.js';
import { ExportService } from './export.service.js';
import { ChatMessageEntity } from './message.entity.js';
import { MessageService } from './message.service.js';
import { messageShape } from './message.shape.js';
import { searchResolvers } from './search.resolvers.js';
import { MessageSearchService } from './search.service.js';
import type { AgentTools } from './runs/agent-tools.js';
import { ChatRunEntity } from './runs/run.entity.js';
import { runJobs } from './runs/run.jobs.js';
import { runResolvers } from './runs/run.resolvers.js';
import { RunService } from './runs/run.service.js';
import { runShape } from './runs/run.shape.js';
import { ChatToolCallEntity } from './runs/tool-call.entity.js';
import { RunWorker } from './runs/worker.js';
import { ChatSessionEntity } from './session.entity.js';
import { ChatSessionService } from './session.service.js';
import { sessionShape } from './session.shape.js';
import { ChatSummaryEntity } from './summary.entity.js';

export type { ContextMessage, NewSummary } from './context.repository.js';
export { type Context, addSummary, contextOf } from './context.service.js';
export { type ExcerptLine, excerptOf } from './excerpt.service.js';
export { addMessage, appendEvent, lockSession, madeBefore, sessionOf } from './conversation.service.js';
export type { ChatRole, MessageStatus } from './message.entity.js';
export { type Idempotency, type NewMessage, messageForm } from './message.input.js';
export type { AgentTools, CallOutcome, OfferedTool, RequestedCall } from './runs/agent-tools.js';
export { RUN_CALL_DROPPED } from './runs/run.events.js';
export { extendCalls, extendMessages, messageShape } from './message.shape.js';
export type { SessionRecord } from './session.repository.js';
export { sessionShape } from './session.shape.js';
export { estimateTokens } from './token-estimate.js';

/** The entities of this module. */
export const CHAT_ENTITIES = [
  ChatSessionEntity,
  ChatMessageEntity,
  ChatEventEntity,
  ChatSummaryEntity,
  ChatRunEntity,
  ChatToolCallEntity,
] as const;

/** What the module works with. */
export interface ChatOptions {
  readonly db: Database;
  readonly hub: Hub;
  readonly live: Live;
  readonly log: Logger;
  readonly ai: AiProviders;
  readonly tools: AgentTools;
  readonly config: Pick<AiConfig, 'defaultChoice' | 'patience'>;
}

/** Conversations: what was said, and what happened in them. */
export interface ChatModule extends GraphqlModule<ChatRule> {
  readonly services: {
    readonly sessions: ChatSessionService;
    readonly messages: MessageService;
    readonly chatEvents: ChatEventService;
    readonly runs: RunService;
  };
  readonly jobs: readonly JobDefinition[];
  /** Gives back the runs that this process works on, for another one. */
  close(): Promise<void>;
}

/** Builds the module on what it works with. */
export function chatModule({ db, hub, live, log, ai, tools, config }: ChatOptions): ChatModule {
  const [sessions, messages] = [new ChatSessionService(db), new MessageService(db)];
  const chatEvents = new ChatEventService(db, hub, live);
  const runs = new RunService({ db, ai, config });
  const worker = new RunWorker({ db, hub, live, log, ai, tools, patience: config.patience });
  return {
    services: { sessions, messages, chatEvents, runs },
    resolvers: mergeResolvers([
      sessionResolvers(sessions),
      messageResolvers(messages),
      chatEventResolvers(chatEvents, sessions, messages),
      searchResolvers(new MessageSearchService(db), new ExportService(db), sessions, messages),
      runResolvers(runs, messages),
    ]),
    rules: chatRules,
    nodes: [sessionShape, messageShape, runShape],
    jobs: [...chatJobs(sessions), ...runJobs(worker, tools.endings)],
    close: () => worker.stop(),
  };
}
