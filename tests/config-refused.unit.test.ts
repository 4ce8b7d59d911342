import { describe, expect, test } from '@jest/globals';
import { VARIABLES } from '../src/config-variables.js';
import { problemsOf } from './support/config.js';

const KEY = Buffer.alloc(32, 0xf9);

describe('values that are refused', () => {
  const url = { DATABASE_URL: 'postgres://o:p@db/steward' };
  const wrong: [name: keyof typeof VARIABLES, value: string, rest?: NodeJS.ProcessEnv][] = [
    ...['70000', '-1', '4000x', '4e3', '1.5', '0x10'].map(
      (value) => ['PORT', value] as [keyof typeof VARIABLES, string],
    ),
    ['HOST', 'http://localhost'],
    ['HOST', 'a b'],
    ['PUBLIC_URL', 'steward.example.com'],
    ['PUBLIC_URL', 'ftp://steward.example.com'],
    ['PUBLIC_URL', 'https://steward.example.com/graphql'],
    ['PUBLIC_URL', 'https://user:pass@steward.example.com'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['DATA_DIR', 'a\0b'],
    ['AI_BASE_URL', 'models.example.com/v1'],
    ['TOOL_PRIVATE_HOSTS', 'billing.internal'],
    ['TOOL_PRIVATE_HOSTS', 'billing.internal:8080,0x7f.1:80'],
    ['TOOL_PRIVATE_HOSTS', 'http://billing.internal:8080'],
    ['AI_BASE_URL', 'https://key@models.example.com/v1'],
    ['AI_BASE_URL', 'https://models.example.com/v1?key=1'],
    ['AI_API_KEY', 'sk-1'],
    ['AI_API_KEY', 'two words', { AI_BASE_URL: 'https://models.example.com/v1' }],
    ['OLLAMA_BASE_URL', 'file:///ollama'],
    ['EMBEDDING_MODEL', 'text-embedding-3-small'],
    ['EMBEDDING_MODEL', 'two words', { OLLAMA_BASE_URL: 'http://localhost:11434' }],
    ['EMBEDDING_DIMENSION', '0'],
    ['EMBEDDING_DIMENSION', '4001'],
    ['DEFAULT_AI_PROVIDER', 'openai', { DEFAULT_AI_MODEL: 'gpt-5' }],
    ['DEFAULT_AI_PROVIDER', 'ollama'],
    ['DEFAULT_AI_MODEL', 'gpt-5'],
    ['SYSTEM_PROMPT', 'x'.repeat(16_385)],
    ['DATABASE_URL', 'mysql://o:p@db/steward'],
    ['DATABASE_URL', 'postgres://o:p@db'],
    ['DATABASE_APP_URL', 'postgres://o:p@db/steward'],
    ['DATABASE_SYSTEM_URL', 'postgres://o:p@db/steward'],
    ['DATABASE_APP_URL', 'db', url],
    ['STEWARD_MASTER_KEY', Buffer.alloc(31, 7).toString('base64')],
    ['STEWARD_MASTER_KEY', Buffer.alloc(33, 7).toString('base64')],
    ['STEWARD_MASTER_KEY', KEY.toString('hex')],
    ['STEWARD_MASTER_KEY', `${'A'.repeat(42)}B`],
    ['STEWARD_PREVIOUS_KEYS', `${KEY.toString('base64')},`],
    ['STEWARD_ADMIN_EMAIL', 'ada@example.com'],
    ['STEWARD_ADMIN_PASSWORD', 'correct horse'],
    ['STEWARD_ADMIN_EMAIL', 'ada', { STEWARD_ADMIN_PASSWORD: 'correct horse' }],
    ['STEWARD_ADMIN_PASSWORD', 'eleven char', { STEWARD_ADMIN_EMAIL: 'ada@example.com' }],
    ['STEWARD_ADMIN_PASSWORD', 'ü'.repeat(37), { STEWARD_ADMIN_EMAIL: 'ada@example.com' }],
    ['REGISTRATION', 'closed'],
    ['BCRYPT_COST', '3'],
    ['BCRYPT_COST', '16'],
    ['BCRYPT_COST', '9', { NODE_ENV: 'production' }],
    ['NODE_ENV', 'staging'],
    ['LOG_LEVEL', 'loud'],
    ['PLAYGROUND', 'true'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://a.example.com/path'],
    ['WORKER', 'none'],
    ['JWT_ALGORITHM', 'EdDSA'],
    ['METRICS_TOKEN', 'short'],
    ['COST_PER_MINUTE', '0'],
  ];

  test.each(wrong)('%s=%j names the variable, what is wrong and what is allowed', (name, value, rest = {}) => {
    const error = problemsOf({ ...rest, [name]: value });
    expect(error.problems.map((problem) => problem.variable)).toEqual([name]);
    expect(error.message).toContain(name);
    expect(error.message).toContain(VARIABLES[name].allowed);
  });

  test('all problems are told at once', () => {
    const error = problemsOf({ PORT: 'x', REGISTRATION: 'x', PLAYGROUND: 'x' });
    expect(error.problems.map((problem) => problem.variable)).toEqual(['PORT', 'REGISTRATION', 'PLAYGROUND']);
    expect(error.message.split('\n')).toHaveLength(3);
  });

  test('no message shows a secret', () => {
    for (const [name, variable] of Object.entries(VARIABLES)) {
      if (!('secret' in variable) || !variable.secret) continue;
      const canary = 'c4n4ry';
      expect(JSON.stringify(problemsOf({ [name]: canary })) + problemsOf({ [name]: canary }).message).not.toContain(
        canary,
      );
    }
  });
});
