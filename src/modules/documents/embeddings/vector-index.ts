import type { Actor } from '../../../platform/actor.js';

/** What is looked for. */
export interface NearestQuery {
  /** The id of the `EmbeddingModel` that made the vector. */
  readonly modelId: string;
  readonly vector: Float32Array;
  /** How many chunks at most, 1 to 1,000. */
  readonly limit: number;
  readonly filter?: {
    /** Only chunks of these documents; of all that the actor sees where it is absent or null. */
    readonly documentIds?: readonly string[] | null;
  };
}

/** A chunk that is near. */
export interface NearChunk {
  readonly chunkId: string;
  readonly documentId: string;
  /** The cosine of the angle between the two vectors, -1 to 1. */
  readonly score: number;
}

/** Finds the chunks whose embeddings point most nearly where a vector points. */
export interface VectorIndex {
  /** The nearest chunks of documents that the actor sees, the nearest first; those of equal score by their ids. */
  nearest(actor: Actor, query: NearestQuery): Promise<readonly NearChunk[]>;
}

/** A list of at most `limit` chunks, the nearest first, that more are offered to. */
export class Nearest {
  private readonly chunks: NearChunk[] = [];

  constructor(private readonly limit: number) {}

  /** Keeps the chunk where it is among the nearest so far. */
  offer(chunk: NearChunk): void {
    const last = this.chunks.at(-1);
    if (this.chunks.length >= this.limit && last && !precedes(chunk, last)) return;
    let [low, high] = [0, this.chunks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.chunks[middle];
      if (other && precedes(other, chunk)) low = middle + 1;
      else high = middle;
    }
    this.chunks.splice(low, 0, chunk);
    if (this.chunks.length > this.limit) this.chunks.pop();
  }

  /** The nearest first. */
  list(): readonly NearChunk[] {
    return this.chunks;
  }
}

const precedes = (a: NearChunk, b: NearChunk) => a.score > b.score || (a.score === b.score && a.chunkId < b.chunkId);
