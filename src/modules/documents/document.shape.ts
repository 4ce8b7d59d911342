import { type Bind, type Column, type Relation, type Shape, bigint, instant } from '../../platform/database/shape.js';
import { InvalidInput } from '../../platform/problem.js';
import { userShape } from '../identity/index.js';
import { chunkShape } from './chunk.shape.js';
import type { DocumentStatus } from './document.entity.js';

/** A condition of a filter: the type of its value, and what it asks of a document, given the placeholder of the value. */
type Condition = readonly [cast: string, sql: (document: string, bound: string) => string];

/** What a later module adds to documents, by the names of the fields that its SDL adds. */
export interface DocumentExtension {
  readonly columns?: Readonly<Record<string, Column>>;
  readonly many?: Readonly<Record<string, Relation>>;
  /** Of `DocumentFilter`. */
  readonly conditions?: Readonly<Record<string, Condition>>;
}

const columns: Record<string, Column> = {
  id: 'id',
  title: 'title',
  source: 'source',
  sourceType: 'source_type',
  filename: 'filename',
  contentType: { sql: (d) => `coalesce(${d}.content_type, ${d}.declared_type)` },
  sizeBytes: bigint('size_bytes'),
  contentHash: 'content_hash',
  content: 'content',
  status: 'status',
  processingError: 'processing_error',
  isProcessed: { sql: (d) => `(${d}.processed_at is not null)` },
  isIndexed: { sql: (d) => `(${d}.status = 'READY')` },
  isPublic: 'is_public',
  requiredPermission: 'required_permission',
  tags: 'tags',
  metadata: 'metadata',
  language: 'language',
  pageCount: 'page_count',
  chunkCount: 'chunk_count',
  classificationStatus: 'classification_status',
  createdAt: instant('created_at'),
  updatedAt: instant('updated_at'),
  processedAt: instant('processed_at'),
  lastAccessedAt: instant('last_accessed_at'),
};
/** Lists of later modules alone. */
const many: Record<string, Relation> = {};

/** How a `Document` is read. Row level security decides which. */
export const documentShape: Shape = {
  type: 'Document',
  table: 'documents',
  columns,
  many,
  one: {
    owner: { shape: () => userShape, on: (user, d) => `${user}.id = ${d}.owner_id` },
    duplicateOf: { shape: () => documentShape, on: (other, d) => `${other}.id = ${d}.duplicate_of` },
  },
  connection: {
    chunks: { shape: () => chunkShape, on: (chunk, d) => `${chunk}.document_id = ${d}.id` },
  },
};

/** What narrows a list of documents; absent and null ones do not. */
export interface DocumentFilter {
  readonly search?: string | null;
  readonly status?: DocumentStatus | null;
  readonly tag?: string | null;
  readonly contentType?: string | null;
  readonly language?: string | null;
  readonly isPublic?: boolean | null;
  readonly isMine?: boolean | null;
  readonly createdFrom?: string | null;
  readonly createdBefore?: string | null;
}

/** A pattern that matches what contains the text, in whatever case and Unicode form. */
const containing = (text: string) =>
  `%${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;

/** The conditions of `DocumentFilter`. */
const conditions: Record<string, Condition> = {
  search: ['text', (d, like) => `lower(normalize(${d}.title || ' ' || ${d}.filename, NFKC)) like ${like}`],
  status: ['text', (d, status) => `${d}.status = ${status}`],
  tag: ['text', (d, tag) => `${tag} = any (${d}.tags)`],
  contentType: ['text', (d, type) => `coalesce(${d}.content_type, ${d}.declared_type) = ${type}`],
  language: ['text', (d, language) => `${d}.language = ${language}`],
  isPublic: ['boolean', (d, isPublic) => `${d}.is_public = ${isPublic}`],
  isMine: ['boolean', (d, isMine) => `(${d}.owner_id = (select app_user())) = ${isMine}`],
  createdFrom: ['timestamptz', (d, instant) => `${d}.created_at >= ${instant}`],
  createdBefore: ['timestamptz', (d, instant) => `${d}.created_at < ${instant}`],
};

/** Has documents read and filtered by what a later module keeps of them. Before anything is read; twice is no error. */
export function extendDocuments(extension: DocumentExtension): void {
  Object.assign(columns, extension.columns);
  Object.assign(many, extension.many);
  Object.assign(conditions, extension.conditions);
}

/** The conditions of a filter that are there. Throws InvalidInput. */
export function matching(filter: DocumentFilter): (d: string, bind: Bind) => readonly string[] {
  // PostgreSQL has no text with a NUL in it, so that nothing could match.
  if (Object.values(filter).some((value) => typeof value === 'string' && value.includes('\0')))
    throw new InvalidInput('NUL characters are not allowed.', 'filter');
  const valueOf = (name: string): unknown => {
    const value = (filter as Readonly<Record<string, unknown>>)[name] ?? null;
    return name === 'search' && typeof value === 'string' ? containing(value) : value;
  };
  return (d, bind) =>
    Object.entries(conditions)
      .filter(([name]) => valueOf(name) !== null)
      .map(
        ([name, [cast, condition]]) =>
          `(${condition(
            d,
            bind(() => valueOf(name), cast),
          )})`,
      );
}
