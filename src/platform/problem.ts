/** Top-level error codes a Problem has where no union names it. */
export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'RATE_LIMITED';

/**
 * Why something was not done, in words for the person who asked. Services and rules throw Problems; the GraphQL layer
 * turns them into data where the mutation's union names them (`typename`) and into an error with `code` elsewhere.
 */
export abstract class Problem extends Error {
  /** The GraphQL type of this problem. */
  abstract readonly typename: string;
  /** The code where it becomes a top-level error. */
  abstract readonly code: ErrorCode;
  /** What the GraphQL type has besides `message`. */
  get fields(): Readonly<Record<string, unknown>> {
    return {};
  }
}

/** No such thing, or none the actor may see. */
export class NotFound extends Problem {
  readonly typename = 'NotFound';
  readonly code = 'BAD_USER_INPUT';
  constructor(readonly what: string) {
    super(`${what} not found.`);
  }
}

/** The actor may see the thing, but not do this to it. */
export class Forbidden extends Problem {
  readonly typename = 'Forbidden';
  readonly code = 'FORBIDDEN';
  constructor(message = 'You are not allowed to do this.') {
    super(message);
  }
}

/** Nobody is signed in. Never a member of a union. */
export class Unauthenticated extends Problem {
  readonly typename = 'Unauthenticated';
  readonly code = 'UNAUTHENTICATED';
  constructor(message = 'Sign in first.') {
    super(message);
  }
}

/** A problem with what was put in. */
abstract class InputProblem extends Problem {
  readonly code = 'BAD_USER_INPUT';
  /** @param field the input field it is about; null where it is not one of them */
  constructor(
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
  override get fields() {
    return { field: this.field };
  }
}

/** A value of the right type that is not acceptable. */
export class InvalidInput extends InputProblem {
  readonly typename = 'InvalidInput';
}

/** The request contradicts the present state. */
export class Conflict extends InputProblem {
  readonly typename = 'Conflict';
}

/** Too many attempts. */
export class RateLimited extends Problem {
  readonly typename = 'RateLimited';
  readonly code = 'RATE_LIMITED';
  /** @param retryAfter seconds to wait, at least 1 */
  constructor(
    message: string,
    readonly retryAfter: number,
  ) {
    super(message);
  }
  override get fields() {
    return { retryAfter: this.retryAfter };
  }
}

/** Throws a problem where an expression is wanted: `find(id) ?? raise(new NotFound('Secret'))`. */
export function raise(problem: Error): never {
  throw problem;
}
