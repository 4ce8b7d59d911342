import type { DomainEvent } from '../../../platform/events/event.js';
import type { AiChoice } from '../../../platform/ai/choice.js';

/** Which run it is about. */
export interface AboutRun {
  readonly runId: string;
  readonly sessionId: string;
  readonly ownerId: string;
}

/** The type of `runRequested`. */
export const RUN_REQUESTED = 'chat.runRequested';
/** The type of `runCancelRequested`. */
export const RUN_CANCEL_REQUESTED = 'chat.runCancelRequested';

const event = (type: string, { runId, sessionId, ownerId }: AboutRun): DomainEvent => ({
  type,
  aggregateId: sessionId,
  payload: { sessionId, runId },
  recipients: [ownerId],
});

/** Somebody wants an answer: whichever process can takes the run. What is said goes to that provider, which the log keeps. */
export const runRequested = (about: AboutRun, choice: AiChoice): DomainEvent => ({
  ...event(RUN_REQUESTED, about),
  audit: {
    ...{ action: 'CHAT_RUN_REQUESTED', resourceType: 'ChatSession', resourceId: about.sessionId },
    details: { runId: about.runId, provider: choice.provider, model: choice.model },
  },
});

/** A run was handed back by a process that ends: another one takes it. */
export const runHandedBack = (about: AboutRun): DomainEvent => event(RUN_REQUESTED, about);

/** A run that is under way is to end; the process that has it hears of it. */
export const runCancelRequested = (about: AboutRun): DomainEvent => event(RUN_CANCEL_REQUESTED, about);

/** The type of `runCallDropped`. */
export const RUN_CALL_DROPPED = 'chat.runCallDropped';

/** A run ended before an execution that it asked for: nobody wants that any more. */
export const runCallDropped = (about: AboutRun, executionId: string): DomainEvent => {
  const { payload, ...told } = event(RUN_CALL_DROPPED, about);
  return { ...told, payload: { ...payload, executionId } };
};
