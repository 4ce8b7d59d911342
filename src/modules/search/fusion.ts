/** Anything that was ranked. */
export interface Ranked {
  readonly chunkId: string;
  readonly documentId: string;
  readonly score: number;
}

/** Softens how much the first places count (Cormack, Clarke and Büttcher 2009). */
const K = 60;

/** Reciprocal rank fusion: the sum of 1 / (60 + rank) over the lists a chunk is in, best first; ties by id. */
export function fuse(lists: readonly (readonly Ranked[])[]): Ranked[] {
  const fused = new Map<string, Ranked>();
  for (const list of lists)
    for (const [place, { chunkId, documentId }] of list.entries()) {
      const score = (fused.get(chunkId)?.score ?? 0) + 1 / (K + place + 1);
      fused.set(chunkId, { chunkId, documentId, score });
    }
  return [...fused.values()].sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}
