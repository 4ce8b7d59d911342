import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import type { CostBudget } from '../graphql/budget.js';
import { tooExpensive } from '../graphql/cost.js';
import type { Documents } from '../graphql/documents.js';
import { formatErrors } from '../graphql/errors.js';
import { redactVariables } from '../graphql/redact.js';
import type { Actor } from '../platform/actor.js';
import { addressGroup } from '../platform/address.js';
import type { Logger } from '../platform/log.js';
import { RateLimited } from '../platform/problem.js';
import type { Metrics } from './metrics.js';

/** What a client asks to be done. */
export interface OperationRequest {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** One operation on its way, as it is logged and counted. */
export interface Operation {
  readonly transport: 'http' | 'ws';
  readonly actor: Actor;
  readonly startedAt: number;
  name: string | null;
  type: OperationTypeNode | null;
  cost: number;
  finished: boolean;
}

export interface OperationsOptions {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly budget: CostBudget;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** What every operation goes through on either transport: limits and price before it, a line in the log after it. */
export class Operations {
  constructor(private readonly options: OperationsOptions) {}

  begin(transport: Operation['transport'], actor: Actor): Operation {
    return { transport, actor, startedAt: performance.now(), name: null, type: null, cost: 0, finished: false };
  }

  /** Lets a parsed operation in, or says why not. What is let in is paid for. */
  admit(operation: Operation, document: DocumentNode, request: OperationRequest): readonly GraphQLError[] {
    const { documents, budget, log, schema } = this.options;
    const errors = documents.check(document);
    if (errors.length > 0) return errors;
    const definition = documents.operation(document, request.operationName);
    if (!definition) return [badRequest('The document has no such operation, or several and none is named.')];
    operation.name = definition.name?.value ?? null;
    operation.type = definition.operation;
    if (definition.operation === OperationTypeNode.SUBSCRIPTION && operation.transport === 'http')
      return [badRequest('Subscriptions are served over WebSocket.')];
    operation.cost = documents.cost(document, definition, request.variables ?? {});
    const excess = tooExpensive(operation.cost);
    if (excess) return [excess];
    if (log.isLevelEnabled('debug'))
      log.debug({ ...described(operation), variables: redactVariables(schema, document, request.variables ?? {}) });
    return pay(budget, operation);
  }

  /** Errors as they are answered; what nobody foresaw goes to the log with everything that is kept from the client. */
  format(operation: Operation, errors: readonly unknown[]): GraphQLFormattedError[] {
    return formatErrors(errors, operation.actor.origin.requestId, this.report);
  }

  /** Writes the operation's line into the log, and counts it; once, however many events a subscription has. */
  finish(operation: Operation, errors: readonly GraphQLFormattedError[]): void {
    if (operation.finished) return;
    operation.finished = true;
    const { log, metrics } = this.options;
    const ms = performance.now() - operation.startedAt;
    const codes = errors.map(({ extensions }) => String(extensions?.code));
    metrics.operations.observe({ transport: operation.transport, type: operation.type ?? 'none' }, ms / 1000);
    for (const code of codes) metrics.errors.inc({ code });
    log.info({ ...described(operation), ms: Math.round(ms * 100) / 100, cost: operation.cost, codes }, 'operation');
  }

  /** Keeps an error that is the program's fault. */
  readonly report = (error: unknown, requestId: string): void => {
    this.options.log.error({ error, requestId }, 'operation failed');
  };
}

const described = ({ transport, actor, name, type }: Operation) => ({
  requestId: actor.origin.requestId,
  transport,
  operation: name,
  type,
  userId: actor.userId,
  ...(actor.keyId !== null && { apiKeyId: actor.keyId }),
});

function pay(budget: CostBudget, { actor, cost }: Operation): readonly GraphQLError[] {
  try {
    budget.spend(actor.userId === null ? `ip:${addressGroup(actor.origin.ip)}` : `user:${actor.userId}`, cost);
    return [];
  } catch (error) {
    if (error instanceof RateLimited) return [new GraphQLError(error.message, { originalError: error })];
    throw error;
  }
}

const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
