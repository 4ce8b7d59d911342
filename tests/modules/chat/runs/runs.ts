import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Outcome } from '../../../../src/demo/client.js';
import type { Account } from '../../../support/people.js';

const PROBLEM = '... on Problem { message }';
const BUSY = '... on RunUnderWay { runId }';
const RUN = `run { id status reason error finish provider model inputTokens outputTokens isUsageMeasured attempts steps
  parent { id } message { id } }`;

const mutation = (name: string, success: string, problem = '') => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${success} } ${PROBLEM} ${problem} } }`;
};

export const SEND = mutation('sendMessage', `said: message { id role status content parentId } ${RUN}`, BUSY);
export const REGENERATE = mutation('regenerateMessage', RUN, BUSY);
export const CANCEL = mutation('cancelRun', RUN);

/** A run as the tests select it. */
export interface Run {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly error: string | null;
  readonly finish: string | null;
  readonly provider: string;
  readonly model: string;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly isUsageMeasured: boolean;
  readonly attempts: number;
  readonly steps: number;
  readonly message: { readonly id: string; readonly content: string; readonly status: string } | null;
}

export const runIn = (outcome: Outcome): Run => outcome['run'] as Run;

/** Says something to the model. */
export async function send(
  { person }: Account,
  sessionId: string,
  content: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly run: Run; readonly messageId: string }> {
  const outcome = await person.must(SEND, { sessionId, content, ...more });
  return { run: runIn(outcome), messageId: (outcome['said'] as { id: string }).id };
}

/** A run as it is now, with the message it writes. */
export async function runNow({ person }: Account, id: string): Promise<Run> {
  const { node } = await person.ask<{ node: Run }>(
    `query ($id: ID!) { node(id: $id) { ... on ChatRun { id status reason error finish provider model inputTokens
       outputTokens isUsageMeasured attempts steps message { id content status } } } }`,
    { id },
  );
  return node;
}

/** An event as the tests select it. */
export interface News {
  readonly __typename: string;
  readonly sequence?: number;
  readonly messageId?: string;
  readonly runId?: string;
  readonly status?: string;
  readonly executionStatus?: string;
  readonly approvalStatus?: string;
  readonly offset?: number;
  readonly text?: string;
  readonly message?: { readonly content: string; readonly status: string } | null;
}

const CHAT_EVENTS = `subscription ($sessionId: ID!, $after: Int) { chatEvents(sessionId: $sessionId, after: $after) {
  __typename ... on ChatSessionEvent { sequence }
  ... on ChatMessageAdded { messageId } ... on ChatMessageUpdated { messageId message { content status } }
  ... on ChatToolExecutionChanged { executionId executionStatus: status } ... on ChatToolApprovalChanged { approvalId approvalStatus: status }
  ... on ChatRunChanged { runId status } ... on ChatMessageSnapshot { messageId text offset }
  ... on ChatTextDelta { messageId offset text } } }`;

/** One connection that follows a conversation, and puts the texts together as they are written. */
export class Reader {
  readonly heard: News[] = [];
  /** The texts of messages as far as they were told. */
  readonly texts = new Map<string, string>();
  /** When each event came. */
  readonly times: number[] = [];
  private readonly client: Client;
  private wake: () => void = () => undefined;

  constructor(url: string, { accessToken }: Pick<Account, 'accessToken'>, sessionId: string, after: number | null) {
    this.client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: `Bearer ${accessToken}` },
      retryAttempts: 0,
    });
    this.client.subscribe<{ chatEvents: News }>(
      { query: CHAT_EVENTS, variables: { sessionId, after } },
      { next: ({ data }) => data && this.hear(data.chatEvents), error: () => this.wake(), complete: () => this.wake() },
    );
  }

  /** The number of the last event that was heard. */
  get lastSequence(): number {
    return this.heard.findLast(({ sequence }) => sequence !== undefined)?.sequence ?? 0;
  }

  /** Resolves with the first event that meets a condition, also one that was heard before. */
  async until(holds: (news: News) => boolean): Promise<News> {
    for (;;) {
      const found = this.heard.find(holds);
      if (found) return found;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Resolves when a run has come to a state. */
  async untilRun(runId: string, status: string): Promise<void> {
    await this.until((news) => news.runId === runId && news.status === status);
  }

  /** Resolves with the message that is written in this conversation, when so much of it was told. */
  async untilText(length: number): Promise<{ readonly messageId: string; readonly text: string }> {
    for (;;) {
      for (const [messageId, text] of this.texts) if (text.length >= length) return { messageId, text };
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  leave(): Promise<void> {
    return Promise.resolve(this.client.dispose());
  }

  /** Breaks the connection, as a network does. */
  cut(): void {
    this.client.terminate();
  }

  private hear(news: News): void {
    this.heard.push(news);
    this.times.push(performance.now());
    const { messageId = '', text = '', offset = 0 } = news;
    if (news.__typename === 'ChatMessageSnapshot') {
      if (offset !== text.length) throw new Error('A snapshot does not end where it says.');
      this.texts.set(messageId, text);
    }
    if (news.__typename === 'ChatTextDelta') {
      const before = this.texts.get(messageId) ?? '';
      if (offset !== before.length) throw new Error(`A delta begins at ${offset}, after ${before.length}.`);
      this.texts.set(messageId, before + text);
    }
    this.wake();
  }
}
