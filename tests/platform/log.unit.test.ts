import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../src/platform/log.js';

/** A log that keeps its lines. */
function capture(logLevel = 'trace') {
  const lines: string[] = [];
  const log = createLogger({ logLevel }, { write: (line) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown> };
}

const CANARY = 'c4n4ry';

describe('the log', () => {
  test('writes one JSON object a line, with time and level', () => {
    const { log, last, lines } = capture();
    log.info({ requestId: 'r1' }, 'line\nbreak');
    expect(lines.at(-1)).toMatch(/^[^\n]+\n$/);
    expect(last()).toMatchObject({ level: 'info', requestId: 'r1', msg: 'line\nbreak', pid: process.pid });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test('is silent below its level', () => {
    const { log, lines } = capture('warn');
    log.info('quiet');
    log.warn('loud');
    expect(lines).toHaveLength(1);
  });

  test.each([
    'authorization',
    'cookie',
    'set-cookie',
    'password',
    'newPassword',
    'token',
    'accessToken',
    'refreshToken',
    'value',
    'masterKey',
    'privateKey',
  ])('never writes what is called %s, up to four levels deep', (name) => {
    const { log, lines } = capture();
    const secret = { [name]: CANARY };
    log.info(secret);
    log.info({ a: secret });
    log.info({ a: { b: secret } });
    log.info({ a: { b: { c: secret } } });
    log.child(secret).info('from a child');
    log.child({ a: secret }).info('from a child');
    expect(lines).toHaveLength(6);
    for (const line of lines) {
      expect(line).not.toContain(CANARY);
      expect(line).toContain('[redacted]');
    }
  });

  test('keeps name, message, code, stack and causes of an error, and nothing else that hangs on it', () => {
    const { log, last, lines } = capture();
    const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: CANARY, parameters: [CANARY] });
    const error = Object.assign(new TypeError('it failed', { cause }), { query: CANARY, driverError: cause });
    log.error({ err: error }, 'oops');
    expect(last().err).toMatchObject({
      name: 'TypeError',
      message: 'it failed',
      stack: expect.stringContaining('log.unit.test'),
      cause: { message: 'duplicate key', code: '23505' },
    });
    log.error(error);
    log.error({ error: new AggregateError([error], 'several') });
    for (const line of lines) expect(line).not.toContain(CANARY);
    expect(lines.at(-1)).toContain('duplicate key');
  });

  test('survives what is thrown without being an error, and causes in a circle', () => {
    const { log, lines } = capture();
    const error = new Error('round');
    error.cause = error;
    log.error({ err: error });
    log.error({ err: { password: CANARY } });
    log.error({ err: 'a string' });
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(CANARY);
  });
});
