import type { Account } from '../../../support/people.js';
import type { TestSteward } from '../../../support/steward.js';
import { CONFIRM, type File, announce, put } from '../upload.js';

const DETAILS = `id status title contentType contentHash content processingError language pageCount chunkCount isProcessed
  isIndexed classificationStatus duplicateOf { id } chunks(first: 100) { totalCount nodes { index content page startOffset
  endOffset tokenCount charCount searchKeywords metadata } }`;

/** A chunk as its owner reads it. */
export interface ChunkAnswer {
  readonly index: number;
  readonly content: string;
  readonly page: number | null;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly tokenCount: number;
  readonly charCount: number;
  readonly searchKeywords: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A document as its owner reads it. */
export interface DocumentAnswer {
  readonly id: string;
  readonly status: string;
  readonly contentType: string;
  readonly contentHash: string | null;
  readonly content: string | null;
  readonly processingError: string | null;
  readonly language: string | null;
  readonly pageCount: number | null;
  readonly chunkCount: number;
  readonly isProcessed: boolean;
  readonly isIndexed: boolean;
  readonly duplicateOf: { readonly id: string } | null;
  readonly chunks: { readonly totalCount: string; readonly nodes: readonly ChunkAnswer[] };
}

/** The document as it is now; null once it is gone. */
export async function read(account: Account, id: string): Promise<DocumentAnswer | null> {
  const { document } = await account.person.ask<{ document: DocumentAnswer | null }>(
    `query ($id: ID!) { document(id: $id) { ${DETAILS} } }`,
    { id },
  );
  return document;
}

/** Resolves with the first of these states that the document comes to from now on, and ends listening. */
export function settled(house: TestSteward, account: Account, id: string, states = ['READY', 'FAILED']) {
  const news = house.steward.app.hub.events(account.id, ({ type, aggregateId, payload }) =>
    Promise.resolve(type === 'document.statusChanged' && aggregateId === id ? String(payload['status']) : undefined),
  );
  return (async () => {
    for await (const status of news) if (states.includes(status)) return status;
    throw new Error('The house closed first.');
  })();
}

/** Uploads a file and waits until its processing has ended. */
export async function processed(house: TestSteward, account: Account, file: File): Promise<DocumentAnswer> {
  const ticket = await announce(account, file);
  if ((await put(ticket, file)) !== 200) throw new Error('The store refused the upload.');
  const end = settled(house, account, ticket.id);
  await account.person.must(CONFIRM, { documentId: ticket.id });
  await end;
  const document = await read(account, ticket.id);
  if (!document) throw new Error('The document is gone.');
  return document;
}
