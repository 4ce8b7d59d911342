import { Actor } from '../../../platform/actor.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import type { Logger } from '../../../platform/log.js';
import { EmbeddingUnavailable } from './embedder.js';
import { embeddingModelSwitched } from './embedding-model.events.js';
import { type EmbeddingModel, EmbeddingModelRepository } from './embedding-model.repository.js';
import { EmbeddingRun } from './embedding-run.service.js';
import { EmbeddingRepository } from './embedding.repository.js';
import type { VectorSetupService } from './vector-setup.service.js';

const SYSTEM = Actor.system('embed chunks');
/** How many documents a sweep begins with. */
const DOCUMENTS = 200;
const REMOVED_AT_A_TIME = 2_000;

export interface EmbeddingOptions {
  readonly db: Database;
  readonly ai: AiProviders;
  readonly log: Logger;
  readonly vectorSetup: VectorSetupService;
}

/** What a sweep keeps to. */
export interface SweepLimits {
  /** Chunks younger than this belong to the job of their document. */
  readonly minAgeSeconds: number;
  /** What was the default is kept for so long, for searches that are under way. */
  readonly graceSeconds: number;
  /** Nothing is begun after so long: what is left is for the next sweep. */
  readonly budgetMs: number;
}

/** Has models embed the chunks of documents: never in a transaction, and never in the way of a document being ready. */
export class EmbeddingService {
  constructor(private readonly options: EmbeddingOptions) {}

  /**
   * Embeds what is missing of a document, with every model in use. What a provider does not do now is left to the sweep, as
   * is what another run of the document's processing has overtaken.
   */
  async embedDocument(documentId: string, run: number | null): Promise<void> {
    const { document, models } = await this.load(documentId);
    if (!document || (run !== null && document.run !== run)) return;
    for (const model of models) await this.guarded(model, (work) => work.document(document));
    await this.finishSwitch();
  }

  /** Embeds what was left, goes on with a switch, and removes what no model in use made. */
  async sweep({ minAgeSeconds, graceSeconds, budgetMs }: SweepLimits): Promise<void> {
    const until = performance.now() + budgetMs;
    const goesOn = () => performance.now() < until;
    for (const model of await this.inTurn((tx) => new EmbeddingModelRepository(tx).inUse()))
      await this.guarded(model, (work) =>
        model.isDefault ? this.catchUp(work, model, minAgeSeconds, goesOn) : work.everything(goesOn),
      );
    await this.finishSwitch();
    await this.removeUnwanted(graceSeconds, goesOn);
    await this.options.vectorSetup.complete(goesOn);
    await this.inTurn((tx) => new EmbeddingModelRepository(tx).count());
  }

  /** Makes the wanted model the default, if nothing lacks an embedding of it. Answers whether it did. */
  finishSwitch(): Promise<boolean> {
    return this.inTurn(async (tx) => {
      const models = new EmbeddingModelRepository(tx);
      const switched = await models.switch();
      if (!switched) return false;
      await tx.emit(embeddingModelSwitched(switched.to, switched.from, switched.to.wantedBy));
      await models.count();
      return true;
    });
  }

  private load(documentId: string) {
    return this.inTurn(async (tx) => ({
      document: await new EmbeddingRepository(tx).document(documentId),
      models: await new EmbeddingModelRepository(tx).inUse(),
    }));
  }

  /** Documents whose own job could not embed them. */
  private async catchUp(run: EmbeddingRun, model: EmbeddingModel, minAge: number, goesOn: () => boolean) {
    const ids = await this.inTurn((tx) => new EmbeddingRepository(tx).documentsWithGaps(model.id, minAge, DOCUMENTS));
    for (const id of ids) {
      if (!goesOn()) return true;
      const { document } = await this.load(id);
      if (document && !(await run.document(document))) return false;
    }
    return true;
  }

  private async removeUnwanted(graceSeconds: number, goesOn: () => boolean): Promise<void> {
    for (let removed = REMOVED_AT_A_TIME; removed === REMOVED_AT_A_TIME && goesOn();)
      removed = await this.inTurn((tx) => new EmbeddingRepository(tx).removeUnwanted(graceSeconds, REMOVED_AT_A_TIME));
  }

  /** Keeps why a model gave nothing, and lets it rest; what is no failure of a provider is thrown on. */
  private async guarded(model: EmbeddingModel, work: (run: EmbeddingRun) => Promise<boolean>): Promise<void> {
    if (model.isResting) return;
    const { db, ai, log } = this.options;
    try {
      await work(new EmbeddingRun({ db, ai, actor: SYSTEM }, model));
    } catch (error) {
      if (!(error instanceof EmbeddingUnavailable)) throw error;
      await this.inTurn((tx) => new EmbeddingModelRepository(tx).failed(model.id, error.message, error.isPassing));
      log.warn({ model: model.name, reason: error.message }, 'Chunks are not embedded at present');
    }
  }

  private inTurn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.options.db.as(SYSTEM, work);
  }
}
