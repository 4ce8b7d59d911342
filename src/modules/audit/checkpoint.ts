import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { MasterKeys } from '../../platform/crypto/master-key.js';

/** What a checkpoint says: that this link was sealed, and so every one before it. */
export interface CheckpointContent {
  /** The id of the file, made with its first line. */
  readonly file: string;
  /** The number of its line, from 1. */
  readonly number: number;
  /** The last link it covers. */
  readonly seq: bigint;
  /** The hash of that link. */
  readonly hash: Buffer;
  /** The digest of the line before; zeros for the first. */
  readonly previous: Buffer;
  /** RFC 3339, UTC, microseconds. */
  readonly at: string;
  /** The master key whose derived key signs it. */
  readonly keyId: string;
}

/** A checkpoint with its signature. */
export interface Checkpoint extends CheckpointContent {
  readonly signature: Buffer;
}

/** What stands before the first line. */
export const FIRST: Buffer = Buffer.alloc(32);

const digest = z.string().regex(/^[\da-f]{64}$/);
const SHAPE = z.strictObject({
  file: z.uuid(),
  number: z.int().positive(),
  seq: z.string().regex(/^[1-9]\d{0,18}$/),
  hash: digest,
  previous: digest,
  at: z.string(),
  keyId: z.string(),
  signature: digest,
});

/** The one text of a checkpoint, without the end of the line. */
export function lineOf(checkpoint: Checkpoint): string {
  return JSON.stringify({ ...fieldsOf(checkpoint), signature: checkpoint.signature.toString('hex') });
}

/** The checkpoint that a line says; null where it is not the text of one. */
export function parseLine(text: string): Checkpoint | null {
  const parsed = SHAPE.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { seq, hash, previous, signature, ...rest } = parsed.data;
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  const checkpoint = {
    ...rest,
    ...{ seq: BigInt(seq), hash: bytes(hash), previous: bytes(previous), signature: bytes(signature) },
  };
  return lineOf(checkpoint) === text ? checkpoint : null;
}

/** SHA-256 of a line, which the next one names. */
export const lineDigest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The label under which the key of checkpoints is derived from a master key. */
export const CHECKPOINT_KEY = 'steward/audit-checkpoint';

/** The keys that sign checkpoints: one for each master key, apart from those that seal the entries. */
export class CheckpointKeys {
  private readonly currentId: string;
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor({ current, previous, retained = [] }: MasterKeys) {
    this.currentId = current.id;
    this.keys = new Map([...retained, ...previous, current].map((key) => [key.id, key.derive(CHECKPOINT_KEY)]));
  }

  /** Signs with the current key: HMAC-SHA-256 (RFC 2104). */
  sign(content: Omit<CheckpointContent, 'keyId'>): Checkpoint {
    const signed = { ...content, keyId: this.currentId };
    const signature = this.hmac(signed);
    if (!signature) throw new Error('The current master key has no key for checkpoints.');
    return { ...signed, signature };
  }

  /** What is wrong with a signature; null where it is good. */
  fault(checkpoint: Checkpoint): string | null {
    const expected = this.hmac(checkpoint);
    if (!expected) return `names the key ${checkpoint.keyId}, which is not configured`;
    const { signature } = checkpoint;
    const good = signature.length === expected.length && timingSafeEqual(signature, expected);
    return good ? null : 'was changed: its signature does not match';
  }

  private hmac(content: CheckpointContent): Buffer | null {
    const key = this.keys.get(content.keyId);
    const text = JSON.stringify(fieldsOf(content));
    return key ? createHmac('sha256', key).update(`steward/audit-checkpoint/1\n${text}`).digest() : null;
  }
}

function fieldsOf({ file, number, seq, hash, previous, at, keyId }: CheckpointContent) {
  const [hashHex, previousHex] = [hash.toString('hex'), previous.toString('hex')];
  return { file, number, seq: seq.toString(), hash: hashHex, previous: previousHex, at, keyId };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no checkpoint either
  }
}
