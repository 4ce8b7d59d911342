import { createHash } from 'node:crypto';
import type { Outcome } from '../../../src/demo/client.js';
import type { Account } from '../../support/people.js';

const PROBLEM = '... on Problem { message } ... on InvalidInput { field }';
const QUOTA = 'quota { usedBytes limitBytes percent level }';
export const REQUEST = `mutation ($input: RequestDocumentUploadInput!) { requestDocumentUpload(input: $input) { __typename
  ... on RequestDocumentUploadSuccess { document { id status title filename sizeBytes } uploadUrl uploadMethod uploadHeaders
    expiresAt } ${PROBLEM} ... on RateLimited { retryAfter } } }`;
export const CONFIRM = `mutation ($input: ConfirmDocumentUploadInput!) { confirmDocumentUpload(input: $input) { __typename
  ... on ConfirmDocumentUploadSuccess { document { id status sizeBytes } ${QUOTA} } ${PROBLEM}
  ... on QuotaExceeded { usedBytes limitBytes rejectedBytes } } }`;
export const UPDATE = `mutation ($input: UpdateDocumentInput!) { updateDocument(input: $input) { __typename
  ... on UpdateDocumentSuccess { document { id title tags isPublic requiredPermission } } ... on Problem { message }
  ... on InvalidInput { field } } }`;
export const DELETE = `mutation ($input: DeleteDocumentInput!) { deleteDocument(input: $input) { __typename
  ... on DeleteDocumentSuccess { documentId ${QUOTA} } ... on Problem { message } } }`;
export const SET_QUOTA = `mutation ($input: SetUserQuotaInput!) { setUserQuota(input: $input) { __typename
  ... on SetUserQuotaSuccess { ${QUOTA} } ... on Problem { message } ... on InvalidInput { field } } }`;
export const DOWNLOAD = `query ($id: ID!, $disposition: DocumentDisposition) {
  documentDownloadUrl(id: $id, disposition: $disposition) { url expiresAt } }`;
export const DOCUMENT = `query ($id: ID!) { document(id: $id) { id title status sizeBytes contentType isPublic owner { id } } }`;

/** What `requestDocumentUpload` answered. */
export interface Ticket {
  readonly id: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface File {
  readonly filename?: string;
  readonly contentType?: string;
  readonly content: string | Buffer;
}

const bytesOf = ({ content }: File) => Buffer.from(content);

/** Announces a file. */
export async function announce(account: Account, file: File): Promise<Ticket> {
  const { filename = 'notes.txt', contentType = 'text/plain' } = file;
  const sizeBytes = String(bytesOf(file).length);
  const outcome = await account.person.must(REQUEST, { filename, contentType, sizeBytes });
  return ticketOf(outcome);
}

export const ticketOf = (outcome: Outcome): Ticket => ({
  id: (outcome['document'] as { id: string }).id,
  url: String(outcome['uploadUrl']),
  headers: outcome['uploadHeaders'] as Record<string, string>,
});

/** Puts the bytes, and answers the store's status. */
export async function put(ticket: Ticket, file: File): Promise<number> {
  const response = await fetch(ticket.url, {
    method: 'PUT',
    headers: ticket.headers,
    body: new Uint8Array(bytesOf(file)),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Announces, puts and confirms a file. Answers its id. */
export async function upload(account: Account, file: File): Promise<string> {
  const ticket = await announce(account, file);
  if ((await put(ticket, file)) !== 200) throw new Error('The store refused the upload.');
  await account.person.must(CONFIRM, { documentId: ticket.id });
  return ticket.id;
}

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
