import { Actor } from '../../../platform/actor.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { ObjectMissing, type ObjectStore, ObjectStoreUnavailable } from '../../../platform/objectstore/objectstore.js';
import { documentForgotten, documentIndexed, documentProgressed, documentStatusChanged } from '../document.events.js';
import type { PagedText } from './page-text.js';
import { type Findings, ProcessingRepository, type Run, type RunningDocument } from './processing.repository.js';
import type { ChildMessage, ChunkDraft, Task } from './protocol.js';
import { CHILD_LIMITS, readInChild } from './reader.js';
import { type ScratchFile, TooManyBytes, scratchFile } from './scratch-file.js';
import { Unreadable } from './unreadable.js';
import type { Limits } from './watchdog.js';

const SYSTEM = Actor.system('process documents');
/** How many chunks are written at once: their words are taken apart by the database, which has seconds for it. */
const BATCH = 100;
/** How long a reason may be. */
const MAX_REASON = 1000;

export interface ProcessingOptions {
  readonly db: Database;
  readonly store: ObjectStore;
  /** What one child may use; 448 MiB and two minutes unless told. */
  readonly limits?: Limits;
}

/** Makes uploaded documents searchable: reads their text and cuts it into chunks, in steps that are not done twice. */
export class ProcessingService {
  private readonly limits: Limits;

  constructor(private readonly options: ProcessingOptions) {
    this.limits = options.limits ?? CHILD_LIMITS;
  }

  /**
   * Does what is left to do of a run, nothing where it has ended. What lies in the file itself ends the run; rejects with
   * whatever else went wrong and may go right another time.
   */
  async process(run: Run): Promise<void> {
    const document = await this.as(async (tx, steps) => {
      const begun = await steps.begin(run);
      if (begun?.isNew) await tx.emit(documentStatusChanged(begun, 'PROCESSING'));
      return begun;
    });
    if (!document) return;
    const found: { contentHash: string | null } = { contentHash: null };
    try {
      if (document.isExtracted) await this.chunk(document);
      else await this.read(document, found);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const message = error.cause as Extract<ChildMessage, { kind: 'unreadable' }> | undefined;
      await this.fail(run, error.message, { ...found, contentType: message?.contentType ?? null });
    }
  }

  /** Ends a run that was tried often enough. */
  async giveUp(run: Run, error: unknown): Promise<void> {
    const why =
      error instanceof ObjectStoreUnavailable
        ? 'The object store did not answer.'
        : 'Something went wrong that does not lie in the document.';
    await this.fail(run, `${why} Have it processed again later.`, { contentType: null, contentHash: null });
  }

  /**
   * Has runs be taken up once more that nothing was heard of for a day: their jobs were lost, or wait because nobody worked.
   * Answers how many.
   */
  async resumeForgotten(): Promise<number> {
    for (let total = 0; ;) {
      const count = await this.as(async (tx, steps) => {
        const runs = await steps.takeForgotten(BATCH);
        for (const { run, ...about } of runs) await tx.emit(documentForgotten(about, run));
        return runs.length;
      });
      total += count;
      if (count < BATCH) return total;
    }
  }

  private async fail(run: Run, reason: string, found: Findings): Promise<void> {
    await this.as(async (tx, steps) => {
      const failed = await steps.fail(run, reason.slice(0, MAX_REASON), found);
      if (failed) await tx.emit(documentStatusChanged({ ...run, ...failed }, 'FAILED'));
    });
  }

  /** Reads the file, unless the owner has the same one already; cuts its text in the same child. */
  private async read(document: RunningDocument, found: { contentHash: string | null }): Promise<void> {
    const file = await this.fetch(document);
    if (!file) return;
    try {
      found.contentHash = file.hash;
      if (document.announcedHash !== null && document.announcedHash !== file.hash)
        throw new Unreadable('Its bytes do not have the SHA-256 that was announced. Upload it again.');
      if (await this.copied(document, file.hash)) return;
      const { filename, declaredType } = document;
      await this.follow(document, file, { stage: 'READ', size: file.size, filename, declaredType }, null);
    } finally {
      await file.close();
    }
  }

