import { type DocumentNode, type ExecutionResult, type GraphQLSchema, createSourceEventStream } from 'graphql';
import type { Context } from './context.js';
import type { Executor } from './executor.js';
import { withCode } from './executor.js';

/** One subscription that was parsed and found valid. */
export interface Subscribing {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** Makes a context: one for setting up, and a new one for each event, so that no look-up outlives its event. */
  readonly newContext: () => Context;
}

/**
 * Sets a subscription up. Answers the results of its events, or one result with the errors that prevented it. Unlike
 * graphql-js' own `subscribe`, which keeps one context for all events, and with it what its loaders remember.
 */
export async function subscribe(
  schema: GraphQLSchema,
  executor: Executor,
  { document, operationName, variables, newContext }: Subscribing,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables ?? null,
    contextValue: newContext(),
  });
  if (!isStream(source)) return refused(source);
  return new EventResults(source[Symbol.asyncIterator](), async (root) =>
    executor.execute({ document, operationName, variables, context: newContext(), root }),
  );
}

const isStream = (source: AsyncIterable<unknown> | ExecutionResult): source is AsyncIterable<unknown> =>
  Symbol.asyncIterator in source;

/** Errors without a path come from before the field was asked: the variables do not fit. */
const refused = ({ errors = [] }: ExecutionResult): ExecutionResult => ({
  errors: errors.map((error) => (error.path ? error : withCode(error, 'BAD_USER_INPUT'))),
});

/** A generator by hand: `return` reaches the source at once, even while `next` waits for an event. */
class EventResults implements AsyncGenerator<ExecutionResult, void, void> {
  constructor(
    private readonly source: AsyncIterator<unknown>,
    private readonly execute: (root: unknown) => Promise<ExecutionResult>,
  ) {}

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    const event = await this.source.next();
    if (event.done) return { done: true, value: undefined };
    try {
      return { done: false, value: await this.execute(event.value) };
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    await this.return();
    throw error;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
