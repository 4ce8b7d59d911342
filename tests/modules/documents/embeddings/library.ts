import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** What is said of a document that is put into the tables without being uploaded. */
export interface Shelved {
  readonly ownerId: string;
  readonly chunks: readonly string[];
  readonly isPublic?: boolean;
  readonly duplicateOf?: string;
  readonly requiredPermission?: string;
}

/** Puts a document that is ready into the tables, as processing would. Answers its id. */
export async function shelve(owner: pg.Pool, document: Shelved): Promise<string> {
  const { ownerId, chunks, isPublic = false, duplicateOf = null, requiredPermission = null } = document;
  const id = randomUUID();
  await owner.query(
    `insert into documents (id, owner_id, title, filename, declared_type, size_bytes, status, object_key, processing_run,
            is_public, duplicate_of, required_permission, upload_expires_at, chunk_count)
     values ($1, $2, 'Notes', 'notes.txt', 'text/plain', 1, 'READY', $7, 1, $3, $4, $5, now(), $6)`,
    [id, ownerId, isPublic, duplicateOf, requiredPermission, chunks.length, `${ownerId}/${id}`],
  );
  await owner.query(
    `insert into document_chunks (document_id, owner_id, index, content, start_offset, end_offset, token_count, char_count,
            lexemes, created_at)
     select $1, $2, n - 1, text, 0, length(text), ceil(length(text) / 4.0), length(text), to_tsvector('simple', text),
            now() - interval '1 hour' + n * interval '1 microsecond'
       from unnest($3::text[]) with ordinality as t (text, n)`,
    [id, ownerId, chunks],
  );
  return id;
}

/** How many embeddings there are of a document, by the names of their models. */
export async function embeddedBy(owner: pg.Pool, documentId: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ name: string; n: number }>(
    `select m.name, count(*)::int as n from chunk_embeddings e join embedding_models m on m.id = e.model_id
      where e.document_id = $1 group by m.name`,
    [documentId],
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

const PROBLEM = '... on Problem { message } ... on InvalidInput { field } ... on Conflict { field }';
const MODEL = 'embeddingModel { id name isDefault isWanted isActive dimension lastError embeddedChunks totalChunks }';
export const CREATE_MODEL = `mutation ($input: CreateEmbeddingModelInput!) { createEmbeddingModel(input: $input) {
  __typename ... on CreateEmbeddingModelSuccess { ${MODEL} } ${PROBLEM} } }`;
export const UPDATE_MODEL = `mutation ($input: UpdateEmbeddingModelInput!) { updateEmbeddingModel(input: $input) {
  __typename ... on UpdateEmbeddingModelSuccess { ${MODEL} } ${PROBLEM} } }`;
export const SET_DEFAULT = `mutation ($input: SetDefaultEmbeddingModelInput!) { setDefaultEmbeddingModel(input: $input) {
  __typename ... on SetDefaultEmbeddingModelSuccess { ${MODEL} } ${PROBLEM} } }`;
export const MODELS = `{ embeddingModels { id name displayName provider modelId dimension maxTokens costPer1kTokens isActive
  isDefault isWanted embeddedChunks totalChunks usedTokens usedCost avgLatencyMs lastError lastErrorAt } }`;

/** What `MODELS` answers of each. */
export interface ListedModel {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly isWanted: boolean;
  readonly embeddedChunks: number;
  readonly totalChunks: number;
  readonly usedTokens: string;
  readonly usedCost: number;
  readonly avgLatencyMs: number | null;
  readonly lastError: string | null;
}

/** Everything is due at once. */
export const NOW = { minAgeSeconds: 0, graceSeconds: 0, budgetMs: 60_000 };
