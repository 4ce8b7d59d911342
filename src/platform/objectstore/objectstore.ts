import type { Readable } from 'node:stream';

/** What the store knows of one object. It, and never a client, is the authority on these. */
export interface ObjectSummary {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Changes with the content; without quotes. */
  readonly etag: string;
  readonly lastModified: Date;
}

/** The same with what was said of its content when it was put. */
export interface ObjectStat extends ObjectSummary {
  readonly contentType: string;
}

/** What a client needs to put one object of exactly this size and type. */
export interface PresignedPut {
  readonly url: string;
  readonly method: 'PUT';
  /** To be sent as they are. Host and Content-Length are signed too, but clients set those themselves. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Date;
}

/** What a client needs to get one object. */
export interface PresignedGet {
  readonly url: string;
  readonly expiresAt: Date;
}

/** What a presigned upload pins: anything else is refused by the store. */
export interface PutTerms {
  /** Bytes, exactly. */
  readonly size: number;
  readonly contentType: string;
  /** Seconds, at most an hour. */
  readonly expiresIn: number;
}

/** How a presigned download is answered. */
export interface GetTerms {
  /** Seconds, at most an hour. */
  readonly expiresIn: number;
  /** The Content-Disposition the store answers with. Any file name will do: it is made safe. */
  readonly disposition?: { readonly type: 'attachment' | 'inline'; readonly filename: string };
  /** The Content-Type the store answers with, in place of the object's. */
  readonly contentType?: string;
}

/**
 * One bucket of an S3-compatible store. Everything that asks the store rejects with ObjectStoreUnavailable within ten
 * seconds when it does not answer. Never called inside a transaction.
 */
export interface ObjectStore {
  /** Makes the bucket where it is missing. */
  prepare(): Promise<void>;
  /** Signs an upload; asks nobody. Throws RangeError on terms that cannot be. */
  presignPut(key: string, terms: PutTerms): PresignedPut;
  /** Signs a download, of an object that need not be there; asks nobody. Throws RangeError likewise. */
  presignGet(key: string, terms: GetTerms): PresignedGet;
  /** Rejects with ObjectMissing. */
  stat(key: string): Promise<ObjectStat>;
  /**
   * Copies one object within the bucket, if its ETag still is `etag`. Rejects with ObjectMissing, and with ObjectChanged.
   * After ObjectStoreUnavailable the copy may have been made, or be made yet.
   */
  copy(from: string, to: string, etag: string): Promise<void>;
  /** No error where there is no such object. */
  delete(key: string): Promise<void>;
  /** Every object whose key begins with `prefix`, in the order of their keys' bytes. */
  list(prefix: string): AsyncIterable<ObjectSummary>;
  /**
   * The content of an object. The stream fails when nothing moves for seconds: read it without pausing. Rejects with
   * ObjectMissing.
   */
  read(key: string): Promise<Readable>;
  /** Ends what is still open. */
  close(): void;
}

/** There is no such object. */
export class ObjectMissing extends Error {
  override readonly name = 'ObjectMissing';
  constructor(readonly key: string) {
    super('There is no such object.');
  }
}

/** The object is no longer the one that was meant: its ETag is another. */
export class ObjectChanged extends Error {
  override readonly name = 'ObjectChanged';
  constructor(readonly key: string) {
    super('The object has changed.');
  }
}

/** The store did not answer in time, or not as a store does. What it said is the cause. */
export class ObjectStoreUnavailable extends Error {
  override readonly name = 'ObjectStoreUnavailable';
  constructor(cause: unknown) {
    super('The object store is not available.', { cause });
  }
}
