import { DecryptionFailed, KeyUnavailable } from '../../../platform/crypto/key-provider.js';
import type { MasterKeys } from '../../../platform/crypto/master-key.js';
import type { Database } from '../../../platform/database/database.js';
import { isAmong } from '../http/destinations.js';
import { type RunningExecution, ToolFailed, type ToolRunner } from '../runner.js';
import type { CallToolResult, Endpoint, McpClient } from './connection.js';
import { type McpConfiguration, definitionOf } from './remote-tool.js';
import { endpointOf } from './server.service.js';

/** What a tool of a server answers. */
export interface McpResult {
  /** Texts, in their order; of what is no text, only what it is. */
  readonly content: readonly Readonly<Record<string, unknown>>[];
  /** Absent where there is none. */
  readonly structuredContent?: unknown;
}

/** Runs tools of servers of the Model Context Protocol, as long as they are what somebody here has looked at. */
export class McpRunner implements ToolRunner {
  readonly kind = 'MCP';

  constructor(
    private readonly db: Database,
    private readonly keys: MasterKeys,
    private readonly client: McpClient,
  ) {}

  /** Throws ToolFailed. */
  async run(execution: RunningExecution, signal: AbortSignal): Promise<McpResult> {
    const { configuration, parameters, allowedHosts } = execution;
    if (!isConfiguration(configuration)) throw new ToolFailed('Nobody has said which server this tool comes from.');
    const endpoint = await this.endpoint(configuration);
    if (!endpoint) throw new ToolFailed('The server this tool came from was removed.');
    const url = new URL(endpoint.url);
    if (!isAmong(allowedHosts, url)) throw new ToolFailed(`The tool may not call ${url.host}.`);
    const result = await this.call(endpoint, configuration, parameters, signal);
    return resultOf(result);
  }

  private async endpoint({ serverId }: McpConfiguration): Promise<Endpoint | null> {
    try {
      return await endpointOf(this.db, this.keys, serverId);
    } catch (error) {
      if (!(error instanceof KeyUnavailable) && !(error instanceof DecryptionFailed)) throw error;
      throw new ToolFailed('What is sent to the server to be let in does not decrypt: the tool was not run.');
    }
  }

  private call(
    endpoint: Endpoint,
    { tool, definition }: McpConfiguration,
    parameters: RunningExecution['parameters'],
    signal: AbortSignal,
  ): Promise<CallToolResult> {
    return this.client.use(endpoint, signal, async (server) => {
      const remote = (await server.tools()).find(({ name }) => name === tool);
      if (!remote) throw new ToolFailed('The server does not list this tool any more.');
      if (definitionOf(remote) !== definition)
        throw new ToolFailed('The server says something else of this tool than when it was looked at: refresh it.');
      return server.call(remote, parameters);
    });
  }
}

const isConfiguration = (value: unknown): value is McpConfiguration =>
  typeof value === 'object' && value !== null && 'serverId' in value && 'tool' in value && 'definition' in value;

/** Throws ToolFailed with what the tool says where it says that it failed. */
function resultOf({ content, structuredContent, isError }: CallToolResult): McpResult {
  const parts = content.map(partOf);
  if (isError === true)
    throw new ToolFailed(
      'It says that it failed.',
      parts.flatMap(({ text }) => (typeof text === 'string' ? text : [])).join('\n') || null,
    );
  return { content: parts, ...(structuredContent !== undefined && { structuredContent }) };
}

/** Text as it is. Pictures, sounds and files are told, and left out: a model reads text, and they would be most of it. */
function partOf(part: CallToolResult['content'][number]): Readonly<Record<string, unknown>> {
  if (part.type === 'text') return { type: 'text', text: part.text };
  if (part.type === 'resource_link') return { type: 'resource_link', uri: part.uri, name: part.name };
  if (part.type !== 'resource') return { type: part.type, mimeType: part.mimeType, isLeftOut: true };
  const { resource } = part;
  const about = { type: 'resource', uri: resource.uri, mimeType: resource.mimeType ?? null };
  return 'text' in resource ? { ...about, text: resource.text } : { ...about, isLeftOut: true };
}
