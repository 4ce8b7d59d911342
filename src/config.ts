import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { AI_NEEDS, aiOf } from './config-ai.js';
import { type TrustProxy, VARIABLES, type Variable, type VariableName } from './config-variables.js';
import type { AiConfig } from './platform/ai/choice.js';

/** What one environment asks of a Steward, checked and complete. */
export interface Config {
  readonly nodeEnv: 'development' | 'production' | 'test';
  /** The port to listen on; 0 for any free one. */
  readonly port: number;
  readonly host: string;
  /** The origin people use, without a slash at its end; null where it follows from host and port (see `publicUrl`). */
  readonly publicUrl: string | null;
  /** For `proxy-addr`; null where nobody is believed. */
  readonly trustProxy: TrustProxy | null;
  /** Foreign origins whose pages may call the server. */
  readonly allowedOrigins: readonly string[];
  /** Absolute path. */
  readonly dataDir: string;
  /** Null for the embedded PostgreSQL. */
  readonly database: DatabaseUrls | null;
  readonly objectStore: ObjectStoreConfig;
  /** Bytes a document may have. */
  readonly maxUploadBytes: number;
  /** Bytes of documents everybody may store who has no limit of their own. */
  readonly defaultQuotaBytes: number;
  /** Where models are asked, and which. */
  readonly ai: AiConfig;
  /** The hosts that HTTP tools may call although they are private, and without TLS, as `host:port`. */
  readonly toolPrivateHosts: ReadonlySet<string>;
  /** How many documents this process reads at a time. */
  readonly processingConcurrency: number;
  /** 32 bytes; null where the file in `dataDir` holds the key. */
  readonly masterKey: Buffer | null;
  readonly previousKeys: readonly Buffer[];
  /** The Transit key that wraps data keys, or wrapped some; null where only keys derived from master keys do. */
  readonly transit: { readonly origin: string; readonly token: string; readonly key: string } | null;
  /** What wraps the data keys of new values. */
  readonly keyProvider: 'local' | 'transit';
  /** The first administrator of an empty database; null where an invitation is printed instead. */
  readonly admin: { readonly email: string; readonly password: string } | null;
  readonly registration: 'invite' | 'open';
  readonly bcryptCost: number;
  readonly jwtAlgorithm: 'ES256' | 'HS256';
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly playground: boolean;
  /** Whether clients may ask for the schema: always, except in production without the playground. */
  readonly introspection: boolean;
  readonly worker: 'internal' | 'external';
  /** The bearer token for `/metrics`; null where only loopback may read it. */
  readonly metricsToken: string | null;
  /** GraphQL cost an actor may spend in a minute. */
  readonly costPerMinute: number;
}

/** Where the database is, for each of its three roles. */
export interface DatabaseUrls {
  /** As the owner of the tables, who migrates. */
  readonly owner: string;
  /** As `steward_app`; null for the owner's URL with that role's derived password. */
  readonly app: string | null;
  /** As `steward_system`; null likewise. */
  readonly system: string | null;
}

/** Where the objects are. */
export interface ObjectStoreConfig {
  /** Null for the embedded store. */
  readonly remote: { readonly endpoint: string; readonly accessKey: string; readonly secretKey: string } | null;
  /** Where clients reach it; null for where this server does. */
  readonly publicEndpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  /** The port of the embedded store; 0 for the one of the last time, or any free one. */
  readonly port: number;
}

/** What is wrong with one variable. */
export interface ConfigProblem {
  readonly variable: VariableName;
  /** What is wrong, with the value where that is no secret. */
  readonly problem: string;
  readonly allowed: string;
}

/** The environment asks for something that cannot be. Its message has one line for each problem. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map((p) => `${p.variable} ${p.problem}. Allowed: ${p.allowed}.`).join('\n'));
  }
}

/** All of them or none. */
const TRANSIT = ['TRANSIT_ADDR', 'TRANSIT_TOKEN', 'TRANSIT_KEY'] as const;

type Values = { readonly [N in VariableName]: z.output<(typeof VARIABLES)[N]['type']> | undefined };
type Present<N extends VariableName> = NonNullable<Values[N]>;

/**
 * Reads the configuration from the environment; an empty variable counts as absent. Throws ConfigError with every
 * problem there is, not just the first.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const problems: ConfigProblem[] = [];
  const values = read(env, problems);
  // A variable that is wrong by itself must not be reported as missing besides.
  if (problems.length === 0) problems.push(...contradictions(values));
  if (problems.length > 0) throw new ConfigError(problems);
  return build(values);
}

/**
 * The origin people use, without a slash at its end. `port` is the one the server listens on, which is known only then
 * when any free one was asked for.
 */
export function publicUrl(config: Config, port: number): string {
  if (config.publicUrl) return config.publicUrl;
  const anywhere = config.host === '0.0.0.0' || config.host === '::';
  return originOf(anywhere ? 'localhost' : config.host, port);
}

/**
 * Every origin whose pages may call the server: its own, under each name this machine's loopback has where it listens
 * there, and the configured ones.
 */
export function allowedOrigins(config: Config, port: number): ReadonlySet<string> {
  const loopback = ['127.0.0.1', 'localhost', '::1'];
  const own = [...loopback, '0.0.0.0', '::'].includes(config.host) ? loopback.map((name) => originOf(name, port)) : [];
  return new Set([publicUrl(config, port), ...own, ...config.allowedOrigins]);
}

