import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Account } from '../../support/people.js';

/** An event as the tests select it. */
export interface Heard {
  readonly __typename: string;
  readonly sequence: number;
  readonly messageId?: string;
  readonly message?: { readonly content: string } | null;
}

const CHAT_EVENTS = `subscription ($sessionId: ID!, $after: Int) { chatEvents(sessionId: $sessionId, after: $after) {
  __typename ... on ChatSessionEvent { sequence sessionId at }
  ... on ChatMessageAdded { messageId message { content } } ... on ChatBranchSelected { messageId } } }`;

/** One connection that follows a conversation. */
export class Following {
  readonly heard: Heard[] = [];
  /** The messages of the errors that the subscription ended with; empty where it completed; rejects where the connection broke. */
  readonly done: Promise<string[]>;
  private readonly client: Client;
  private readonly sockets: WebSocket[] = [];
  private wake: () => void = () => undefined;

  constructor(url: string, { accessToken }: Pick<Account, 'accessToken'>, sessionId: string, after: number | null) {
    const { sockets } = this;
    this.client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(...args: ConstructorParameters<typeof WebSocket>) {
          super(...args);
          sockets.push(this);
        }
      },
      connectionParams: { Authorization: `Bearer ${accessToken}` },
      retryAttempts: 0,
    });
    this.done = new Promise((resolve, reject) => {
      const errors: string[] = [];
      const request = { query: CHAT_EVENTS, variables: { sessionId, after } };
      this.client.subscribe<{ chatEvents: Heard }>(request, {
        next: ({ data, errors: wrong }) => {
          errors.push(...(wrong ?? []).map(({ message }) => message));
          if (data) this.heard.push(data.chatEvents);
          this.wake();
        },
        error: (error) => {
          if (Array.isArray(error)) resolve(error.map(({ message }: { message: string }) => message));
          else reject(error instanceof Error ? error : new Error('The connection broke.'));
        },
        complete: () => resolve(errors),
      });
    });
    this.done.catch(() => undefined);
  }

  /** Resolves when so many events were heard. */
  async until(count: number): Promise<readonly Heard[]> {
    while (this.heard.length < count) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.heard;
  }

  /** Breaks the connection without a word. */
  cut(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  /** Leaves politely. */
  async leave(): Promise<void> {
    await this.client.dispose();
  }
}
