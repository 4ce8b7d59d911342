import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AnswerCode } from '../graphql/errors.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Answers text with its length. */
export function reply(res: ServerResponse, status: number, body: string, headers: OutgoingHttpHeaders): void {
  if (res.headersSent || res.destroyed) return;
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  res.end(res.req.method === 'HEAD' ? undefined : body);
}

/** Answers JSON. */
export function replyJson(res: ServerResponse, status: number, body: unknown, headers: OutgoingHttpHeaders = {}): void {
  reply(res, status, JSON.stringify(body), { 'content-type': JSON_TYPE, ...headers });
}

/** Answers an error in the form GraphQL errors have, also where nothing GraphQL was reached. */
export function replyError(
  res: ServerResponse,
  status: number,
  code: AnswerCode,
  message: string,
  headers: OutgoingHttpHeaders = {},
): void {
  replyJson(res, status, { errors: [{ message, extensions: { code } }] }, headers);
}
