/** The operations of the pane "Documents". Each is tested against the schema. */

const ROW = `id title filename contentType sizeBytes status processingError pageCount chunkCount classificationStatus createdAt`;
const QUOTA = `usedBytes limitBytes percent level`;

/** What the pane shows first. */
export const OVERVIEW = `query DocumentsOverview {
  quota: myQuota { ${QUOTA} }
  documents(first: 50, filter: { isMine: true }) { nodes { ${ROW} } totalCount }
}`;

/** Announces a file. */
export const REQUEST_UPLOAD = `mutation RequestUpload($input: RequestDocumentUploadInput!) {
  result: requestDocumentUpload(input: $input) {
    __typename
    ... on RequestDocumentUploadSuccess { document { ${ROW} } uploadUrl uploadMethod uploadHeaders }
    ... on Problem { message }
    ... on RateLimited { retryAfter }
  }
}`;

/** Says that the bytes are there. */
export const CONFIRM_UPLOAD = `mutation ConfirmUpload($input: ConfirmDocumentUploadInput!) {
  result: confirmDocumentUpload(input: $input) {
    __typename
    ... on ConfirmDocumentUploadSuccess { document { ${ROW} } quota { ${QUOTA} } }
    ... on Problem { message }
  }
}`;

/** Removes a document. */
export const DELETE_DOCUMENT = `mutation DeleteDocument($input: DeleteDocumentInput!) {
  result: deleteDocument(input: $input) {
    __typename
    ... on DeleteDocumentSuccess { documentId quota { ${QUOTA} } }
    ... on Problem { message }
  }
}`;

/** Reads a document again whose text could not be read. */
export const REPROCESS_DOCUMENT = `mutation ReprocessDocument($input: ReprocessDocumentInput!) {
  result: reprocessDocument(input: $input) {
    __typename
    ... on ReprocessDocumentSuccess { document { ${ROW} } }
    ... on Problem { message }
  }
}`;

/** What happens to the documents, as it happens. */
export const WATCH_DOCUMENTS = `subscription WatchDocuments {
  event: documentEvents {
    __typename
    ... on DocumentStatusChanged { documentId document { ${ROW} } }
    ... on DocumentClassified { documentId document { ${ROW} } }
    ... on DocumentProgress { documentId step done total }
    ... on DocumentDeleted { documentId }
  }
}`;

/** Finds passages. */
export const SEARCH_DOCUMENTS = `query SearchDocuments($input: SearchDocumentsInput!) {
  result: searchDocuments(input: $input) {
    effectiveMode
    edges { node { document { id title contentType } chunk { id index content } page startOffset endOffset snippet rank } }
  }
}`;

/** Where the bytes of a document can be had for a while. */
export const OPEN_DOCUMENT = `query OpenDocument($id: ID!) {
  result: documentDownloadUrl(id: $id, disposition: INLINE) { url }
}`;
