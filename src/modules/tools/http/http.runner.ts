import { MAX_RESULT_BYTES } from '../execution.input.js';
import { type RunningExecution, ToolFailed, type ToolRunner } from '../runner.js';
import { type HttpResult, resultOf } from './answer.js';
import type { Destinations } from './destinations.js';
import { Exchange, type HttpAnswer, type HttpRequest } from './exchange.js';
import type { HttpTemplate } from './http.input.js';
import { requestOf } from './request.js';

const MAX_REDIRECTS = 5;
/** What a request to another origin keeps: what is neither about whoever asks nor written by the tool. */
const HARMLESS = new Set(['accept', 'user-agent']);

/** Runs tools that are a request to somebody else's service. Nothing is ever sent twice. */
export class HttpRunner implements ToolRunner {
  readonly kind = 'HTTP';

  constructor(
    private readonly destinations: Destinations,
    private readonly exchange = new Exchange(),
  ) {}

  /** Answers `{ status, contentType, body }`. Throws ToolFailed, whose words have nothing of what was sent but names. */
  async run(execution: RunningExecution, signal: AbortSignal): Promise<HttpResult> {
    const { configuration, allowedHosts, parameters } = execution;
    if (!isTemplate(configuration)) throw new ToolFailed('Nobody has said which request this tool makes.');
    let request = requestOf(configuration, parameters);
    for (let hop = 0; ; hop++) {
      this.destinations.require(allowedHosts, request.url);
      const addresses = await this.destinations.addresses(request.url, signal);
      const answer = await this.exchange.send(request, addresses, { maxBytes: MAX_RESULT_BYTES, signal });
      const next = redirected(request, answer);
      if (!next) return resultOf(answer);
      if (hop === MAX_REDIRECTS) throw new ToolFailed(`It redirects more than ${MAX_REDIRECTS} times.`);
      if (execution.hasSecrets && next.url.origin !== request.url.origin)
        throw new ToolFailed('It redirects to another origin, which is not given the secrets it was sent.');
      request = next;
    }
  }
}

const isTemplate = (configuration: unknown): configuration is HttpTemplate =>
  typeof configuration === 'object' && configuration !== null && 'url' in configuration && 'method' in configuration;

/** The request that an answer asks for instead (RFC 9110 §15.4); null where it asks for none. */
function redirected({ method, url, headers, body }: HttpRequest, { status, headers: said }: HttpAnswer) {
  if (![301, 302, 303, 307, 308].includes(status) || said.location === undefined) return null;
  if (!URL.canParse(said.location, url.href)) throw new ToolFailed('It redirects to what is no URL.');
  const next = new URL(said.location, url);
  next.hash = '';
  const isSame = status === 307 || status === 308 || method === 'GET' || method === 'HEAD';
  const kept = Object.entries(headers).filter(
    ([name]) => (next.origin === url.origin && (isSame || name !== 'content-type')) || HARMLESS.has(name),
  );
  if (!isSame) return { method: 'GET', url: next, headers: Object.fromEntries(kept), body: null };
  if (body && next.origin !== url.origin && headers['content-type'])
    kept.push(['content-type', headers['content-type']]);
  return { method, url: next, headers: Object.fromEntries(kept), body };
}
