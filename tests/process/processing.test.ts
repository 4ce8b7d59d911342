import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { type Account, register, signIn } from '../support/people.js';
import { type Household, household } from '../support/process.js';
import { upload } from '../modules/documents/upload.js';

const STATUS = 'query ($id: ID!) { document(id: $id) { status chunkCount processingError chunks { totalCount } } }';
const DOCUMENTS = 6;
const long = (of: number) =>
  Array.from({ length: 8_000 }, (_, at) => `Sentence ${at} of text ${of} says something.`).join(' ');

let home: Household;
beforeAll(async () => {
  home = await household();
});
afterAll(() => home.remove());

interface Answer {
  readonly status: string;
  readonly chunkCount: number;
  readonly processingError: string | null;
  readonly chunks: { readonly totalCount: string };
}

const find = async (account: Account, id: string) =>
  (await account.person.ask<{ document: Answer }>(STATUS, { id })).document;

/** Listens until each of these is ready, or something else than what was expected. */
async function settled(account: Account, ids: readonly string[]): Promise<Answer[]> {
  const news = await account.person.listen('subscription { documentEvents { __typename } }');
  for (;;) {
    const answers = await Promise.all(ids.map((id) => find(account, id)));
    if (answers.every(({ status }) => status === 'READY' || status === 'FAILED')) return answers;
    await news.next();
  }
}

/** How many processes read files for that one, or did for one that is gone. */
const readers = () =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-child');
    } catch {
      return false; // it ended meanwhile
    }
  });

test('kill -9 in the middle of processing: every document is ready in the end, and no reader is left', async () => {
  let server = await home.start();
  const { email, password } = await register(server.url, 'Worker');
  let account = await signIn(server.url, email, password);
  const ids: string[] = [];
  for (let at = 0; at < DOCUMENTS; at++) ids.push(await upload(account, { content: long(at) }));
  for (let round = 0; round < 2; round++) {
    const news = await account.person.listen('subscription { documentEvents { ... on DocumentProgress { step } } }');
    await news.next();
    const orphans = new Set(readers());
    await server.end('SIGKILL');
    await account.person.leave();
    server = await home.start();
    account = await signIn(server.url, email, password);
    while (readers().some((pid) => orphans.has(pid))) await new Promise((resolve) => setImmediate(resolve));
  }
  for (const answer of await settled(account, ids)) {
    expect(answer).toMatchObject({ status: 'READY', processingError: null });
    expect(Number(answer.chunks.totalCount)).toBe(answer.chunkCount);
    expect(answer.chunkCount).toBeGreaterThan(100);
  }
  await account.person.leave();
  expect(await server.end('SIGTERM')).toBe(0);
}, 240_000);
