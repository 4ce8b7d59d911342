import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { ProcessingService } from '../../../../src/modules/documents/processing/processing.service.js';
import { ObjectStoreUnavailable } from '../../../../src/platform/objectstore/objectstore.js';
import { createObjectStore } from '../../../../src/platform/objectstore/minio.js';
import { docxEntries } from '../../../support/office.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { zipOf } from '../../../support/zip.js';
import { CONFIRM, DELETE, REQUEST, announce, put, ticketOf, upload } from '../upload.js';
import { processed, read, settled } from './processed.js';

const LONG = Array.from({ length: 60_000 }, (_, at) => `Sentence ${at} of a long text says something.`).join(' ');

let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  house = await startSteward();
  ada = await register(house.url, 'Ada');
});
afterAll(() => house.close());

const one = async <T extends object>(sql: string, values: readonly unknown[]): Promise<T> => {
  const { rows } = await house.database.owner.query<T>(sql, [...values]);
  if (!rows[0]) throw new Error('There is no such row.');
  return rows[0];
};
const chunksOf = async (id: string) =>
  (await one<{ n: number }>(`select count(*)::int as n from document_chunks where document_id = $1`, [id])).n;

/** The processes in which this one reads files. */
const children = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const isOurs = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(process.pid);
        return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('reader-child');
      } catch {
        return false; // it ended meanwhile
      }
    })
    .map(Number);

/** Announces, puts and confirms; resolves with the id when its processing has begun. */
async function begun(content: string): Promise<string> {
  const ticket = await announce(ada, { content });
  await put(ticket, { content });
  const start = settled(house, ada, ticket.id, ['PROCESSING']);
  await ada.person.must(CONFIRM, { documentId: ticket.id });
  await start;
  return ticket.id;
}

describe('a document that cannot be read', () => {
  test('fails with a reason, the type its bytes have and their hash, and can be read by nobody as half a document', async () => {
    const bombs = zipOf({ ...docxEntries(''), 'word/document.xml': `<w:x>${'<w:y/>'.repeat(22 * 1024 ** 2)}</w:x>` });
    const before = process.memoryUsage.rss();
    const [bomb, good] = await Promise.all([
      processed(house, ada, { filename: 'bomb.pdf', contentType: 'application/pdf', content: bombs }),
      processed(house, ada, { content: 'Quite harmless words.' }),
    ]);
    expect(bomb).toMatchObject({
      status: 'FAILED',
      content: null,
      chunkCount: 0,
      isProcessed: false,
      isIndexed: false,
    });
    expect(bomb.processingError).toMatch(/announced as application\/pdf, but its bytes are .*wordprocessingml/);
    expect(bomb.contentType).toMatch(/wordprocessingml/);
    expect(bomb.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(good.status).toBe('READY');
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 1024 ** 2);
  });

  test('fails where its bytes do not have the hash that was announced', async () => {
    const content = 'Other bytes.';
    const outcome = await ada.person.must(REQUEST, {
      ...{ filename: 'n.txt', contentType: 'text/plain', sizeBytes: String(content.length), sha256: '0'.repeat(64) },
    });
    const ticket = ticketOf(outcome);
    await put(ticket, { content });
    const end = settled(house, ada, ticket.id);
    await ada.person.must(CONFIRM, { documentId: ticket.id });
    expect(await end).toBe('FAILED');
    expect((await read(ada, ticket.id))?.processingError).toMatch(/SHA-256/);
  });
});

describe('processing', () => {
  test('goes on when the child is killed', async () => {
    const id = await begun(LONG);
    const end = settled(house, ada, id);
    await house.until(() => children().length > 0);
    for (const pid of children()) process.kill(pid, 'SIGKILL');
    expect(await end).toBe('READY');
    expect(await read(ada, id)).toMatchObject({ status: 'READY', processingError: null });
  });

  test('does not read again what was read before its process was killed', async () => {
    const { id, content, chunkCount } = await processed(house, ada, { content: LONG.slice(0, 20_000) });
    const { key } = await one<{ key: string }>(
      `update documents set status = 'PROCESSING', chunk_count = 0 where id = $1 returning object_key as key`,
      [id],
    );
    await house.database.owner.query(`delete from document_chunks where document_id = $1`, [id]);
    await house.store.delete(key);
    await house.steward.app.documents.processing.process({ documentId: id, run: 0 });
    expect(await read(ada, id)).toMatchObject({ status: 'READY', content, chunkCount });
    expect(await chunksOf(id)).toBe(chunkCount);
  });

  test('ends in silence where the document is deleted meanwhile, and leaves nothing', async () => {
    const id = await begun(LONG);
    await ada.person.must(DELETE, { documentId: id });
    const left = () =>
      one<{ n: number }>(
        `select count(*)::int as n from agenda.agenda_jobs where name = 'documents.process' and data->'event'->>'aggregateId' = $1`,
        [id],
      );
    await house.until(async () => (await left()).n === 0);
    expect(await chunksOf(id)).toBe(0);
  });

  test('of an older run changes nothing', async () => {
    const { id } = await processed(house, ada, { content: 'A run of its own.' });
    await house.database.owner.query(`update documents set status = 'PROCESSING', processing_run = 5 where id = $1`, [
      id,
    ]);
    const { processing } = house.steward.app.documents;
    await processing.process({ documentId: id, run: 4 });
    await processing.giveUp({ documentId: id, run: 4 }, new Error('late'));
    expect(await read(ada, id)).toMatchObject({ status: 'PROCESSING' });
    await house.database.owner.query(`update documents set updated_at = now() - interval '2 days' where id = $1`, [id]);
    expect(await processing.resumeForgotten()).toBe(1);
    await house.until(async () => (await read(ada, id))?.status === 'READY');
    expect(await processing.resumeForgotten()).toBe(0);
  });

  test('waits while the object store is away, and says so when it gives up', async () => {
    const id = await upload(ada, { content: 'Out of reach.' });
    await house.until(async () => (await read(ada, id))?.status === 'READY');
    await house.database.owner.query(`update documents set status = 'PROCESSING', extracted_run = null where id = $1`, [
      id,
    ]);
    const address = 'http://127.0.0.1:9';
    const store = createObjectStore({
      ...{ endpoint: address, publicEndpoint: address, region: 'us-east-1', bucket: 'steward' },
      ...{ accessKey: 'nobody', secretKey: 'nobody-at-all', timeoutMs: 500 },
    });
    const processing = new ProcessingService({ db: house.database.database, store });
    const run = { documentId: id, run: 0 };
    const error: unknown = await processing.process(run).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ObjectStoreUnavailable);
    expect(await read(ada, id)).toMatchObject({ status: 'PROCESSING' });
    await processing.giveUp(run, error);
    expect(await read(ada, id)).toMatchObject({
      status: 'FAILED',
      processingError: 'The object store did not answer. Have it processed again later.',
    });
    store.close();
  });
});
