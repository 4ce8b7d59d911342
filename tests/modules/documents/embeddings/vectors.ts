import type pg from 'pg';
import { encodeVector } from '../../../../src/modules/documents/embeddings/vector.js';
import { Actor } from '../../../../src/platform/actor.js';
import type { Account } from '../../../support/people.js';

/** Somebody who holds these permissions, as a service is given them. */
export const actorOf = ({ id }: Pick<Account, 'id'>, permissions = ['documents.read']): Actor =>
  Actor.user(
    { userId: id, username: 'somebody', sessionId: null, permissions: new Set(permissions), expiresAt: null },
    { requestId: 'test', ip: null, userAgent: null },
  );

/** The next number of a sequence that looks random and is the same each time, 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Vectors around a few centres, as those of texts on a few matters are. */
export function clustered(count: number, dimension: number, seed: number, centres = 16): Float32Array[] {
  const next = random(seed);
  const normal = normals(next);
  const middle = Array.from({ length: centres }, () => Float32Array.from({ length: dimension }, normal));
  return Array.from({ length: count }, (_, n) => {
    const centre = middle[n % centres];
    return Float32Array.from({ length: dimension }, (_each, i) => (centre?.[i] ?? 0) + 0.5 * normal());
  });
}

/** Gives the chunks of a document these embeddings of a model, in their order. Answers the ids of the chunks. */
export async function giveEmbeddings(
  owner: pg.Pool,
  modelId: string,
  documentId: string,
  vectors: readonly Float32Array[],
): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `with given as (
       insert into chunk_embeddings (chunk_id, model_id, document_id, owner_id, embedding)
       select c.id, $1, c.document_id, c.owner_id, v.embedding
         from document_chunks c join unnest($3::bytea[]) with ordinality as v (embedding, n) on v.n = c.index + 1
        where c.document_id = $2 returning chunk_id)
     select c.id from document_chunks c join given on given.chunk_id = c.id order by c.index`,
    [modelId, documentId, vectors.map(encodeVector)],
  );
  await owner.query('update embedding_models set first_used_at = now() where id = $1', [modelId]);
  return rows.map(({ id }) => id);
}

/** Puts a model into the tables. Answers its id. */
export async function putModel(owner: pg.Pool, name: string, dimension: number, isDefault = false): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into embedding_models (name, display_name, provider, model_id, dimension, max_tokens, is_default)
     values ($1, $1, 'openai-compatible', $1, $2, 8191, $3) returning id`,
    [name, dimension, isDefault],
  );
  return rows[0]?.id ?? '';
}

/** How many numbers a meaning is made of before it is spread over all of an embedding's. */
const LATENT = 32;

/**
 * Makes one embedding after the other as models do: of many matters some of which come up far more often than others, some
 * narrow and some wide, with a tenth of noise. They never repeat; the same seeds make the same ones. Of the same `seed`, but
 * another `run`, they are different ones about the same matters.
 */
export function meanings(dimension: number, seed: number, run = 0, matters = 300): () => Float32Array {
  const world = normals(random(seed));
  const spread = Array.from({ length: LATENT }, () => Float32Array.from({ length: dimension }, world));
  const middle = Array.from({ length: matters }, () => Float32Array.from({ length: LATENT }, world));
  const next = random(seed * 7919 + run + 1);
  const normal = normals(next);
  return () => {
    const matter = Math.floor(matters * next() ** 2);
    const width = 0.2 + (0.6 * (matter % 7)) / 6;
    const vector = Float32Array.from({ length: dimension }, () => 0.1 * Math.sqrt(LATENT) * normal());
    for (const [l, direction] of spread.entries()) {
      const share = (middle[matter]?.[l] ?? 0) + width * normal();
      for (let i = 0; i < dimension; i++) vector[i] = (vector[i] ?? 0) + share * (direction[i] ?? 0);
    }
    return vector;
  };
}

const normals = (next: () => number) => () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next());
