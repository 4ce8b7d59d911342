import { InvalidInput } from '../../../platform/problem.js';
import type { ServerHeaders } from './credentials.js';

/** A server that is to be registered. */
export interface RegisterMcpServer {
  readonly name: string;
  readonly url: string;
  readonly headers?: readonly McpHeader[] | null;
}

/** A header that is sent to a server besides. */
export interface McpHeader {
  readonly name: string;
  readonly value: string;
}

const SERVER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,31}$/;
const MAX_URL = 2048;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;
/** Visible ASCII with single spaces and tabs within (RFC 9110 §5.5). */
const HEADER_VALUE = /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/;
const MAX_HEADERS = 16;
const MAX_VALUE = 8192;
/** What says how a message is carried, or what is in it, is not for anybody to say. */
const OURS =
  /^(host|connection|content-.*|transfer-encoding|te|trailer|upgrade|keep-alive|expect|accept|accept-encoding|proxy-.*|mcp-.*|last-event-id)$/i;

/** What a server is called. Throws InvalidInput. */
export function validServerName(name: string): string {
  if (SERVER_NAME.test(name)) return name;
  throw new InvalidInput('A letter, then letters, digits and hyphens: 32 characters at most.', 'name');
}

/** Where a server is. Throws InvalidInput. */
export function validServerUrl(given: string): URL {
  const url = given.length <= MAX_URL && URL.canParse(given) ? new URL(given) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new InvalidInput('A URL with https is wanted.', 'url');
  if (url.username !== '' || url.password !== '')
    throw new InvalidInput('No credentials belong in the URL: they are sent as headers.', 'url');
  url.hash = '';
  return url;
}

/** The headers that are sent to a server besides, by their names in lower case. Throws InvalidInput. */
export function validServerHeaders(given: readonly McpHeader[] | null | undefined): ServerHeaders {
  const headers = (given ?? []).map(({ name, value }) => [name.trim().toLowerCase(), value.trim()] as const);
  const refuse = (message: string): never => {
    throw new InvalidInput(message, 'headers');
  };
  if (headers.length > MAX_HEADERS) refuse(`At most ${MAX_HEADERS} headers.`);
  for (const [name, value] of headers) {
    if (!HEADER_NAME.test(name)) refuse('A name of a header has letters, digits and hyphens.');
    if (OURS.test(name)) refuse(`The header ${name} is this server's to write.`);
    if (value.length > MAX_VALUE || !HEADER_VALUE.test(value))
      refuse(`The header ${name} takes one line of visible ASCII, at most ${MAX_VALUE} characters.`);
  }
  if (new Set(headers.map(([name]) => name)).size < headers.length) refuse('Each header is given once.');
  return Object.fromEntries(headers);
}
