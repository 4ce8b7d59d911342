import { describe, expect, test } from '@jest/globals';
import { resolve } from 'node:path';
import { VARIABLES } from '../src/config-variables.js';
import { ConfigError, allowedOrigins, loadConfig, publicUrl } from '../src/config.js';
import { problemsOf } from './support/config.js';

const KEY = Buffer.alloc(32, 0xf9);

describe('an empty environment', () => {
  test('is a whole Steward on this machine', () => {
    expect(loadConfig({})).toEqual({
      nodeEnv: 'development',
      port: 4000,
      host: '127.0.0.1',
      publicUrl: null,
      trustProxy: null,
      allowedOrigins: [],
      dataDir: resolve('.steward'),
      database: null,
      maxUploadBytes: 104_857_600,
      defaultQuotaBytes: 1_073_741_824,
      toolPrivateHosts: new Set(),
      processingConcurrency: 2,
      objectStore: { remote: null, publicEndpoint: null, region: 'us-east-1', bucket: 'steward', port: 0 },
      ai: {
        ...{ openaiCompatible: null, ollama: null, embedding: null, defaultChoice: null, systemPrompt: null },
        patience: { firstMs: 120_000, nextMs: 60_000 },
      },
      masterKey: null,
      previousKeys: [],
      transit: null,
      keyProvider: 'local',
      admin: null,
      registration: 'invite',
      bcryptCost: 12,
      jwtAlgorithm: 'ES256',
      logLevel: 'info',
      playground: true,
      introspection: true,
      worker: 'internal',
      metricsToken: null,
      costPerMinute: 10_000_000,
    });
  });

  test('is the same as one of empty values', () => {
    const empty = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '']));
    expect(loadConfig(empty)).toEqual(loadConfig({}));
  });

  test('cannot be changed afterwards', () => {
    expect(() => Object.assign(loadConfig({}), { port: 1 })).toThrow(TypeError);
  });
});

