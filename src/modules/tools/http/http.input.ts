import { isStorable } from '../../../platform/input.js';
import { InvalidInput } from '../../../platform/problem.js';
import { hostAndPort, isAmong } from './destinations.js';
import { pathOf, placeholdersIn, withoutPlaceholders } from './template.js';

/** How an HTTP tool calls. */
export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** How the body of a request is written. */
export type HttpBodyFormat = 'JSON' | 'FORM';

/** A header or a parameter of the query, with placeholders in its value. */
export interface HttpField {
  readonly name: string;
  readonly value: string;
}

/** What a client says of the request of an HTTP tool. */
export interface HttpToolInput {
  readonly method: HttpMethod;
  readonly url: string;
  readonly query?: readonly HttpField[] | null;
  readonly headers?: readonly HttpField[] | null;
  readonly body?: unknown;
  readonly bodyFormat?: HttpBodyFormat | null;
}

/** The request of an HTTP tool as it is kept, with `{{placeholders}}` for its arguments. */
export interface HttpTemplate {
  readonly method: HttpMethod;
  readonly url: string;
  readonly query: readonly HttpField[];
  readonly headers: readonly HttpField[];
  /** Null for none. */
  readonly body: unknown;
  readonly bodyFormat: HttpBodyFormat;
}

/** What else of the tool decides whether a request is acceptable. */
export interface HttpRules {
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly allowedHosts: readonly string[];
  /** Hosts that may be private and called without TLS, as `host:port`. */
  readonly privateHosts: ReadonlySet<string>;
}

const FIELD = 'http';
const URL_PARTS = /^(https?:\/\/[^/?#\\@{}\s]+)(\/[^?#\\\s]*)?$/i;
const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;
const MAX_FIELDS = 32;
const MAX_TEXT = 2048;
const MAX_BODY_BYTES = 16 * 1024;
/** Whatever says how the message is carried is this server's. */
const CARRYING =
  /^(host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|accept-encoding|proxy-.*)$/i;
const CREDENTIALS = /^(authorization|cookie|x-api-key|api-key|x-auth-token)$/i;
const UNSEEN = /[^\t\x20-\x7e]/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

const invalid = (message: string): never => {
  throw new InvalidInput(message, FIELD);
};

/** The request of an HTTP tool. Throws InvalidInput, which says what is wrong with it. */
export function validTemplate(input: HttpToolInput | null | undefined, rules: HttpRules): HttpTemplate {
  if (!input) return invalid('Say which request the tool makes.');
  const template: HttpTemplate = {
    method: input.method,
    url: validUrl(input.url, rules),
    query: validFields(input.query, 'query'),
    headers: validHeaders(input.headers),
    body: validBody(input),
    bodyFormat: input.bodyFormat ?? 'JSON',
  };
  requireParameters(template, rules.parameters);
  return template;
}

function validUrl(given: string, { allowedHosts, privateHosts }: HttpRules): string {
  const [, origin = '', path = '/'] =
    URL_PARTS.exec(given.trim()) ??
    invalid(
      'The URL has http or https, a host and a path: no credentials, no query, no fragment, no placeholder but in the path.',
    );
  if (given.length > MAX_TEXT) invalid(`The URL has at most ${MAX_TEXT} characters.`);
  const url = URL.canParse(origin) ? new URL(origin) : invalid('This is no URL.');
  // Other spellings of a host, as numbers of addresses, would be allowed as one and called as another.
  if (![url.host, hostAndPort(url)].includes(origin.replace(/^https?:\/\//i, '').toLowerCase()))
    invalid(`Write the host as it is: ${url.host}.`);
  if (!isAmong(allowedHosts, url)) invalid(`${url.host} is not among the tool's allowedHosts.`);
  if (url.protocol === 'http:' && !privateHosts.has(hostAndPort(url)))
    invalid('https is wanted: this server calls only hosts of its TOOL_PRIVATE_HOSTS without encryption.');
  if (path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) invalid('The path has no . and .. in it.');
  if (UNPRINTABLE.test(path)) invalid('Control characters are not allowed.');
  return `${url.origin}${path}`;
}

function validFields(given: readonly HttpField[] | null | undefined, what: string): HttpField[] {
  const fields = (given ?? []).map(({ name, value }) => ({ name: name.trim(), value }));
  if (fields.length > MAX_FIELDS) invalid(`At most ${MAX_FIELDS} in ${what}.`);
  for (const { name, value } of fields) {
    if (name.length < 1 || name.length > 128 || UNPRINTABLE.test(name) || placeholdersIn(name).length > 0)
      invalid(`A name in ${what} has 1 to 128 characters, and no placeholders.`);
    if (value.length > MAX_TEXT || UNPRINTABLE.test(value))
      invalid(`“${name}” has at most ${MAX_TEXT} characters, and no control characters.`);
  }
  return fields;
}

function validHeaders(given: readonly HttpField[] | null | undefined): HttpField[] {
  const headers = validFields(given, 'headers');
  for (const { name, value } of headers) {
    if (!NAME.test(name)) invalid(`“${name}” is no name of a header.`);
    if (CARRYING.test(name)) invalid(`The header ${name} is this server's to write.`);
    if (UNSEEN.test(value)) invalid(`The header ${name} has visible ASCII only.`);
    if (CREDENTIALS.test(name) && placeholdersIn(value).length === 0)
      invalid(`Everybody who sees the tool would read ${name}: make it a parameter, and pass {{secret:<id>}} in it.`);
  }
  if (new Set(headers.map(({ name }) => name.toLowerCase())).size < headers.length)
    invalid('Each header is written once.');
  return headers;
}

function validBody({ method, body, bodyFormat }: HttpToolInput): unknown {
  if (body === null || body === undefined) return null;
  if (method === 'GET' || method === 'HEAD') invalid(`${method} has no body.`);
  if (!isStorable(body)) invalid('The body has at most 32 levels, and no NUL characters.');
  if (Buffer.byteLength(JSON.stringify(body)) > MAX_BODY_BYTES) invalid('The body has at most 16 KiB.');
  const isFlat =
    typeof body === 'object' &&
    !Array.isArray(body) &&
    Object.values(body).every((value) => ['string', 'number', 'boolean'].includes(typeof value));
  if (bodyFormat === 'FORM' && !isFlat) invalid('The body of a form is an object of texts, numbers and booleans.');
  return body;
}

/** Every placeholder names a parameter; those in the path one that is always there. */
function requireParameters({ url, query, headers, body }: HttpTemplate, schema: Readonly<Record<string, unknown>>) {
  const declared: unknown = schema['properties'];
  const known = typeof declared === 'object' && declared !== null ? Object.keys(declared) : [];
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly unknown[]) : [];
  const inPath = placeholdersIn(url);
  const texts = [...[...query, ...headers].map(({ value }) => value), ...textsIn(body)];
  for (const name of [...inPath, ...texts.flatMap(placeholdersIn)]) {
    if (/^secret:/i.test(name)) invalid('Secrets stand in the arguments, which whoever asks gives.');
    if (!known.includes(pathOf(name)[0] ?? '')) invalid(`There is no parameter “${name}”.`);
  }
  for (const text of [url, ...texts])
    if (/\{\{|\}\}/.test(withoutPlaceholders(text))) invalid('A placeholder is written {{name}} or {{/json/pointer}}.');
  const optional = inPath.find((name) => !required.includes(pathOf(name)[0]));
  if (optional !== undefined) invalid(`The parameter “${optional}” stands in the path, and is not required.`);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (placeholdersIn(key).length > 0) invalid('Placeholders stand in values, never in names.');
    return textsIn(inner);
  });
}
