import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pdfWith } from '../../../support/pdf.js';
import { type Account, register } from '../../../support/people.js';
import { type TestSteward, startSteward } from '../../../support/steward.js';
import { sha256 } from '../upload.js';
import { type DocumentAnswer, processed } from './processed.js';

let house: TestSteward;
let ada: Account;
beforeAll(async () => {
  house = await startSteward();
  ada = await register(house.url, 'Ada');
});
afterAll(() => house.close());

/** What holds of every document that is ready. */
function expectExact({ content, chunks, chunkCount }: DocumentAnswer): void {
  expect(Number(chunks.totalCount)).toBe(chunkCount);
  expect(chunks.nodes.map(({ index }) => index)).toEqual(chunks.nodes.map((_chunk, at) => at));
  for (const chunk of chunks.nodes) {
    expect(content?.slice(chunk.startOffset, chunk.endOffset)).toBe(chunk.content);
    expect(chunk.charCount).toBe(chunk.content.length);
    expect(chunk.tokenCount).toBeGreaterThan(0);
    expect(chunk.tokenCount).toBeLessThanOrEqual(450);
  }
}

describe('a document', () => {
  test('of plain text becomes ready, with its text, its language, its hash and a chunk', async () => {
    const content = 'The lease of the house in Harbour Street ends on the last day of March.';
    const document = await processed(house, ada, { content });
    expect(document).toMatchObject({
      ...{ status: 'READY', content, contentType: 'text/plain', contentHash: sha256(content), language: 'en' },
      ...{ pageCount: null, chunkCount: 1, processingError: null, isProcessed: true, isIndexed: true },
    });
    expectExact(document);
    expect(document.chunks.nodes[0]).toMatchObject({ page: null, content });
    expect(document.chunks.nodes[0]?.searchKeywords).toEqual(expect.arrayContaining(['harbour', 'lease', 'march']));
  });

  test('of Markdown that is long is cut at the ends of sentences, with overlaps, and nothing left out', async () => {
    const sentence = (at: number) =>
      `Sentence number ${at} tells of the ${'many '.repeat(at % 7)}things that matter here.`;
    const paragraphs = Array.from({ length: 40 }, (_, at) => [0, 1, 2, 3].map((of) => sentence(at * 4 + of)).join(' '));
    const document = await processed(house, ada, {
      ...{ filename: 'notes.md', contentType: 'text/markdown', content: `# Notes\n\n${paragraphs.join('\n\n')}\n` },
    });
    expectExact(document);
    const { nodes } = document.chunks;
    expect(nodes.length).toBeGreaterThan(3);
    for (const [at, chunk] of nodes.entries()) {
      expect(chunk.content).toMatch(/[.]$/);
      const next = nodes[at + 1];
      if (next) expect(next.startOffset).toBeLessThanOrEqual(chunk.endOffset);
    }
  });

  test('of PDF has pages, each chunk on one of them', async () => {
    const document = await processed(house, ada, {
      filename: 'contract.pdf',
      contentType: 'application/pdf',
      content: pdfWith(['The first page says hello.\nIt has two lines.', 'The second page speaks of rent (monthly).']),
    });
    expect(document).toMatchObject({ status: 'READY', contentType: 'application/pdf', pageCount: 2, chunkCount: 2 });
    expectExact(document);
    expect(document.chunks.nodes.map(({ page, content }) => [page, content])).toEqual([
      [1, 'The first page says hello.\nIt has two lines.'],
      [2, 'The second page speaks of rent (monthly).'],
    ]);
    const { rows } = await house.database.owner.query<{ payload: Record<string, unknown> }>(
      `select payload from outbox where aggregate_id = $1 and type = 'document.progressed' order by id`,
      [document.id],
    );
    const length = document.content?.length;
    // Who takes longer tells of steps between, too.
    for (const end of [
      { step: 'EXTRACT', done: 2, total: 2 },
      { step: 'CHUNK', done: length, total: length },
    ])
      expect(rows.map(({ payload }) => payload)).toContainEqual(expect.objectContaining(end));
  });
});
