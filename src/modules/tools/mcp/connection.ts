import {
  type CallToolResult,
  Client,
  type JsonSchemaValidator,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  SdkHttpError,
  StreamableHTTPClientTransport,
  type Tool as RemoteTool,
} from '@modelcontextprotocol/client';
import type { Destinations } from '../http/destinations.js';
import type { Exchange } from '../http/exchange.js';
import { ToolFailed } from '../runner.js';
import type { ServerHeaders } from './credentials.js';
import { type Wire, wire } from './fetch.js';
import { headerScrubber } from './scrub.js';

export type { CallToolResult, RemoteTool };

/** Where a server is, and what is sent to it besides. */
export interface Endpoint {
  readonly url: string;
  readonly headers: ServerHeaders;
}

/** A server that is connected. Nothing it says has what was sent to be let in. */
export interface Connected {
  /** What it calls itself; null where it does not say. */
  readonly name: string | null;
  readonly version: string | null;
  /** All its tools. Throws ToolFailed where they are too many. */
  tools(): Promise<readonly RemoteTool[]>;
  /** Calls one of these tools, once, whatever it answers. */
  call(tool: RemoteTool, given: Readonly<Record<string, unknown>>): Promise<CallToolResult>;
}

/** Tools that one server may have. */
export const MAX_TOOLS = 200;
const MAX_PAGES = 20;
/** Bytes of everything that one connection answers. */
const MAX_BYTES = 2 * 1024 * 1024;
/** The signal ends what takes too long, not this. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** What a server says of its results is not compiled here: patterns of others can be expensive. */
function unchecked<T>(): JsonSchemaValidator<T> {
  return (input) => ({ valid: true, data: input as T, errorMessage: undefined });
}

/** Connects to servers of the Model Context Protocol over streamable HTTP. */
export class McpClient {
  private readonly parting = new Set<Promise<void>>();

  constructor(
    private readonly destinations: Destinations,
    private readonly exchange: Exchange,
  ) {}

  /** Throws ToolFailed for a URL that is not called. */
  require(url: URL): void {
    this.destinations.require([url.host], url);
  }

  /** Does something with a server, and parts from it. Throws ToolFailed, in words for whoever asked. */
  async use<T>(endpoint: Endpoint, signal: AbortSignal, work: (server: Connected) => Promise<T>): Promise<T> {
    const url = new URL(endpoint.url);
    const ended = new AbortController();
    const both = AbortSignal.any([signal, ended.signal]);
    const carrier = wire(this.destinations, this.exchange, {
      ...{ url, headers: endpoint.headers, maxBytes: MAX_BYTES, signal: both },
    });
    const transport = new StreamableHTTPClientTransport(url, {
      fetch: carrier.fetch,
      reconnectionOptions: {
        ...{ initialReconnectionDelay: 1, maxReconnectionDelay: 1, reconnectionDelayGrowFactor: 1, maxRetries: 0 },
      },
    });
    const client = new Client(
      { name: 'Steward', version: '1' },
      {
        versionNegotiation: { mode: 'auto' },
        inputRequired: { autoFulfill: false },
        ...{ jsonSchemaValidator: { getValidator: unchecked }, listMaxPages: MAX_PAGES },
      },
    );
    const scrubbed = headerScrubber(endpoint.headers);
    try {
      await client.connect(transport, { signal: both, timeout: NO_TIMEOUT_MS });
      return await work(connected(client, both, scrubbed));
    } catch (error) {
      const { message, detail, reason } = reasonOf(error, carrier, signal);
      throw new ToolFailed(scrubbed(message), scrubbed(detail), reason);
    } finally {
      this.part(client, transport, carrier, ended);
    }
  }

  /** Resolves when it has parted from all servers, some seconds later at most. */
  async close(): Promise<void> {
    await Promise.allSettled(this.parting);
  }

  /** Nobody waits for it: what the server answered must not come too late because of how slowly it says goodbye. */
  private part(client: Client, transport: StreamableHTTPClientTransport, { settled }: Wire, ended: AbortController) {
    const parted = settled()
      .then(() => transport.terminateSession())
      // A server that does not hear it forgets the session by itself.
      .catch(() => undefined)
      .then(() => client.close())
      .catch(() => undefined)
      .finally(() => {
        ended.abort();
        this.parting.delete(parted);
      });
    this.parting.add(parted);
  }
}

function connected(client: Client, signal: AbortSignal, scrubbed: <T>(json: T) => T): Connected {
  const options = { signal, timeout: NO_TIMEOUT_MS };
  const said = client.getServerVersion();
  return {
    name: scrubbed(said?.name ?? null),
    version: scrubbed(said?.version ?? null),
    tools: async () => {
      if (!client.getServerCapabilities()?.tools) return [];
      const { tools } = await client.listTools(undefined, { ...options, cacheMode: 'bypass' });
      if (tools.length > MAX_TOOLS) throw new ToolFailed(`It lists ${tools.length} tools: ${MAX_TOOLS} are read.`);
      return scrubbed(tools);
    },
    call: async (tool, given) => {
      // With its definition, or the client would list the tools and call it again where a server refuses its headers.
      const sent = { ...options, toolDefinition: tool };
      return scrubbed(await client.callTool({ name: tool.name, arguments: { ...given } }, sent));
    },
  };
}

/** Why it failed, in words of ours: what a server says stands behind them, where it says something. */
function reasonOf(error: unknown, carrier: Wire, signal: AbortSignal): ToolFailed {
  const failure = carrier.failure();
  if (signal.aborted) return new ToolFailed('It did not answer in time.');
  if (failure) return failure;
  if (error instanceof ToolFailed) return error;
  if (error instanceof ProtocolError) return new ToolFailed('The server refused it.', error.message);
  if (error instanceof SdkHttpError) return new ToolFailed(`It answered ${error.status}.`);
  if (error instanceof SdkError && error.code === SdkErrorCode.ListPaginationExceeded)
    return new ToolFailed(`It lists its tools on more than ${MAX_PAGES} pages.`);
  return new ToolFailed('It does not speak the Model Context Protocol as it should.');
}
