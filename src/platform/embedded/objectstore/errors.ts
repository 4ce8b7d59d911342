/** The errors of S3 that the embedded store answers, with their status (S3 API, "List of error codes"). */
const STATUS = {
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  EntityTooLarge: 400,
  ForbiddenOrigin: 403,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidDigest: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

/** An error code of S3. */
export type S3Code = keyof typeof STATUS;

/** Why a request is refused, as an S3 client understands it. */
export class S3Failure extends Error {
  override readonly name = 'S3Failure';
  readonly status: number;
  constructor(
    readonly code: S3Code,
    message: string,
    /** Response headers that belong to the error. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = STATUS[code];
  }
}

/** Throws a failure where an expression is wanted. */
export function fail(code: S3Code, message: string): never {
  throw new S3Failure(code, message);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as the content of an XML element. */
export const escapeXml = (text: string) => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** An XML document with this content. */
export const xml = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${content}`;

/** The document that tells of a failure. */
export function errorXml({ code, message }: S3Failure, requestId: string): string {
  const fields = { Code: code, Message: message, RequestId: requestId };
  const content = Object.entries(fields).map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`);
  return xml(`<Error>${content.join('')}</Error>`);
}
