import { z } from 'zod';
import {
  host,
  integer,
  key,
  list,
  oneOf,
  origin,
  password,
  postgresUrl,
  token,
  trustProxy,
  variable,
} from './config-types.js';
import { AI } from './config-ai.js';
import { STORAGE } from './config-storage.js';
import { TOOLS } from './config-tools.js';
import { TRANSIT_KEY_NAME } from './platform/crypto/transit-key-provider.js';

export type { TrustProxy, Variable } from './config-types.js';

const KEY = '32 bytes in base64 or base64url, for example from `openssl rand -base64 32`';
const POSTGRES = 'postgres://user:password@host:port/database';

/** Every environment variable that Steward reads, in the order in which the documentation lists them. */
export const VARIABLES = {
  PORT: variable({
    meaning: 'The TCP port to listen on.',
    allowed: '0 to 65535; 0 takes any free port',
    fallback: '4000',
    type: integer(0, 65_535),
  }),
  HOST: variable({
    meaning: 'The address to listen on.',
    allowed: 'an IP address or host name without port, for example 127.0.0.1 or 0.0.0.0',
    fallback: '127.0.0.1',
    type: host,
  }),
  PUBLIC_URL: variable({
    meaning: 'Where people and clients reach this server; invitation links and tokens name it.',
    allowed: 'http:// or https:// with host and port, without a path',
    otherwise: '`http://HOST:PORT`',
    type: origin,
  }),
  TRUST_PROXY: variable({
    meaning: 'The proxies in front of this server whose `X-Forwarded-For` is believed.',
    allowed: 'addresses, subnets, `loopback`, `linklocal`, `uniquelocal` (comma separated), or a number of hops',
    otherwise: 'none',
    type: trustProxy,
  }),
  ALLOWED_ORIGINS: variable({
    meaning: 'Origins of web pages that may call this server, besides its own.',
    allowed: 'comma separated origins, for example https://app.example.com',
    otherwise: 'none',
    type: list(origin),
  }),
  DATA_DIR: variable({
    meaning:
      'The folder of the embedded database and object store, of the master key, and of the signed checkpoints of the audit log.',
    allowed: 'a path',
    fallback: './.steward',
    type: z.string().refine((text) => !text.includes('\0'), 'holds a NUL'),
  }),
  DATABASE_URL: variable({
    meaning: 'A PostgreSQL 17 or 18 to use in place of the embedded one, as the owner of its tables.',
    allowed: POSTGRES,
    otherwise: 'the embedded PostgreSQL',
    secret: true,
    type: postgresUrl,
  }),
  DATABASE_APP_URL: variable({
    meaning: 'The same database as the role `steward_app`.',
    allowed: `${POSTGRES}, together with DATABASE_URL`,
    otherwise: 'DATABASE_URL with a password derived from the master key',
    secret: true,
    type: postgresUrl,
  }),
  DATABASE_SYSTEM_URL: variable({
    meaning: 'The same database as the role `steward_system`.',
    allowed: `${POSTGRES}, together with DATABASE_URL`,
    otherwise: 'DATABASE_URL with a password derived from the master key',
    secret: true,
    type: postgresUrl,
  }),
  ...STORAGE,
  ...AI,
  ...TOOLS,
  STEWARD_MASTER_KEY: variable({
    meaning: 'The key from which all others are derived. Lose it, and every secret is lost.',
    allowed: KEY,
    otherwise: '`DATA_DIR/master.key`, made on the first start',
    secret: true,
    type: key,
  }),
  STEWARD_PREVIOUS_KEYS: variable({
    meaning: 'Master keys of before, which still decrypt what they encrypted.',
    allowed: `comma separated, each ${KEY}`,
    otherwise: 'none',
    secret: true,
    type: list(key),
  }),
  TRANSIT_ADDR: variable({
    meaning: 'The OpenBao or Vault whose Transit engine, mounted at `transit/`, wraps the data keys of new values.',
    allowed: 'http:// or https:// with host and port, without a path, together with TRANSIT_TOKEN and TRANSIT_KEY',
    otherwise: 'a key derived from the master key wraps them',
    type: origin,
  }),
  TRANSIT_TOKEN: variable({
    meaning: 'The token that may encrypt and decrypt with that key.',
    allowed: 'ASCII without spaces, together with TRANSIT_ADDR and TRANSIT_KEY',
    otherwise: 'none',
    secret: true,
    type: token(1),
  }),
  TRANSIT_KEY: variable({
    meaning: 'The name of that key, which must be of an AEAD type, as `aes256-gcm96` is.',
    allowed: 'letters, digits, `_`, `-` and `.`, together with TRANSIT_ADDR and TRANSIT_TOKEN',
    otherwise: 'none',
    type: z.string().regex(TRANSIT_KEY_NAME, 'is not the name of a Transit key'),
  }),
  KEY_PROVIDER: variable({
    meaning: 'Which of the two wraps the data keys of new values; the other one opens what it wrapped.',
    allowed: 'local, or transit together with TRANSIT_ADDR',
    otherwise: '`transit` where TRANSIT_ADDR is set, else `local`',
    type: oneOf('local', 'transit'),
  }),
  STEWARD_ADMIN_EMAIL: variable({
    meaning: 'The first administrator, made on an empty database.',
    allowed: 'an e-mail address of at most 254 characters, together with STEWARD_ADMIN_PASSWORD',
    otherwise: 'a one-time invitation link is printed',
    type: z.email('is not an e-mail address').max(254, 'is longer than 254 characters'),
  }),
  STEWARD_ADMIN_PASSWORD: variable({
    meaning: "The first administrator's password.",
    allowed: '12 characters or more, at most 72 bytes, together with STEWARD_ADMIN_EMAIL',
    otherwise: 'a one-time invitation link is printed',
    secret: true,
    verbatim: true,
    type: password,
  }),
  REGISTRATION: variable({
    meaning: 'Whether an account needs an invitation, at the first start: then the setting `registration` rules.',
    allowed: 'invite or open',
    fallback: 'invite',
    type: oneOf('invite', 'open'),
  }),
  BCRYPT_COST: variable({
    meaning: 'How much work a password hash is, as a power of two.',
    allowed: '10 to 15 in production, 4 to 15 otherwise',
    fallback: '12',
    type: integer(4, 15),
  }),
  JWT_ALGORITHM: variable({
    meaning: 'How access tokens are signed.',
    allowed: 'ES256 or HS256',
    fallback: 'ES256',
    type: oneOf('ES256', 'HS256'),
  }),
  NODE_ENV: variable({
    meaning: 'What this server is for.',
    allowed: 'development, production or test',
    fallback: 'development',
    type: oneOf('development', 'production', 'test'),
  }),
  LOG_LEVEL: variable({
    meaning: 'The least important messages that are still logged.',
    allowed: 'trace, debug, info, warn, error, fatal or silent',
    fallback: 'info',
    type: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  }),
  PLAYGROUND: variable({
    meaning: 'Whether a browser that opens `/graphql` gets the GraphQL playground.',
    allowed: 'on or off',
    otherwise: '`on`; `off` in production',
    type: oneOf('on', 'off'),
  }),
  WORKER: variable({
    meaning: 'Where jobs run: in this process, or in one of their own (`npm run worker`).',
    allowed: 'internal or external',
    fallback: 'internal',
    type: oneOf('internal', 'external'),
  }),
  METRICS_TOKEN: variable({
    meaning: 'The bearer token that may read `/metrics` from elsewhere than this machine.',
    allowed: 'at least 16 characters of ASCII without spaces',
    otherwise: 'loopback only',
    secret: true,
    type: token(16),
  }),
  COST_PER_MINUTE: variable({
    meaning: 'How much GraphQL cost one actor may ask for in a minute.',
    allowed: 'a whole number from 1',
    fallback: '10000000',
    type: integer(1, Number.MAX_SAFE_INTEGER),
  }),
} as const;

/** The name of an environment variable that Steward reads. */
export type VariableName = keyof typeof VARIABLES;