  private async chunk(document: RunningDocument): Promise<void> {
    const paged = await this.as((_tx, steps) => steps.text(document));
    if (!paged) return;
    const file = await scratchFile([Buffer.from(paged.text, 'utf8')], Number.MAX_SAFE_INTEGER);
    try {
      const { pageOffsets, pageLabels } = paged;
      const task: Task = { stage: 'CHUNK', size: file.size, language: document.language, pageOffsets, pageLabels };
      await this.follow(document, file, task, paged);
    } finally {
      await file.close();
    }
  }

  /** Writes down what a child finds; ends early where the run does. */
  private async follow(
    document: RunningDocument,
    file: ScratchFile,
    task: Task,
    known: PagedText | null,
  ): Promise<void> {
    let [paged, running] = [known, document];
    const chunks: ChunkDraft[] = [];
    for await (const message of readInChild(file.fd, task, this.limits)) {
      if (message.kind === 'progress') await this.progressed(document, message);
      else if (message.kind === 'chunks') chunks.push(...message.chunks);
      else if (message.kind === 'text') {
        const { text, pageOffsets, pageLabels, language } = message;
        paged = { text, pageOffsets, pageLabels };
        running = { ...document, language };
        if (!(await this.keep(document, { ...message, contentHash: file.hash }))) return;
      }
    }
    if (paged) await this.index(running, paged, chunks);
  }

  private keep(document: RunningDocument, found: Parameters<ProcessingRepository['keepText']>[1]): Promise<boolean> {
    const pages = found.pageOffsets?.length ?? 1;
    return this.as(async (tx, steps) => {
      if (!(await steps.keepText(document, found))) return false;
      await tx.emit(documentProgressed(document, 'EXTRACT', pages, pages));
      return true;
    });
  }

  /** Replaces the chunks of the document and makes it ready, at once. */
  private async index(document: RunningDocument, paged: PagedText, chunks: readonly ChunkDraft[]): Promise<void> {
    await this.as(async (tx, steps) => {
      if (!(await steps.ready(document, chunks.length))) return;
      for (let from = 0; from < chunks.length; from += BATCH)
        await steps.addChunks(document, paged, chunks.slice(from, from + BATCH), from);
      await tx.emit(documentProgressed(document, 'CHUNK', paged.text.length, paged.text.length));
      await announceReady(tx, document);
    });
  }

  /** A reprocessed document is read again: somebody is not content with what was read. */
  private async copied(document: RunningDocument, hash: string): Promise<boolean> {
    if (document.run > 0) return false;
    return this.as(async (tx, steps) => {
      if (!(await steps.copy(document, hash))) return false;
      await announceReady(tx, document);
      return true;
    });
  }

  private async progressed(
    document: RunningDocument,
    { step, done, total }: Extract<ChildMessage, { kind: 'progress' }>,
  ): Promise<void> {
    await this.as(async (tx, steps) => {
      if (await steps.isRunning(document)) await tx.emit(documentProgressed(document, step, done, total));
    });
  }

  /** The bytes of the document in a file without a name; null where the run has ended meanwhile. */
  private async fetch(document: RunningDocument): Promise<ScratchFile | null> {
    try {
      return await scratchFile(await this.options.store.read(document.objectKey), document.size);
    } catch (error) {
      if (error instanceof ObjectMissing) {
        if (!(await this.as((_tx, steps) => steps.isRunning(document)))) return null;
        throw new Unreadable('Its bytes are gone from the object store.', { cause: undefined });
      }
      if (error instanceof TooManyBytes)
        throw new Unreadable('It has more bytes than were counted when it was uploaded.');
      throw error;
    }
  }

  private as<T>(work: (tx: Tx, steps: ProcessingRepository) => Promise<T>): Promise<T> {
    return this.options.db.as(SYSTEM, (tx) => work(tx, new ProcessingRepository(tx)));
  }
}

async function announceReady(tx: Tx, document: RunningDocument): Promise<void> {
  await tx.emit(documentStatusChanged(document, 'READY'));
  await tx.emit(documentIndexed(document, document.run));
}
