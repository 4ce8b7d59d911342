import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { temporaryFolder } from '../../src/demo/folder.js';

/** A Steward of its own for one test file. */
export interface Steward {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** The first administrator. */
  readonly admin: Credentials;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

const MAIN = process.env['STEWARD_MAIN'] ?? 'dist/src/main.js';
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts the built server on a free port and an empty data folder, with open registration and the playground. */
export async function startSteward(): Promise<Steward> {
  const folder = await temporaryFolder('steward-browser-');
  const admin = { email: 'admin@example.org', password: 'an administrator of tests' };
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: folder.path,
      STEWARD_ADMIN_EMAIL: admin.email,
      STEWARD_ADMIN_PASSWORD: admin.password,
      REGISTRATION: 'open',
      PLAYGROUND: 'on',
      BCRYPT_COST: '10',
    },
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    await folder.remove();
  };
  try {
    return { url: await addressOf(child), admin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address from the first line of the server's output that has one. */
function addressOf(child: ChildProcess): Promise<string> {
  const output: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream! }).on('line', (line) => {
        output.push(line);
        const address = stream === child.stdout && ADDRESS.exec(line)?.[0];
        if (address) resolve(address);
      });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output.join('\n')}`)));
  });
}

/** Posts an operation and answers its `result`; the operations of these tests alias their field so. */
export async function ask<Result>(
  url: string,
  query: string,
  variables: unknown,
  accessToken?: string,
): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accessToken && { authorization: `Bearer ${accessToken}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: { result: Result }; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer));
  return answer.data.result;
}

/** Signs in over the API. Answers the access token. */
export async function logIn(url: string, input: Credentials): Promise<string> {
  const query =
    'mutation ($input: LoginInput!) { result: login(input: $input) { ... on LoginSuccess { accessToken } } }';
  return (await ask<{ accessToken: string }>(url, query, { input })).accessToken;
}

/** Makes an account over the API. */
export async function register(url: string, person: Credentials, displayName: string): Promise<void> {
  const query = 'mutation ($input: RegisterInput!) { result: register(input: $input) { __typename } }';
  const { __typename } = await ask<{ __typename: string }>(url, query, { input: { ...person, displayName } });
  if (__typename !== 'RegisterSuccess') throw new Error(`register answered ${__typename}`);
}

/** The installed Chromium, told to stay off the network by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** What pages of a browser did that they should not have. */
export interface Watch {
  /** Requests and sockets to other origins than the server's. */
  readonly outside: string[];
  /** Errors on the console, refusals of the content security policy among them, and uncaught exceptions. */
  readonly errors: string[];
}

/** Watches all pages of a context from their first request on. They may talk to `url`, and to the `store` where one is named. */
export function watch(context: BrowserContext, url: string, store = url): Watch {
  const seen: Watch = { outside: [], errors: [] };
  const origins = [new URL(url).origin, new URL(store).origin, new URL(url.replace(/^http/, 'ws')).origin];
  const visit = (target: string) => {
    const { protocol, origin } = new URL(target);
    if (protocol !== 'data:' && protocol !== 'blob:' && !origins.includes(origin)) seen.outside.push(target);
  };
  context.on('request', (request) => visit(request.url()));
  context.on('console', (message) => message.type() === 'error' && seen.errors.push(message.text()));
  context.on('weberror', (error) => seen.errors.push(error.error().message));
  context.on('page', (page) => page.on('websocket', (socket) => visit(socket.url())));
  return seen;
}
