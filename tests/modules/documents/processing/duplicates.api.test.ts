import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { processed } from './processed.js';

let house: TestSteward;
let ada: Account;
let eve: Account;
beforeAll(async () => {
  house = await startSteward();
  [ada, eve] = [await register(house.url, 'Ada'), await register(house.url, 'Eve')];
});
afterAll(() => house.close());

/** How often the text of a document was read from its bytes. */
const readings = async (id: string) =>
  (
    await house.database.owner.query(
      `select from outbox where aggregate_id = $1 and type = 'document.progressed' and payload->>'step' = 'EXTRACT'`,
      [id],
    )
  ).rows.length;

test('the same bytes of the same owner are read once, and each document has chunks of its own', async () => {
  const content = 'The very same words, twice. '.repeat(200);
  const first = await processed(house, ada, { content });
  const second = await processed(house, ada, { content, filename: 'copy.txt' });
  expect(await readings(first.id)).toBe(1);
  expect(await readings(second.id)).toBe(0);
  expect(first.duplicateOf).toBeNull();
  expect(second).toMatchObject({
    ...{ status: 'READY', duplicateOf: { id: first.id }, contentHash: first.contentHash, language: first.language },
    ...{ content: first.content, chunkCount: first.chunkCount, isProcessed: true, isIndexed: true },
  });
  expect(second.chunks.nodes).toEqual(first.chunks.nodes);
  const { rows } = await house.database.owner.query<{ type: string }>(
    `select type from outbox where aggregate_id = $1 and type = 'document.indexed'`,
    [second.id],
  );
  expect(rows).toHaveLength(1);
});

test('the same bytes are not looked for among those of others', async () => {
  const content = 'Words that two people have.';
  await processed(house, ada, { content });
  const document = await processed(house, eve, { content });
  expect(document).toMatchObject({ status: 'READY', duplicateOf: null });
  expect(await readings(document.id)).toBe(1);
});

test('the same bytes announced as something else are read as that', async () => {
  const content = '<p>Marked <b>up</b>, or not.</p>';
  const text = await processed(house, ada, { content });
  const page = await processed(house, ada, { content, filename: 'a.html', contentType: 'text/html' });
  expect(text.content).toBe(content);
  expect(page).toMatchObject({ content: 'Marked up, or not.', duplicateOf: { id: text.id } });
});

test('the same bytes twice at once are both ready', async () => {
  const content = 'Uploaded twice in one moment.';
  const both = await Promise.all([processed(house, ada, { content }), processed(house, ada, { content })]);
  for (const document of both) expect(document).toMatchObject({ status: 'READY', content, chunkCount: 1 });
});
