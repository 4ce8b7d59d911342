import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** An answer of a mutation's union: its type's name and whatever was selected. */
export type Outcome = { readonly __typename: string } & Readonly<Record<string, unknown>>;

/** Thrown where an answer has errors instead of data. */
export class AnswerError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** One person's GraphQL client: queries and mutations over HTTP, subscriptions over a WebSocket. */
export class Person {
  private accessToken: string | null = null;
  private socket: Client | null = null;

  constructor(
    readonly name: string,
    readonly email: string,
    private readonly url: string,
  ) {}

  /** Sends one operation. Rejects with AnswerError where the answer has errors. */
  async ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as {
      data?: T | null;
      errors?: readonly { message: string; extensions?: { code?: string } }[];
    };
    const [error] = answer.errors ?? [];
    if (error) throw new AnswerError(error.message, error.extensions?.code ?? 'UNKNOWN');
    if (!answer.data) throw new AnswerError(`HTTP ${response.status} without data`, 'UNKNOWN');
    return answer.data;
  }

  /** Sends one mutation and answers its only field. */
  async do(mutation: string, input: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const [outcome] = Object.values(await this.ask<Record<string, Outcome>>(mutation, { input }));
    if (!outcome) throw new Error('The mutation has no field.');
    return outcome;
  }

  /** The same, rejecting unless it succeeded. */
  async must(mutation: string, input: Readonly<Record<string, unknown>>): Promise<Outcome> {
    const outcome = await this.do(mutation, input);
    if (!outcome.__typename.endsWith('Success'))
      throw new Error(`${this.name}: ${outcome.__typename}: ${String(outcome['message'])}`);
    return outcome;
  }

  /** Keeps the access token of a sign-in. */
  signIn(outcome: Outcome): void {
    this.accessToken = String(outcome['accessToken']);
  }

  /**
   * Subscribes over the socket. Resolves once the server has answered a query that was sent after it on the same socket,
   * so that the subscription is known to it.
   */
  async listen(subscription: string): Promise<AsyncIterator<Readonly<Record<string, unknown>>>> {
    this.socket ??= createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => ({ Authorization: `Bearer ${this.accessToken ?? ''}` }),
      retryAttempts: 0,
    });
    const results = this.socket.iterate({ query: subscription });
    await this.socket.iterate({ query: '{ me { id } }' }).next();
    return (async function* () {
      for await (const result of results) if (result.data) yield result.data;
    })();
  }

  /** Closes the socket, if there is one. */
  async leave(): Promise<void> {
    await this.socket?.dispose();
  }

  private get headers(): Record<string, string> {
    return this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {};
  }
}
