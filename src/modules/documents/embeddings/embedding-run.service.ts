import type { Actor } from '../../../platform/actor.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { documentProgressed } from '../document.events.js';
import { batchesOf, fitting } from './batches.js';
import { EmbeddingUnavailable, type Patience, TextsRefused, embed } from './embedder.js';
import { type EmbeddingModel, EmbeddingModelRepository, type Usage } from './embedding-model.repository.js';
import { type Embedded, type EmbeddedDocument, EmbeddingRepository, type Gap } from './embedding.repository.js';
import { VectorCopyRepository } from './vector-copy.repository.js';

const PATIENCE: Patience = { retries: 2, timeoutMs: 120_000 };
/** How many chunks are read at a time. */
const PAGE = 256;
/** A text that is refused is halved so often. */
const HALVINGS = 4;
/** What every model takes that takes any text. */
const PROBE = { text: 'word', tokens: 1 };
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** What a run stands on. */
export interface RunOptions {
  readonly db: Database;
  readonly ai: AiProviders;
  readonly actor: Actor;
}

/**
 * One model at work on what lacks its embedding. Calls of its provider and transactions take turns, so that what was
 * embedded stays embedded whenever it ends. Its methods answer whether the model is still to go on, and throw
 * EmbeddingUnavailable.
 */
export class EmbeddingRun {
  /** Whether the provider has taken anything: then what it refuses is a matter of the texts. */
  private isProven = false;
  private refused = 0;

  constructor(
    private readonly options: RunOptions,
    private readonly model: EmbeddingModel,
  ) {}

  /** The chunks of a document. */
  async document(document: EmbeddedDocument): Promise<boolean> {
    const { documentId, duplicateOf } = document;
    const { id } = this.model;
    await this.inTurn((tx) => new VectorCopyRepository(tx).prepare(id));
    if (duplicateOf !== null) await this.inTurn((tx) => takeOver(tx, id, documentId, duplicateOf));
    for (let after = -1; ;) {
      const page = await this.inTurn((tx) => new EmbeddingRepository(tx).gapsOf(id, documentId, after, PAGE));
      if (!(await this.gaps(page, document))) return false;
      const last = page.at(-1);
      if (!last) return this.end();
      after = last.index;
    }
  }

  /** All chunks there are, as long as `goesOn`. */
  async everything(goesOn: () => boolean): Promise<boolean> {
    await this.inTurn((tx) => new VectorCopyRepository(tx).prepare(this.model.id));
    for (let after = NO_ID; goesOn();) {
      await this.inTurn((tx) => new EmbeddingModelRepository(tx).count());
      const page = await this.inTurn((tx) => new EmbeddingRepository(tx).gaps(this.model.id, after, PAGE));
      if (!(await this.gaps(page))) return false;
      const last = page.at(-1);
      if (!last) break;
      after = last.chunkId;
    }
    return this.end();
  }

  private async gaps(gaps: readonly Gap[], document?: EmbeddedDocument): Promise<boolean> {
    const texts = await Promise.all(
      gaps.map(async (gap) => ({ ...gap, ...(await fitting(gap, this.model.maxTokens)) })),
    );
    for (const batch of batchesOf(texts)) if (!(await this.batch(batch, document))) return false;
    return true;
  }

  /** One call, or several where the provider takes less at a time. */
  private async batch(gaps: readonly Gap[], document?: EmbeddedDocument): Promise<boolean> {
    try {
      const { vectors, ...usage } = await embed(this.options.ai, this.model, gaps, PATIENCE);
      const embedded = gaps.map(({ chunkId }, n) => ({ chunkId, vector: vectors[n] ?? [] }));
      this.isProven = true;
      return await this.inTurn((tx) => keep(tx, this.model, embedded, usage, document));
    } catch (error) {
      if (!(error instanceof TextsRefused)) throw error;
      const parts = smaller(gaps);
      if (!parts) await this.refuse(gaps, error);
      for (const part of parts ?? []) if (!(await this.batch(part, document))) return false;
      return true;
    }
  }

  /** A chunk that is refused in every size is left aside for good, unless every other would be refused as well. */
  private async refuse(gaps: readonly Gap[], error: TextsRefused): Promise<void> {
    if (!this.isProven && !(await this.takesAny()))
      throw new EmbeddingUnavailable(error.message, false, { cause: error });
    this.refused += gaps.length;
    for (const { chunkId } of gaps)
      await this.inTurn((tx) => new EmbeddingRepository(tx).refuse(this.model.id, chunkId));
  }

  private async takesAny(): Promise<boolean> {
    const { ai } = this.options;
    try {
      const { tokens, milliseconds } = await embed(ai, this.model, [PROBE], PATIENCE);
      await this.inTurn((tx) => new EmbeddingModelRepository(tx).used(this.model.id, { tokens, milliseconds }));
      this.isProven = true;
    } catch (error) {
      if (!(error instanceof TextsRefused)) throw error;
    }
    return this.isProven;
  }

  private async end(): Promise<boolean> {
    const { refused } = this;
    if (refused > 0) {
      const reason = `The provider refuses the text of ${refused} ${refused === 1 ? 'chunk' : 'chunks'}.`;
      await this.inTurn((tx) => new EmbeddingModelRepository(tx).note(this.model.id, reason));
    }
    return true;
  }

  private inTurn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.options.db.as(this.options.actor, work);
  }
}

async function takeOver(tx: Tx, modelId: string, documentId: string, from: string): Promise<void> {
  const copied = await new EmbeddingRepository(tx).copy(modelId, documentId, from);
  await new VectorCopyRepository(tx).write(modelId, copied);
}

async function keep(
  tx: Tx,
  model: EmbeddingModel,
  embedded: readonly Embedded[],
  usage: Usage,
  document?: EmbeddedDocument,
): Promise<boolean> {
  const embeddings = new EmbeddingRepository(tx);
  const kept = await embeddings.insert(model.id, model.dimension, embedded);
  if (kept !== null) await new VectorCopyRepository(tx).write(model.id, embedded);
  await new EmbeddingModelRepository(tx).used(model.id, usage);
  if (document) {
    const { done, total } = await embeddings.progressOf(model.id, document.documentId);
    await tx.emit(documentProgressed(document, 'EMBED', done, total));
  }
  return kept !== null;
}

/** What a provider refuses in one piece, in smaller ones: fewer texts, or half of one; null where it is small enough. */
function smaller(gaps: readonly Gap[]): readonly (readonly Gap[])[] | null {
  const [only, second] = gaps;
  if (!only) return null;
  if (second) {
    const middle = Math.ceil(gaps.length / 2);
    return [gaps.slice(0, middle), gaps.slice(middle)];
  }
  const halvings = (only.halvings ?? 0) + 1;
  if (halvings > HALVINGS || only.text.length < 2) return null;
  const text = only.text.slice(0, Math.floor(only.text.length / 2));
  return [[{ ...only, text, tokens: Math.ceil(only.tokens / 2), halvings }]];
}
