import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createObjectStore } from '../../src/platform/objectstore/minio.js';
import { ObjectMissing, type ObjectStore } from '../../src/platform/objectstore/objectstore.js';
import { runScript } from '../support/processes.js';
import { bytesOf } from './support.js';

const WRITES = 60;
const WRITERS = 3;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'steward-store-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** What may be found under each key: what was acknowledged last, and what was sent after it. Null is nothing. */
const expected = new Map<string, Set<string | null>>();
const digestOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

async function start() {
  const running = runScript('objectstore/store-child.ts', [dataDir]);
  const options = JSON.parse(await running.line());
  const store = createObjectStore({ ...options, publicEndpoint: options.endpoint });
  const kill = async () => {
    running.child.kill('SIGKILL');
    await running.ended;
  };
  return { store, kill };
}

/** Puts, replaces, copies and deletes until the store is gone. */
async function write(store: ObjectStore, writer: number, acknowledged: () => void): Promise<void> {
  for (;;) {
    const key = `writer-${writer}/${randomInt(4)}`;
    const possible = expected.get(key) ?? new Set([null]);
    expected.set(key, possible);
    const content = randomInt(8) === 0 ? null : randomBytes(randomInt(1, 1_500_000));
    const outcome = content && digestOf(content);
    possible.add(outcome);
    try {
      await (content ? put(store, key, content) : store.delete(key));
    } catch {
      return; // cut off: it may have happened or not
    }
    possible.clear();
    possible.add(outcome);
    acknowledged();
  }
}

async function put(store: ObjectStore, key: string, content: Buffer): Promise<void> {
  const staged = `${key}/staged`;
  const { url, method, headers } = store.presignPut(staged, {
    ...{ size: content.length, contentType: 'application/octet-stream', expiresIn: 60 },
  });
  const { status } = await fetch(url, { method, headers, body: new Uint8Array(content) });
  if (status !== 200) throw new Error(`The store answered ${status}.`);
  await store.copy(staged, key, (await store.stat(staged)).etag);
}

async function foundIn(store: ObjectStore, key: string): Promise<string | null> {
  try {
    const { etag, size } = await store.stat(key);
    const content = await bytesOf(await store.read(key));
    // Whatever is there is whole, and what the store says of it is true.
    expect([content.length, createHash('md5').update(content).digest('hex')]).toEqual([size, etag]);
    return digestOf(content);
  } catch (error) {
    if (error instanceof ObjectMissing) return null;
    throw error;
  }
}

test('kill -9 in the middle of writes, 60 of them acknowledged: nothing is lost, nothing is corrupt', async () => {
  let total = 0;
  for (let round = 0; total < WRITES || round < 10; round++) {
    const { store, kill } = await start();
    for (const [key, possible] of expected) expect(possible).toContain(await foundIn(store, key));
    for (const folder of ['blobs', 'drafts']) {
      const objects = folder === 'blobs' ? (await readdir(join(dataDir, 'objects', 'meta'))).length : 0;
      expect(await readdir(join(dataDir, 'objects', folder))).toHaveLength(objects);
    }
    let left = randomInt(4, 10);
    let killed: Promise<void> | undefined;
    const acknowledged = () => {
      total++;
      if (--left === 0) killed = kill();
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(store, writer, acknowledged)));
    await killed;
    store.close();
  }
  expect(total).toBeGreaterThanOrEqual(WRITES);
});
