import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DocumentTextService, type TextRange } from '../../../src/modules/documents/document-text.service.js';
import type { Actor } from '../../../src/platform/actor.js';
import { Forbidden, InvalidInput, NotFound } from '../../../src/platform/problem.js';
import { store } from '../../support/corpus.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { person } from '../secrets/people.js';

/** Two pages; the first ends with 9,000 characters of two code units each. */
const PAGES = [`First ${'😀'.repeat(9_000)}`, 'Second.'];
const CONTENT = PAGES.join('\n');
const SECOND = CONTENT.length - 7;

let db: TestDatabase;
let ada: Actor;
let eve: Actor;
let texts: DocumentTextService;
let documentId: string;
beforeAll(async () => {
  db = await testDatabase();
  [ada, eve] = [await person(db.owner, 'Ada'), await person(db.owner, 'Eve')];
  texts = new DocumentTextService(db.database);
  documentId = (await store(db.owner, { ownerId: ada.id, chunks: PAGES, title: 'Notes' })).id;
  await db.owner.query(`update documents set page_offsets = $2 where id = $1`, [documentId, [0, SECOND]]);
});
afterAll(() => db.close());

const read = (range: Omit<TextRange, 'documentId'> = {}, actor = ada) => texts.read(actor, { documentId, ...range });

test('reads a text from its beginning to its end, part by part, without cutting a character in two', async () => {
  const parts = [await read()];
  for (;;) {
    const { nextOffset } = parts.at(-1) ?? { nextOffset: null };
    if (nextOffset === null) break;
    parts.push(await read({ startOffset: nextOffset }));
  }
  expect(parts.map(({ text }) => text).join('')).toBe(CONTENT);
  expect(parts.map(({ text }) => text).join('')).not.toMatch(/\ufffd/);
  expect(parts.every(({ text }) => Buffer.from(text).toString() === text)).toBe(true);
  expect(parts.map(({ endOffset }) => endOffset)).toEqual([8_000, 16_000, CONTENT.length]);
  expect(parts.map(({ page }) => page)).toEqual([1, 1, 1]);
  expect(parts[0]).toMatchObject({ documentId, title: 'Notes', pageCount: 2, totalLength: CONTENT.length });
  const half = await read({ startOffset: 7, endOffset: 10 });
  expect([half.startOffset, half.text]).toEqual([6, '😀😀']);
});

test('reads one page, and from where it was left', async () => {
  expect(await read({ page: 2 })).toMatchObject({ text: 'Second.', page: 2, nextOffset: null, startOffset: SECOND });
  expect(await read({ page: 2, startOffset: SECOND + 3 })).toMatchObject({ text: 'ond.' });
  expect(await read({ page: 1 })).toMatchObject({ nextOffset: 8_000 });
  expect(await read({ startOffset: CONTENT.length })).toMatchObject({ text: '', nextOffset: null });
});

test.each([
  [{ page: 3 }, 'There are 2 pages.'],
  [{ page: 2, startOffset: 3 }, `${SECOND} to ${CONTENT.length} is wanted.`],
  [{ startOffset: 1e6 }, `0 to ${CONTENT.length} is wanted.`],
  [{ startOffset: 50, endOffset: 40 }, 'The end is before the start.'],
])('says what is wrong with %j', async (range, message) => {
  await expect(read(range)).rejects.toThrow(new InvalidInput(message));
});

test('what may not be read is not there, and whoever reads no documents is told so before anything is looked up', async () => {
  for (const id of [documentId, randomUUID(), 'x'])
    await expect(texts.read(eve, { documentId: id })).rejects.toThrow(new NotFound('Document'));
  const admin = await person(db.owner, 'Admin', { roles: ['admin'], isSuperuser: true });
  for (const id of [documentId, randomUUID()])
    await expect(texts.read(admin, { documentId: id })).rejects.toBeInstanceOf(Forbidden);
  const { id } = await store(db.owner, { ownerId: ada.id, chunks: [] });
  await db.owner.query(`update documents set content = null where id = $1`, [id]);
  await expect(texts.read(ada, { documentId: id })).rejects.toThrow('No text was read of this document.');
});
