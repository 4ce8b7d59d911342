import * as http from 'node:http';
import * as https from 'node:https';
import type { Readable } from 'node:stream';
import { type BucketItem, Client, CopyConditions, S3Error } from 'minio';
import {
  type GetTerms,
  ObjectChanged,
  ObjectMissing,
  type ObjectStat,
  type ObjectStore,
  ObjectStoreUnavailable,
  type ObjectSummary,
  type PutTerms,
} from './objectstore.js';
import { Presigner } from './presigner.js';

/** Where a bucket is, and with which key. */
export interface ObjectStoreOptions {
  /** The origin at which this server reaches the store. */
  readonly endpoint: string;
  /** The origin at which clients reach it, for presigned URLs. */
  readonly publicEndpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** How long the store may take to answer, in milliseconds; 8,000 unless told. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 8000;

/** The store of a bucket, over the `minio` client. Connects to nothing yet. */
export function createObjectStore(options: ObjectStoreOptions): ObjectStore {
  return new MinioObjectStore(options);
}

class MinioObjectStore implements ObjectStore {
  readonly #client: Client;
  readonly #agent: http.Agent;
  readonly #presigner: Presigner;
  readonly #bucket: string;
  readonly #timeoutMs: number;

  constructor({ timeoutMs = TIMEOUT_MS, ...options }: ObjectStoreOptions) {
    const { protocol, hostname, port } = new URL(options.endpoint);
    const useSSL = protocol === 'https:';
    this.#bucket = options.bucket;
    this.#timeoutMs = timeoutMs;
    this.#presigner = new Presigner(options);
    // A connection each: one that was kept, and that the store has closed meanwhile, would fail its next request.
    this.#agent = new (useSSL ? https : http).Agent({ keepAlive: false, maxSockets: 64 });
    this.#client = new Client({
      endPoint: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (useSSL ? 443 : 80) : Number(port),
      useSSL,
      region: options.region,
      accessKey: options.accessKey,
      secretKey: options.secretKey,
      pathStyle: true,
      transport: impatient(useSSL ? https : http, timeoutMs),
      transportAgent: this.#agent,
      // Whoever called decides whether to try again; the client would wait, and write to the console.
      retryOptions: { disableRetry: true },
    });
  }

  async prepare(): Promise<void> {
    const bucket = this.#bucket;
    if (await this.#ask(bucket, this.#client.bucketExists(bucket))) return;
    try {
      await this.#ask(bucket, this.#client.makeBucket(bucket));
    } catch (error) {
      // Another server of ours may have been first.
      if (!(await this.#ask(bucket, this.#client.bucketExists(bucket)))) throw error;
    }
  }

  presignPut(key: string, terms: PutTerms) {
    return this.#presigner.put(key, terms);
  }

  presignGet(key: string, terms: GetTerms) {
    return this.#presigner.get(key, terms);
  }

  async stat(key: string): Promise<ObjectStat> {
    const { size, etag, lastModified, metaData } = await this.#ask(key, this.#client.statObject(this.#bucket, key));
    const contentType = metaData['content-type'] as unknown;
    if (!Number.isSafeInteger(size) || etag === '') throw new ObjectStoreUnavailable(new Error('It told no size.'));
    return { key, size, etag, lastModified, contentType: typeof contentType === 'string' ? contentType : '' };
  }

  async copy(from: string, to: string, etag: string): Promise<void> {
    const conditions = new CopyConditions();
    conditions.setMatchETag(etag);
    await this.#ask(from, this.#client.copyObject(this.#bucket, to, `/${this.#bucket}/${from}`, conditions));
  }

  async delete(key: string): Promise<void> {
    try {
      await this.#ask(key, this.#client.removeObject(this.#bucket, key));
    } catch (error) {
      if (!(error instanceof ObjectMissing)) throw error;
    }
  }

  async *list(prefix: string): AsyncIterable<ObjectSummary> {
    const objects = this.#client.listObjectsV2(this.#bucket, prefix, true);
    const iterator = objects[Symbol.asyncIterator]() as AsyncIterator<BucketItem, undefined>;
    try {
      for (;;) {
        const { done, value } = await this.#ask(prefix, iterator.next());
        if (done === true) return;
        // Without a delimiter there are no common prefixes.
        if (value.name !== undefined) yield summaryOf(value);
      }
    } finally {
      objects.destroy();
    }
  }

  async read(key: string): Promise<Readable> {
    return this.#ask(key, this.#client.getObject(this.#bucket, key));
  }

  close(): void {
    this.#agent.destroy();
  }

  /** What the store answers, or a typed error in time. */
  async #ask<T>(key: string, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      // A little after the silence that ends a request: this is for a store that keeps talking.
      timer = setTimeout(() => reject(new Error('It took too long.')), this.#timeoutMs + 1000);
    });
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      throw typed(error, key);
    } finally {
      clearTimeout(timer);
    }
  }
}

type Listed = Extract<BucketItem, { name: string }>;

const summaryOf = ({ name: key, size, etag, lastModified }: Listed): ObjectSummary => ({
  key,
  size,
  etag,
  lastModified,
});

function typed(error: unknown, key: string): Error {
  const code = error instanceof S3Error ? error.code : undefined;
  if (code === 'NoSuchKey' || code === 'NotFound') return new ObjectMissing(key);
  if (code === 'PreconditionFailed') return new ObjectChanged(key);
  return new ObjectStoreUnavailable(error);
}

/** A transport whose requests fail when nothing is heard for a while: the client itself would wait for ever. */
function impatient({ request }: Pick<typeof http, 'request'>, timeoutMs: number): Pick<typeof http, 'request'> {
  const send = (options: http.RequestOptions, answered: (response: http.IncomingMessage) => void) => {
    const sent = request({ ...options, timeout: timeoutMs }, (response) => {
      // The client leaves the body of an answer that it would rather try again.
      if ((response.statusCode ?? 0) >= 500) response.resume();
      answered(response);
    });
    return sent.on('timeout', () => sent.destroy(new Error('It did not answer in time.')));
  };
  return { request: send as typeof http.request };
}
