import { types } from 'node:util';
import { type DestinationStream, type Logger, destination as streamTo, pino, stdTimeFunctions } from 'pino';

export type { Logger } from 'pino';

/** What a log needs to know; the names are those of Config. */
export interface LogConfig {
  readonly logLevel: string;
}

/** Names under which secrets travel. A value under one of them, up to four levels deep, is never written. */
const SENSITIVE = [
  ...['authorization', 'Authorization', '["proxy-authorization"]', 'cookie', '["set-cookie"]', '["x-api-key"]'],
  ...['password', 'currentPassword', 'newPassword', 'passwordHash', 'token', 'accessToken', 'refreshToken'],
  ...['value', 'plaintext', 'secret', 'masterKey', 'previousKeys', 'privateKey', 'dataKey', 'connectionString'],
];

const join = (prefix: string, name: string) => (name.startsWith('[') ? `${prefix}${name}` : `${prefix}.${name}`);
const DEPTHS = ['*', '*.*', '*.*.*'];
const PATHS = [...SENSITIVE, ...DEPTHS.flatMap((depth) => SENSITIVE.map((name) => join(depth, name)))];

/**
 * The log: one JSON object a line, on standard error unless told, since standard output is for the person who starts the
 * server. Values under names that secrets have are written as `[redacted]`.
 */
export function createLogger(config: LogConfig, destination: DestinationStream = streamTo(2)): Logger {
  return pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: PATHS, censor: '[redacted]' },
      serializers: { err: describeError, error: describeError },
    },
    destination,
  );
}

/** How much of a chain of causes is written. */
const CAUSES = 5;

/**
 * What a log keeps of an error: its name, message, code and stack, and the same of its causes. Nothing else that hangs on
 * it: errors of the database carry the statement's parameters, and the rows they clash with.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!types.isNativeError(error)) return { message: typeof error === 'string' ? error : typeof error };
  const { name, message, stack, cause } = error;
  const code = 'code' in error && ['string', 'number'].includes(typeof error.code) ? error.code : undefined;
  const errors = 'errors' in error && Array.isArray(error.errors) ? error.errors.slice(0, CAUSES) : undefined;
  const deeper = depth < CAUSES;
  return {
    name,
    message,
    ...(code !== undefined && { code }),
    stack,
    ...(deeper && cause !== undefined && { cause: describeError(cause, depth + 1) }),
    ...(deeper && errors && { errors: errors.map((each) => describeError(each, depth + 1)) }),
  };
}
