import { afterEach, beforeEach } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedStore, startObjectStore } from '../../../src/platform/embedded/objectstore.js';
import { Presigner } from '../../../src/platform/objectstore/presigner.js';
import { sha256, scopeOf, signatureOf, signingKey, timestampOf } from '../../../src/platform/objectstore/sigv4.js';
import { type Answer, raw } from '../../objectstore/support.js';
import { SILENT } from '../../support/log.js';

/** The origin from which browsers may use the store. */
export const PAGE = 'https://app.example.com';

/** What there is to say about a request besides its path; what is not said is signed as S3 would have it. */
interface Signed {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly query?: readonly (readonly [string, string])[];
  readonly payload?: string;
  readonly body?: string;
  readonly now?: Date;
}

/** An embedded store that every test has to itself. */
export class OwnStore {
  dataDir!: string;
  store!: EmbeddedStore;

  /** Registers what must happen before and after each test of the file. */
  constructor() {
    beforeEach(async () => {
      this.dataDir = await mkdtemp(join(tmpdir(), 'steward-store-'));
      this.store = await this.start();
    });
    afterEach(async () => {
      await this.store.stop();
      await rm(this.dataDir, { recursive: true });
    });
  }

  /** Another run on the same folder. */
  readonly start = () => startObjectStore({ dataDir: this.dataDir, port: 0, origins: new Set([PAGE]), log: SILENT });

  /** What our own client of it needs to know. */
  readonly options = () => ({ ...this.store, publicEndpoint: this.store.endpoint });

  readonly presigner = () => new Presigner(this.options());

  /** The names of the files in one of its folders. */
  readonly inFolder = (name: string) => readdir(join(this.dataDir, 'objects', name));

  /** The headers of a request that are signed, and what its chunks are signed with. */
  readonly sign = (
    path: string,
    { method = 'GET', headers = {}, query = [], payload = sha256(''), now = new Date() }: Signed,
  ) => {
    const { region, endpoint, accessKey, secretKey } = this.store;
    const scope = { timestamp: timestampOf(now), region };
    const host = new URL(endpoint).host;
    const all = { ...headers, host, 'x-amz-content-sha256': payload, 'x-amz-date': scope.timestamp };
    const signed = new Map(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
    const key = signingKey(secretKey, scope);
    const signature = signatureOf(key, scope, { method, path, query, headers: signed, payload });
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scopeOf(scope)}, SignedHeaders=${[...signed.keys()].sort().join(';')}, Signature=${signature}`;
    return { headers: { ...all, authorization }, signature, key, scope };
  };

  /** Sends a request with a signature that is right. */
  readonly send = (path: string, request: Signed): Promise<Answer> => {
    const { headers } = this.sign(path, request);
    const query = (request.query ?? []).map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
    return raw(this.store.endpoint, query ? `${path}?${query}` : path, { ...request, headers });
  };
}

/** The code of a refusal. */
export const codeOf = ({ text }: Answer) => /<Code>(\w+)<\/Code>/.exec(text)?.[1];
