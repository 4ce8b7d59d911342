import type { ChunkDraft } from '../../../../src/modules/documents/processing/protocol.js';
import { readInChild } from '../../../../src/modules/documents/processing/reader.js';
import { scratchFile } from '../../../../src/modules/documents/processing/scratch-file.js';
import type { Limits } from '../../../../src/modules/documents/processing/watchdog.js';

/** What a child found in a file. */
export interface Reading {
  readonly text: string;
  readonly contentType: string;
  readonly language: string | null;
  readonly pageOffsets: readonly number[] | null;
  readonly pageLabels: readonly string[] | null;
  readonly chunks: readonly ChunkDraft[];
}

/** Reads a file in a child of its own, as the processing does. Rejects likewise. */
export async function reading(
  content: string | Buffer,
  declaredType: string,
  { filename = 'file', limits }: { readonly filename?: string; readonly limits?: Limits } = {},
): Promise<Reading> {
  const file = await scratchFile([Buffer.from(content)], Number.MAX_SAFE_INTEGER);
  const chunks: ChunkDraft[] = [];
  let found: Omit<Reading, 'chunks'> | null = null;
  try {
    const task = { stage: 'READ', size: file.size, declaredType, filename } as const;
    for await (const message of readInChild(file.fd, task, limits)) {
      if (message.kind === 'text') found = message;
      if (message.kind === 'chunks') chunks.push(...message.chunks);
    }
  } finally {
    await file.close();
  }
  if (!found) throw new Error('It found no text.');
  return { ...found, chunks };
}
