import { types } from 'node:util';
import { GraphQLError, type GraphQLFormattedError, type SourceLocation } from 'graphql';
import { Problem } from '../platform/problem.js';

/** Every code an answer's error can have. */
export type AnswerCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED';

/** How many errors an answer has at most. */
export const MAX_ERRORS = 10;
const MAX_MESSAGE = 500;
const MAX_LOCATIONS = 10;

/** The codes that errors carry on their way here, and what they are called in an answer. */
const CODES: Readonly<Record<string, AnswerCode>> = {
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  RATE_LIMITED: 'RATE_LIMITED',
  BAD_REQUEST: 'BAD_REQUEST',
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  // Apollo's own words for bad requests.
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_REQUEST',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
};

/** SQLSTATEs of text that PostgreSQL cannot store: NUL, half characters. Only input can cause them. */
const UNSTORABLE = new Set(['22021', '22P05']);

interface Answer {
  readonly message: string;
  readonly code: AnswerCode;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Hears of an error that is the program's fault, with everything that is kept from the client. */
export type ReportError = (error: unknown, requestId: string) => void;

/**
 * Errors as they are answered, ten at most: a message, a code of the closed set, no stack, SQL, file or suggestion. What
 * nobody foresaw becomes INTERNAL with the request's id, under which `report` got the rest.
 */
export function formatErrors(
  errors: readonly unknown[],
  requestId: string,
  report: ReportError,
): GraphQLFormattedError[] {
  return errors.slice(0, MAX_ERRORS).map((error) => formatError(error, requestId, report));
}

/** One error as it is answered. See `formatErrors`. */
export function formatError(error: unknown, requestId: string, report: ReportError): GraphQLFormattedError {
  const { message, code, fields } = answerOf(error) ?? internal(error, requestId, report);
  const located = error instanceof GraphQLError ? error : null;
  const locations: readonly SourceLocation[] | undefined = located?.locations?.slice(0, MAX_LOCATIONS);
  return {
    message: withoutSuggestion(message).slice(0, MAX_MESSAGE),
    ...(locations ? { locations } : {}),
    ...(located?.path ? { path: located.path } : {}),
    extensions: { ...fields, code },
  };
}

function internal(error: unknown, requestId: string, report: ReportError): Answer {
  report(causeOf(error), requestId);
  return { message: 'Internal error', code: 'INTERNAL', fields: { requestId } };
}

/** What may be said about an error; null where nothing may. */
function answerOf(error: unknown): Answer | null {
  const cause = causeOf(error);
  if (cause instanceof Problem) return { message: cause.message, code: cause.code, fields: cause.fields };
  if (UNSTORABLE.has(sqlState(cause)))
    return { message: 'The input has a character that cannot be stored.', code: 'BAD_USER_INPUT' };
  if (!(error instanceof GraphQLError)) return null;
  const given = error.extensions.code;
  const code = typeof given === 'string' && Object.hasOwn(CODES, given) ? CODES[given] : undefined;
  if (code) return { message: error.message, code };
  // graphql-js says so while it runs, for example for null where a variable's default made the place look safe.
  if (cause instanceof GraphQLError && /^(Argument|Variable) "/.test(cause.message))
    return { message: cause.message, code: 'BAD_USER_INPUT' };
  return null;
}

/** What was thrown, without what GraphQL wrapped around it. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

function sqlState(error: unknown): string {
  const code = types.isNativeError(error) && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : '';
}

const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean [\s\S]*$/, '');