describe('values that are understood', () => {
  test('production closes the playground and introspection unless told', () => {
    expect(loadConfig({ NODE_ENV: 'production' })).toMatchObject({ playground: false, introspection: false });
    expect(loadConfig({ NODE_ENV: 'production', PLAYGROUND: 'on' })).toMatchObject({
      playground: true,
      introspection: true,
    });
    expect(loadConfig({ PLAYGROUND: 'off' })).toMatchObject({ playground: false, introspection: true });
  });

  test('keys come in base64 and base64url, padded or not', () => {
    for (const text of [KEY.toString('base64'), KEY.toString('base64url'), `${KEY.toString('base64url')}=`])
      expect(loadConfig({ STEWARD_MASTER_KEY: text, STEWARD_PREVIOUS_KEYS: `${text}, ${text}` })).toMatchObject({
        masterKey: KEY,
        previousKeys: [KEY, KEY],
      });
  });

  test('an object store has an endpoint with its key, and clients may reach it elsewhere', () => {
    const key = { S3_ACCESS_KEY: 'AKIDEXAMPLE', S3_SECRET_KEY: 'a secret with no space'.replaceAll(' ', '-') };
    const remote = { endpoint: 'http://store:9000', accessKey: key.S3_ACCESS_KEY, secretKey: key.S3_SECRET_KEY };
    expect(
      loadConfig({ S3_ENDPOINT: 'http://store:9000/', ...key, S3_REGION: 'eu-central-1', S3_BUCKET: 'files.example' })
        .objectStore,
    ).toEqual({ remote, publicEndpoint: null, region: 'eu-central-1', bucket: 'files.example', port: 0 });
    expect(loadConfig({ S3_PUBLIC_ENDPOINT: 'https://objects.example.com', STORE_PORT: '9000' }).objectStore).toEqual({
      ...{ remote: null, publicEndpoint: 'https://objects.example.com' },
      ...{ region: 'us-east-1', bucket: 'steward', port: 9000 },
    });
  });

  test('hosts of tools are named with their ports', () => {
    expect([...loadConfig({ TOOL_PRIVATE_HOSTS: 'Billing.internal:8080, 10.0.0.1:80' }).toolPrivateHosts]).toEqual([
      ...['billing.internal:8080', '10.0.0.1:80'],
    ]);
  });

  test('models are asked where the variables say', () => {
    const api = { AI_BASE_URL: 'https://models.example.com/v1/', AI_API_KEY: 'sk-1' };
    const ollama = { OLLAMA_BASE_URL: 'http://localhost:11434' };
    const openaiCompatible = { baseUrl: 'https://models.example.com/v1', apiKey: 'sk-1' };
    expect(loadConfig(api).ai).toMatchObject({ openaiCompatible, ollama: null, embedding: null });
    expect(loadConfig({ ...api, ...ollama, EMBEDDING_MODEL: 'm' }).ai).toMatchObject({
      ollama: { baseUrl: 'http://localhost:11434', apiKey: null },
      embedding: { provider: 'openai-compatible', model: 'm', dimension: 1536 },
    });
    expect(
      loadConfig({ ...ollama, EMBEDDING_MODEL: 'nomic-embed-text:v1.5', EMBEDDING_DIMENSION: '768' }).ai.embedding,
    ).toEqual({ provider: 'ollama', model: 'nomic-embed-text:v1.5', dimension: 768 });
    const pair = { DEFAULT_AI_PROVIDER: 'openai-compatible', DEFAULT_AI_MODEL: 'gpt-5' };
    expect(loadConfig(pair).ai.defaultChoice).toEqual({ provider: 'openai-compatible', model: 'gpt-5' });
  });

  test('Transit has an address, a token and a key', () => {
    const env = { TRANSIT_ADDR: 'https://bao.example.com:8200/', TRANSIT_TOKEN: 'hvs.abc', TRANSIT_KEY: 'steward-1' };
    const transit = { origin: 'https://bao.example.com:8200', token: 'hvs.abc', key: 'steward-1' };
    expect(loadConfig(env).transit).toEqual(transit);
    for (const missing of Object.keys(env))
      expect(problemsOf({ ...env, [missing]: '' }).message).toContain(`is set without ${missing}`);
    for (const wrong of [{ TRANSIT_ADDR: 'https://bao/v1' }, { TRANSIT_KEY: '../sys' }, { TRANSIT_KEY: 'a/b' }])
      expect(() => loadConfig({ ...env, ...wrong })).toThrow(ConfigError);
    expect(problemsOf({ ...env, TRANSIT_TOKEN: 'two words' }).message).not.toContain('two words');
    expect(loadConfig(env).keyProvider).toBe('transit');
    expect(loadConfig({ ...env, KEY_PROVIDER: 'local' })).toMatchObject({ transit, keyProvider: 'local' });
    expect(problemsOf({ KEY_PROVIDER: 'transit' }).message).toContain('is set without TRANSIT_ADDR');
  });

  test('the database has one URL or three', () => {
    const owner = 'postgres://o:p@db:5432/steward';
    const [app, system] = ['postgresql://a:p@db/steward', 'postgres://s:p@db/steward'];
    expect(loadConfig({ DATABASE_URL: owner }).database).toEqual({ owner, app: null, system: null });
    expect(loadConfig({ DATABASE_URL: owner, DATABASE_APP_URL: app, DATABASE_SYSTEM_URL: system }).database).toEqual({
      owner,
      app,
      system,
    });
  });

  test('an administrator keeps the spaces of the password', () => {
    const env = { STEWARD_ADMIN_EMAIL: ' ada@example.com ', STEWARD_ADMIN_PASSWORD: ' correct horse ' };
    expect(loadConfig(env).admin).toEqual({ email: 'ada@example.com', password: ' correct horse ' });
  });

  test('proxies are trusted by address, by subnet, by name and by number', () => {
    const trusts = (TRUST_PROXY: string, address: string, hop = 0) =>
      loadConfig({ TRUST_PROXY }).trustProxy?.(address, hop);
    expect(trusts('loopback', '127.0.0.1')).toBe(true);
    expect(trusts('loopback', '10.0.0.1')).toBe(false);
    expect(trusts('10.0.0.0/8, ::1', '10.20.30.40')).toBe(true);
    expect(trusts('10.0.0.0/8, ::1', '::1')).toBe(true);
    expect(trusts('10.0.0.0/8', '11.0.0.1')).toBe(false);
    expect([0, 1, 2].map((hop) => trusts('2', '203.0.113.7', hop))).toEqual([true, true, false]);
    expect(trusts('0', '127.0.0.1')).toBe(false);
  });
});

describe('where the server is reached', () => {
  test('follows from host and the port it listens on, or is told', () => {
    expect(publicUrl(loadConfig({ PORT: '0' }), 5123)).toBe('http://127.0.0.1:5123');
    expect(publicUrl(loadConfig({ HOST: '::1' }), 4000)).toBe('http://[::1]:4000');
    expect(publicUrl(loadConfig({ HOST: '0.0.0.0' }), 80)).toBe('http://localhost');
    expect(publicUrl(loadConfig({ PUBLIC_URL: 'https://Steward.Example.com:443/' }), 4000)).toBe(
      'https://steward.example.com',
    );
  });

  test('pages of its own origin and of the configured ones may call it', () => {
    const local = allowedOrigins(loadConfig({}), 4000);
    expect([...local].sort()).toEqual(['http://127.0.0.1:4000', 'http://[::1]:4000', 'http://localhost:4000']);
    const config = loadConfig({
      HOST: '192.0.2.1',
      PUBLIC_URL: 'https://s.example.com',
      ALLOWED_ORIGINS: 'https://a.example.com, http://b.example.com:8080/',
    });
    expect([...allowedOrigins(config, 4000)]).toEqual([
      'https://s.example.com',
      'https://a.example.com',
      'http://b.example.com:8080',
    ]);
  });
});

test('every default is an allowed value', () => {
  for (const variable of Object.values(VARIABLES))
    expect(variable.fallback === undefined || variable.type.safeParse(variable.fallback).success).toBe(true);
});