const originOf = (host: string, port: number) => new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`).origin;

function read(env: NodeJS.ProcessEnv, problems: ConfigProblem[]): Values {
  const entries = Object.entries<Variable>(VARIABLES).map(([name, variable]) => {
    const given = variable.verbatim ? env[name] : env[name]?.trim();
    const text = given === undefined || given === '' ? variable.fallback : given;
    if (text === undefined) return [name, undefined];
    const parsed = variable.type.safeParse(text);
    if (parsed.success) return [name, parsed.data];
    const what = parsed.error.issues[0]?.message ?? 'is not acceptable';
    const shown = variable.secret ? '' : ` (${JSON.stringify(text.slice(0, 100))})`;
    problems.push({ variable: name as VariableName, problem: `${what}${shown}`, allowed: variable.allowed });
    return [name, undefined];
  });
  return Object.fromEntries(entries) as Values;
}

function contradictions(values: Values): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const refuse = (variable: VariableName, problem: string) =>
    problems.push({ variable, problem, allowed: VARIABLES[variable].allowed });
  const needs = (variable: VariableName, ...others: VariableName[]) => {
    if (values[variable] !== undefined && others.every((other) => values[other] === undefined))
      refuse(variable, `is set without ${others.join(' or ')}`);
  };
  needs('DATABASE_APP_URL', 'DATABASE_URL');
  needs('DATABASE_SYSTEM_URL', 'DATABASE_URL');
  needs('STEWARD_ADMIN_EMAIL', 'STEWARD_ADMIN_PASSWORD');
  needs('STEWARD_ADMIN_PASSWORD', 'STEWARD_ADMIN_EMAIL');
  for (const key of ['S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const) {
    needs('S3_ENDPOINT', key);
    needs(key, 'S3_ENDPOINT');
  }
  for (const [variable, others] of AI_NEEDS) needs(variable, ...others);
  for (const variable of TRANSIT) for (const other of TRANSIT) needs(variable, other);
  if (values.KEY_PROVIDER === 'transit') needs('KEY_PROVIDER', 'TRANSIT_ADDR');
  const cost = values.BCRYPT_COST;
  if (values.NODE_ENV === 'production' && cost !== undefined && cost < 10)
    refuse('BCRYPT_COST', `is too low for production ("${cost}")`);
  return problems;
}

function required<N extends VariableName>(values: Values, name: N): Present<N> {
  const value = values[name];
  if (value === undefined) throw new Error(`${name} has no default.`);
  return value;
}

function build(values: Values): Config {
  const nodeEnv = required(values, 'NODE_ENV');
  const playground = values.PLAYGROUND ? values.PLAYGROUND === 'on' : nodeEnv !== 'production';
  return Object.freeze({
    nodeEnv,
    port: required(values, 'PORT'),
    host: required(values, 'HOST'),
    publicUrl: values.PUBLIC_URL ?? null,
    trustProxy: values.TRUST_PROXY ?? null,
    allowedOrigins: values.ALLOWED_ORIGINS ?? [],
    dataDir: resolve(required(values, 'DATA_DIR')),
    database: databaseOf(values),
    objectStore: objectStoreOf(values),
    maxUploadBytes: required(values, 'MAX_UPLOAD_BYTES'),
    defaultQuotaBytes: required(values, 'DEFAULT_QUOTA_BYTES'),
    ai: aiOf(values),
    toolPrivateHosts: values.TOOL_PRIVATE_HOSTS ?? new Set(),
    processingConcurrency: required(values, 'PROCESSING_CONCURRENCY'),
    masterKey: values.STEWARD_MASTER_KEY ?? null,
    previousKeys: values.STEWARD_PREVIOUS_KEYS ?? [],
    transit: transitOf(values),
    keyProvider: values.KEY_PROVIDER ?? (values.TRANSIT_ADDR === undefined ? 'local' : 'transit'),
    admin: adminOf(values),
    registration: required(values, 'REGISTRATION'),
    bcryptCost: required(values, 'BCRYPT_COST'),
    jwtAlgorithm: required(values, 'JWT_ALGORITHM'),
    logLevel: required(values, 'LOG_LEVEL'),
    playground,
    introspection: playground || nodeEnv !== 'production',
    worker: required(values, 'WORKER'),
    metricsToken: values.METRICS_TOKEN ?? null,
    costPerMinute: required(values, 'COST_PER_MINUTE'),
  });
}

function databaseOf(values: Values): DatabaseUrls | null {
  const { DATABASE_URL: owner, DATABASE_APP_URL: app, DATABASE_SYSTEM_URL: system } = values;
  return owner === undefined ? null : Object.freeze({ owner, app: app ?? null, system: system ?? null });
}

function objectStoreOf(values: Values): ObjectStoreConfig {
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = values;
  const given = endpoint !== undefined && accessKey !== undefined && secretKey !== undefined;
  return Object.freeze({
    remote: given ? Object.freeze({ endpoint, accessKey, secretKey }) : null,
    publicEndpoint: values.S3_PUBLIC_ENDPOINT ?? null,
    region: required(values, 'S3_REGION'),
    bucket: required(values, 'S3_BUCKET'),
    port: required(values, 'STORE_PORT'),
  });
}

function adminOf({ STEWARD_ADMIN_EMAIL: email, STEWARD_ADMIN_PASSWORD: password }: Values): Config['admin'] {
  return email !== undefined && password !== undefined ? Object.freeze({ email, password }) : null;
}

function transitOf({ TRANSIT_ADDR: origin, TRANSIT_TOKEN: token, TRANSIT_KEY: key }: Values): Config['transit'] {
  const whole = origin !== undefined && token !== undefined && key !== undefined;
  return whole ? Object.freeze({ origin, token, key }) : null;
}
