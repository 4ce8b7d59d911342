import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { Context } from '../graphql/context.js';
import { formatError } from '../graphql/errors.js';
import type { Actor, Origin } from '../platform/actor.js';
import { RateLimited } from '../platform/problem.js';
import type { HttpCarrier } from './apollo.js';
import type { Authenticator } from './authenticate.js';
import { UnreadableBody, readJson, refuseBody } from './body.js';
import { answerOptions } from './cors.js';
import type { Operations } from './operations.js';
import { reply, replyError, replyJson } from './reply.js';

export interface GraphqlHttpOptions {
  readonly apollo: ApolloServer<HttpCarrier>;
  readonly operations: Operations;
  readonly authenticator: Authenticator;
  readonly createContext: (actor: Actor) => Context;
}

/** Answers `/graphql`: GET and POST after GraphQL over HTTP, OPTIONS for CORS. Never rejects. */
export class GraphqlHttp {
  constructor(private readonly options: GraphqlHttpOptions) {}

  async answer(request: IncomingMessage, res: ServerResponse, origin: Origin): Promise<void> {
    try {
      if (request.method === 'OPTIONS') answerOptions(res);
      else if (request.method === 'GET') await this.run(request, res, origin, undefined);
      else if (request.method === 'POST') await this.run(request, res, origin, await readJson(request));
      else replyError(res, 405, 'BAD_REQUEST', 'GraphQL is asked by GET or POST.', { allow: 'GET, POST, OPTIONS' });
    } catch (error) {
      if (error instanceof UnreadableBody) refuseBody(request, res, error);
      // Otherwise the client went away: there is nobody to answer, and nothing went wrong here.
      else if (request.complete || !request.destroyed)
        replyJson(res, error instanceof RateLimited ? 429 : 500, {
          errors: [formatError(error, origin.requestId, this.options.operations.report)],
        });
    }
  }

  private async run(request: IncomingMessage, res: ServerResponse, origin: Origin, body: unknown): Promise<void> {
    const { apollo, authenticator, operations, createContext } = this.options;
    const actor = await authenticator.authenticate(request.headers.authorization, origin);
    const url = request.url ?? '';
    const mark = url.indexOf('?');
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method ?? '',
        headers: headersOf(request),
        search: mark < 0 ? '' : url.slice(mark),
        body,
      },
      context: () => Promise.resolve({ context: createContext(actor), operation: operations.begin('http', actor) }),
    });
    if (answer.body.kind !== 'complete') throw new Error('Apollo answered in parts, which nothing here asks for.');
    reply(res, answer.status ?? 200, answer.body.string, Object.fromEntries(answer.headers));
  }
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}
