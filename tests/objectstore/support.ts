import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'minio';
import { startObjectStore } from '../../src/platform/embedded/objectstore.js';
import { createObjectStore, type ObjectStoreOptions } from '../../src/platform/objectstore/minio.js';
import type { ObjectStore } from '../../src/platform/objectstore/objectstore.js';
import { Presigner } from '../../src/platform/objectstore/presigner.js';
import { SILENT } from '../support/log.js';

/** A store to probe: the embedded one, or the one the environment names. */
export interface Probed {
  readonly options: ObjectStoreOptions;
  /** Our port to it. */
  readonly store: ObjectStore;
  readonly presigner: Presigner;
  /** The independent client. */
  readonly minio: Client;
  readonly bucket: string;
  /** Begins every key of this run. */
  readonly prefix: string;
  /** Whether it is our own. */
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** The bytes an object of the embedded store may have here. */
export const MAX_BYTES = 8 * 1024 * 1024;

export async function probedStore(): Promise<Probed> {
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY, S3_SECRET_KEY, S3_REGION, S3_BUCKET } = process.env;
  const own = endpoint ? null : await embeddedStore();
  const options: ObjectStoreOptions = own?.options ?? {
    ...{ endpoint: endpoint ?? '', publicEndpoint: endpoint ?? '' },
    ...{ accessKey: S3_ACCESS_KEY ?? '', secretKey: S3_SECRET_KEY ?? '' },
    ...{ region: S3_REGION ?? 'us-east-1', bucket: S3_BUCKET ?? 'steward' },
  };
  const store = createObjectStore(options);
  await store.prepare();
  const prefix = `probe/${randomUUID()}/`;
  const stop = async () => {
    for await (const { key } of store.list(prefix)) await store.delete(key);
    store.close();
    await own?.stop();
  };
  const [presigner, minio] = [new Presigner(options), clientOf(options)];
  return { options, store, presigner, minio, bucket: options.bucket, prefix, embedded: own !== null, stop };
}

async function embeddedStore() {
  const dataDir = await mkdtemp(join(tmpdir(), 'steward-store-'));
  const made = { dataDir, port: 0, origins: new Set<string>(), log: SILENT, maxObjectBytes: MAX_BYTES };
  const { stop, ...server } = await startObjectStore(made);
  const end = async () => {
    await stop();
    await rm(dataDir, { recursive: true });
  };
  return { options: { ...server, publicEndpoint: server.endpoint }, stop: end };
}

export function clientOf({
  endpoint,
  region,
  accessKey,
  secretKey,
}: Omit<ObjectStoreOptions, 'publicEndpoint'>): Client {
  const { protocol, hostname, port } = new URL(endpoint);
  const useSSL = protocol === 'https:';
  const number = port ? Number(port) : useSSL ? 443 : 80;
  return new Client({ endPoint: hostname, port: number, useSSL, region, accessKey, secretKey });
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request whose target is not touched on the way, as no fetch would. */
export async function raw(
  origin: string,
  target: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: http.OutgoingHttpHeaders; body?: string } = {},
): Promise<Answer> {
  const { protocol, hostname, port } = new URL(origin);
  const request = (protocol === 'https:' ? https : http).request({ hostname, port, path: target, method, headers });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() };
}

/** The path and query of a URL as they stand there. */
export const targetOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '');

export async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
