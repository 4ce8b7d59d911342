import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  type CallToolResult,
  McpServer,
  WebStandardStreamableHTTPServerTransport,
  createMcpHandler,
  fromJsonSchema,
} from '@modelcontextprotocol/server';

/** A tool of a test server. */
export interface TestTool {
  readonly description?: string;
  readonly inputSchema?: Readonly<Record<string, unknown>>;
  readonly annotations?: { readonly readOnlyHint?: boolean; readonly destructiveHint?: boolean };
  readonly run?: (given: Readonly<Record<string, unknown>>) => CallToolResult | Promise<CallToolResult>;
}

/** A message of JSON-RPC 2.0. */
export interface TestMessage {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: unknown;
}

/** A server of the Model Context Protocol on a free port of this machine. */
export interface TestMcpServer {
  readonly url: string;
  /** The host with its port. */
  readonly host: string;
  /** Its tools, which may be changed. */
  tools: Record<string, TestTool>;
  /** What was called, in its order. */
  readonly calls: { readonly name: string; readonly given: unknown }[];
  /** The values of the header `authorization` of the requests, each once. */
  readonly authorizations: Set<string>;
  /** Whether it speaks the protocol as it was in 2025: with sessions, and answers in streams. */
  isOld: boolean;
  /** Its sessions, while it is old. */
  readonly sessions: Map<string, WebStandardStreamableHTTPServerTransport>;
  /** Answers instead of the server, where it is there. */
  instead: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** Answers messages about this method instead of the server. */
  readonly scripts: Record<string, (message: TestMessage, response: ServerResponse) => void>;
  /** What every message was about, in their order: `DELETE` of a session as well, and `answer` of what is itself one. */
  readonly heard: string[];
  close(): Promise<void>;
}

const ANYTHING = { type: 'object', properties: { line: { type: 'string' } }, additionalProperties: false };

/** Says a text. */
export const says = (said: string): CallToolResult => ({ content: [{ type: 'text', text: said }] });

/** Starts a server. */
export async function startMcpServer(tools: Record<string, TestTool>): Promise<TestMcpServer> {
  const handler = createMcpHandler(() => serverOf(state));
  const http = createServer((request, response) => {
    if (request.headers.authorization) state.authorizations.add(request.headers.authorization);
    if (state.instead) state.instead(request, response);
    else void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = request.method === 'POST' ? { body: await text(request) } : {};
    const message = (body.body ? JSON.parse(body.body) : { method: request.method }) as TestMessage;
    state.heard.push(message.method ?? 'answer');
    const script = state.scripts[message.method ?? ''];
    if (script) {
      script(message, response);
      return;
    }
    const asked = new Request(state.url, { method: request.method ?? 'GET', headers, ...body });
    const answered = await (state.isOld ? inSession(state, asked) : handler.fetch(asked));
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    response.end(Buffer.from(await answered.arrayBuffer()));
  };
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const host = `localhost:${(http.address() as AddressInfo).port}`;
  const state: TestMcpServer = {
    ...{ url: `http://${host}/mcp`, host, tools, calls: [], authorizations: new Set<string>(), instead: null },
    ...{ scripts: {}, heard: [], isOld: false, sessions: new Map<string, WebStandardStreamableHTTPServerTransport>() },
    close: async () => {
      await handler.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return state;
}

async function inSession(state: TestMcpServer, request: Request): Promise<Response> {
  const { sessions } = state;
  const known = sessions.get(request.headers.get('mcp-session-id') ?? '');
  if (known) return known.handleRequest(request);
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => void sessions.set(id, transport),
    onsessionclosed: (id) => void sessions.delete(id),
  });
  await serverOf(state).connect(transport);
  return transport.handleRequest(request);
}

function serverOf({ tools, calls }: TestMcpServer): McpServer {
  const server = new McpServer({ name: 'Test server', version: '1.0' });
  for (const [name, { description, inputSchema = ANYTHING, annotations = {}, run }] of Object.entries(tools))
    server.registerTool(
      name,
      { ...(description && { description }), inputSchema: fromJsonSchema(inputSchema), annotations },
      async (given) => {
        calls.push({ name, given });
        return run ? run(given as Readonly<Record<string, unknown>>) : says(name);
      },
    );
  return server;
}
