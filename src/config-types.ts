import { isIP } from 'node:net';
import proxyAddr from 'proxy-addr';
import { z } from 'zod';

/** One environment variable: what it means, what it may be, and what it is when absent. */
export interface Variable<T = unknown> {
  readonly meaning: string;
  readonly allowed: string;
  /** The value that stands in when it is absent. */
  readonly fallback?: string;
  /** Says the default in words where it is no plain value. */
  readonly otherwise?: string;
  /** Its value is never shown. */
  readonly secret?: true;
  /** Spaces around it belong to it. */
  readonly verbatim?: true;
  readonly type: z.ZodType<T, string>;
}

/** Declares a variable. */
export const variable = <T>(definition: Variable<T>): Variable<T> => definition;

/** Whether a proxy at this address, `hop` steps before us, is believed about where a request came from. */
export type TrustProxy = (address: string, hop: number) => boolean;

/** One of these words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: 'is none of the allowed words' });

/** A whole number in a range, both ends included. */
export const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'is not a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, 'is out of range');

/** Comma separated items. */
export const list = <T>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item));

const parseUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** `https://host[:port]` and nothing after it (RFC 6454 §6.2). */
export const origin = z
  .string()
  .refine((text) => /^https?:\/\/[^/?#@\\*\s]+\/?$/i.test(text) && parseUrl(text) !== null, 'is not an origin')
  .transform((text) => new URL(text).origin);

/** `postgres://…/database`. */
export const postgresUrl = z.string().refine((text) => {
  const url = parseUrl(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}, 'is not the URL of a PostgreSQL database');

/** RFC 4648 §4 or §5, with or without padding; exactly 256 bits and no stray ones. */
export const key = z
  .string()
  .refine((text) => {
    const bytes = Buffer.from(text, 'base64');
    const plain = text.replace(/=$/, '').replaceAll('-', '+').replaceAll('_', '/');
    return bytes.length === 32 && bytes.toString('base64').replace(/=+$/, '') === plain;
  }, 'is not 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'));

/** A number of hops, or what `proxy-addr` understands. */
export const trustProxy = z.string().transform((text, context): TrustProxy => {
  if (/^\d{1,2}$/.test(text)) return (_address, hop) => hop < Number(text);
  try {
    return proxyAddr.compile(text.split(',').map((part) => part.trim()));
  } catch {
    context.addIssue({ code: 'custom', message: 'holds something that is neither address, subnet nor known name' });
    return z.NEVER;
  }
});

/** A password that bcrypt takes whole. */
export const password = z
  .string()
  .refine((text) => [...text].length >= 12, 'is shorter than 12 characters')
  .refine((text) => Buffer.byteLength(text) <= 72, 'is longer than 72 bytes')
  .refine((text) => !text.includes('\0'), 'holds a NUL');

/** An IP address or host name. */
export const host = z
  .string()
  .refine((text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text), 'is no address or host name');

/** A header-safe name, as of a key or a region. */
export const word = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^[\w.:/+=@-]*$/.test(text), 'has characters that do not belong there')
    .refine((text) => text.length >= min && text.length <= max, 'has no fit length');

/** Visible ASCII. */
export const token = (min: number) =>
  z
    .string()
    .refine((text) => text.length >= min && /^[\x21-\x7e]*$/.test(text), 'is too short or has other characters');

/** The name of a bucket, as S3 wants it. */
export const bucketName = z
  .string()
  .regex(/^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is no name of a bucket');
