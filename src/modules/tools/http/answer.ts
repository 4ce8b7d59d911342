import type { IncomingHttpHeaders } from 'node:http';
import { ToolFailed } from '../runner.js';
import type { HttpAnswer } from './exchange.js';

/** What an HTTP tool answers. */
export interface HttpResult {
  readonly status: number;
  /** As it was written, without parameters; null where there is no body. */
  readonly contentType: string | null;
  /** What JSON said, or the text; null where there is none. */
  readonly body: unknown;
}

const JSON_TYPE = /^application\/([\w.+-]+\+)?json$/i;
const TEXT_TYPE =
  /^(text\/[\w.+-]+|application\/([\w.+-]+\+)?xml|application\/(yaml|x-yaml|x-ndjson|x-www-form-urlencoded))$/i;

/** What an answer says. Throws ToolFailed for one that is no success, neither JSON nor text, or compressed. */
export function resultOf(answer: HttpAnswer): HttpResult {
  const { status, statusText, body, headers } = answer;
  const contentType = typeOf(headers);
  if (status < 200 || status > 299)
    throw new ToolFailed(`It answered ${[status, statusText].join(' ').trim()}`, excerptOf(answer, contentType));
  if (body.length === 0) return { status, contentType: null, body: null };
  if (isEncoded(headers)) throw new ToolFailed('It answered compressed, which it was asked not to.');
  if (contentType === null) throw new ToolFailed('It answered without saying what: a content type is wanted.');
  if (JSON_TYPE.test(contentType)) return { status, contentType, body: parsed(body) };
  if (TEXT_TYPE.test(contentType)) return { status, contentType, body: decoderOf(headers).decode(body) };
  throw new ToolFailed('It answered with what is neither JSON nor text', contentType);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ToolFailed('It answered something that is not the JSON it said it was.');
  }
}

/** What a refusal says about itself, where that can be read. */
function excerptOf(answer: HttpAnswer, contentType: string | null): string | null {
  if (contentType === null || isEncoded(answer.headers)) return null;
  if (!JSON_TYPE.test(contentType) && !TEXT_TYPE.test(contentType)) return null;
  try {
    return decoderOf(answer.headers).decode(answer.body).trim() || null;
  } catch (error) {
    // That it refused is what matters, and in which character set it did is not.
    if (error instanceof ToolFailed) return null;
    throw error;
  }
}

/** Reads the character set that a text is said to be in. Throws ToolFailed for one that nobody knows. */
function decoderOf(headers: IncomingHttpHeaders) {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '') ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    throw new ToolFailed('It answered in an unknown character set', charset);
  }
}

const typeOf = (headers: IncomingHttpHeaders): string | null =>
  /^\s*([^;\s]+)/.exec(headers['content-type'] ?? '')?.[1] ?? null;

const isEncoded = (headers: IncomingHttpHeaders): boolean =>
  !/^(identity)?$/i.test(headers['content-encoding']?.trim() ?? '');
