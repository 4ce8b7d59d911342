import { z } from 'zod';
import { bucketName, integer, origin, token, variable, word } from './config-types.js';

/** The environment variables about documents: where their bytes lie, and how many there may be. */
export const STORAGE = {
  S3_ENDPOINT: variable({
    meaning: 'An S3-compatible object store to use in place of the embedded one.',
    allowed: 'http:// or https:// with host and port, together with S3_ACCESS_KEY and S3_SECRET_KEY',
    otherwise: 'the embedded object store',
    type: origin,
  }),
  S3_PUBLIC_ENDPOINT: variable({
    meaning: 'Where clients reach the object store; the URLs they are given to upload and download name it.',
    allowed: 'http:// or https:// with host and port, without a path',
    otherwise: 'where this server reaches it',
    type: origin,
  }),
  S3_REGION: variable({
    meaning: 'The region of the object store.',
    allowed: 'the name of a region',
    fallback: 'us-east-1',
    type: z.string().regex(/^[a-z0-9-]{1,64}$/, 'is no name of a region'),
  }),
  S3_ACCESS_KEY: variable({
    meaning: 'The name of the key for the object store.',
    allowed: '3 to 128 letters, digits and signs, together with S3_ENDPOINT',
    otherwise: 'a random one of the embedded store',
    secret: true,
    type: word(3, 128),
  }),
  S3_SECRET_KEY: variable({
    meaning: 'That key.',
    allowed: 'at least 8 characters of ASCII without spaces, together with S3_ENDPOINT',
    otherwise: 'a random one of the embedded store',
    secret: true,
    type: token(8),
  }),
  S3_BUCKET: variable({
    meaning: 'The bucket, which is made where it is missing.',
    allowed: '3 to 63 lower-case letters, digits, dots and hyphens',
    fallback: 'steward',
    type: bucketName,
  }),
  MAX_UPLOAD_BYTES: variable({
    meaning: 'How large one document may be, in bytes.',
    allowed: '1 to 5368709120, which is 5 GiB, the most that one PUT may have',
    fallback: '104857600',
    type: integer(1, 5 * 1024 ** 3),
  }),
  DEFAULT_QUOTA_BYTES: variable({
    meaning: 'How many bytes of documents everybody may store for whom no administrator has said otherwise.',
    allowed: 'a whole number from 0',
    fallback: '1073741824',
    type: integer(0, Number.MAX_SAFE_INTEGER),
  }),
  PROCESSING_CONCURRENCY: variable({
    meaning: 'How many documents one process reads at a time, each in a process of its own of up to 448 MiB.',
    allowed: '1 to 16',
    fallback: '2',
    type: integer(1, 16),
  }),
  STORE_PORT: variable({
    meaning: 'The TCP port of the embedded object store, which clients upload to.',
    allowed: '0 to 65535; 0 takes the one of the last time, or any free one',
    fallback: '0',
    type: integer(0, 65_535),
  }),
} as const;
