import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MasterKeys } from '../../platform/crypto/master-key.js';
import { type Json, type JsonObject, canonicalJson } from './canonical-json.js';

/** The format this version writes: which fields the HMAC covers, and how. Every row says its own. */
export const FORMAT = 1;

/** What an entry's HMAC covers: everything in its row but the HMAC. */
export interface SealedContent {
  readonly id: string;
  readonly format: number;
  readonly keyId: string;
  readonly userId: string | null;
  readonly action: string;
  readonly resourceType: string | null;
  readonly resourceId: string | null;
  readonly sessionId: string | null;
  readonly toolExecutionId: string | null;
  readonly details: JsonObject;
  readonly changes: JsonObject | null;
  readonly success: boolean;
  readonly errorMessage: string | null;
  readonly sensitiveData: boolean;
  readonly retentionDays: number;
  readonly personalDigest: Buffer;
  /** RFC 3339, UTC, microseconds. */
  readonly createdAt: string;
}

/** What the side row of an entry holds. */
export interface PersonalContent {
  readonly userId: string | null;
  readonly username: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** What a link of the chain binds together. */
export interface LinkContent {
  /** From 1, without gaps. */
  readonly seq: bigint;
  readonly auditId: string;
  /** The HMAC of the entry. */
  readonly hmac: Buffer;
  /** The hash of the link before; zeros for the first. */
  readonly previous: Buffer;
}

/** What the note says that stands for erased side rows. */
export interface ErasureContent {
  readonly userId: string;
  readonly erasedBy: string | null;
  /** Covers the user's entries until this instant: RFC 3339, UTC, microseconds. */
  readonly erasedAt: string;
}

/** What stands for links that were dropped when the retention of their month had passed. */
export interface AnchorContent {
  readonly fromSeq: bigint;
  readonly toSeq: bigint;
  /** The hash before the first of them. */
  readonly previous: Buffer;
  /** The hash of the last of them. */
  readonly hash: Buffer;
  /** The first day of the month of their entries: `2019-02-01`. */
  readonly month: string;
  /** RFC 3339, UTC, microseconds. */
  readonly droppedAt: string;
}

/** What stands before the first link. */
export const GENESIS: Buffer = Buffer.alloc(32);

/** The label under which the key of entries and links is derived from a master key. */
export const ENTRY_KEY = 'steward/audit';

/** The keys under which the audit log is sealed: one for each master key, found by the id that every row names. */
export class AuditKeys {
  readonly currentId: string;
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor({ current, previous, retained = [] }: MasterKeys) {
    this.currentId = current.id;
    this.keys = new Map([...retained, ...previous, current].map((key) => [key.id, key.derive(ENTRY_KEY)]));
  }

  /** HMAC-SHA-256 (RFC 2104) of an entry. Null where its key is not configured, or its format not known. */
  entry(content: SealedContent): Buffer | null {
    if (content.format !== FORMAT) return null;
    const { personalDigest, ...rest } = content;
    const fields: JsonObject = { ...rest, personalDigest: personalDigest.toString('hex') };
    return this.hmac(content.keyId, 'entry', canonicalJson(fields));
  }

  /** HMAC-SHA-256 of a link. Null where its key is not configured. */
  link(keyId: string, { seq, auditId, hmac, previous }: LinkContent): Buffer | null {
    const fields: readonly Json[] = [seq.toString(), auditId, hmac.toString('hex'), previous.toString('hex')];
    return this.hmac(keyId, 'link', canonicalJson([keyId, ...fields]));
  }

  /** HMAC-SHA-256 of what stands for dropped links. Null where its key is not configured. */
  anchor(keyId: string, { fromSeq, toSeq, previous, hash, month, droppedAt }: AnchorContent): Buffer | null {
    const fields = [fromSeq.toString(), toSeq.toString(), previous.toString('hex'), hash.toString('hex'), month];
    return this.hmac(keyId, 'anchor', canonicalJson([keyId, ...fields, droppedAt]));
  }

  /** HMAC-SHA-256 of the note of an erasure. Null where its key is not configured. */
  erasure(keyId: string, { userId, erasedBy, erasedAt }: ErasureContent): Buffer | null {
    return this.hmac(keyId, 'erasure', canonicalJson([keyId, userId, erasedBy, erasedAt]));
  }

  private hmac(keyId: string, kind: string, text: string): Buffer | null {
    const key = this.keys.get(keyId);
    return key ? createHmac('sha256', key).update(`steward/audit/${kind}/${FORMAT}\n${text}`).digest() : null;
  }
}

/** Compares two digests in a time that does not tell where they differ. */
export const sameDigest = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/**
 * A digest of the side row that gives nothing away without its salt, which lies in that row and is erased with it: an
 * HMAC-SHA-256 keyed by 32 random bytes.
 */
export function personalDigest(salt: Buffer, auditId: string, personal: PersonalContent): Buffer {
  const { userId, username, ip, userAgent } = personal;
  return createHmac('sha256', salt)
    .update(canonicalJson([auditId, userId, username, ip, userAgent]))
    .digest();
}
