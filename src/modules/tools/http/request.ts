import { ToolFailed } from '../runner.js';
import type { HttpRequest } from './exchange.js';
import type { HttpTemplate } from './http.input.js';
import { filled, filledJson, filledOptionally } from './template.js';

type Arguments = Readonly<Record<string, unknown>>;

const AGENT = 'Steward';
const ACCEPTED = 'application/json, text/*;q=0.9';
const UNSEEN = /[^\t\x20-\x7e]/;

/** The request a tool makes with these arguments. Throws ToolFailed where they do not fit where they stand. */
export function requestOf(template: HttpTemplate, given: Arguments): HttpRequest {
  const body = bodyOf(template, given);
  return {
    method: template.method,
    url: urlOf(template, given),
    headers: {
      ...{ accept: ACCEPTED, 'user-agent': AGENT },
      ...(body && { 'content-type': body.type }),
      ...headersOf(template, given),
    },
    body: body && Buffer.from(body.text),
  };
}

function urlOf({ url, query }: HttpTemplate, given: Arguments): URL {
  const target = new URL(new URL(url).origin);
  const path = filled(url.slice(target.origin.length), given, pathSegment);
  // Both spellings of a dot mean the directory above to whoever reads a path.
  if (path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment)))
    throw new ToolFailed('A parameter would lead out of its place in the path.');
  const pairs = query.flatMap(({ name, value }) => {
    const text = filledOptionally(value, given);
    return text === null ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(text)}`];
  });
  target.pathname = path;
  target.search = pairs.join('&');
  return target;
}

/** Nothing of it is a separator, and it is not nothing: the path would be another one. */
function pathSegment(value: string): string {
  if (value === '') throw new ToolFailed('A parameter in the path is empty.');
  return encodeURIComponent(value);
}

function headersOf({ headers }: HttpTemplate, given: Arguments): Record<string, string> {
  const pairs = headers.flatMap(({ name, value }) => {
    const text = filledOptionally(value, given);
    if (text === null) return [];
    if (UNSEEN.test(text)) throw new ToolFailed(`The header ${name} takes one line of visible ASCII.`);
    return [[name.toLowerCase(), text.trim()] as const];
  });
  return Object.fromEntries(pairs);
}

function bodyOf({ body, bodyFormat }: HttpTemplate, given: Arguments) {
  if (body === null || body === undefined) return null;
  if (bodyFormat === 'JSON') return { type: 'application/json', text: JSON.stringify(filledJson(body, given)) };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) {
    const text = filledOptionally(String(value), given);
    if (text !== null) form.append(name, text);
  }
  return { type: 'application/x-www-form-urlencoded', text: form.toString() };
}
