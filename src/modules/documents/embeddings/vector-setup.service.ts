import { Actor } from '../../../platform/actor.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import type { Query } from '../../../platform/database/query.js';
import { VectorCopyRepository } from './vector-copy.repository.js';
import { VectorSchemaRepository } from './vector-schema.repository.js';

const SYSTEM = Actor.system('copy embeddings');
const COPIED_AT_A_TIME = 500;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** How far the index of a model is. */
export interface VectorProgress {
  readonly model: string;
  readonly step: 'COPY' | 'INDEX' | 'READY' | 'WAITS';
  /** Embeddings that are copied, of how many there are. */
  readonly done: number;
  readonly total: number;
}

/** This PostgreSQL cannot have an index of embeddings. */
export class NoVectorExtension extends Error {
  override readonly name = 'NoVectorExtension';
  constructor() {
    super('This PostgreSQL does not have the extension `vector` (pgvector), and the embedded one never does.');
  }
}

/** The owner of the tables may not make the extension: a superuser has to. */
export class VectorExtensionNeedsHelp extends Error {
  override readonly name = 'VectorExtensionNeedsHelp';
  constructor(options?: ErrorOptions) {
    super(
      'The database user may not make the extension `vector`. Run this in the database as a superuser, then run ' +
        'vectors:enable again:\n\ncreate extension vector;',
      options,
    );
  }
}

/** SQLSTATE insufficient_privilege. */
const isDenied = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42501';

/** Makes and completes indexes of embeddings, by the extension pgvector. */
export class VectorSetupService {
  constructor(private readonly db: Database) {}

  /**
   * Makes everything there is not yet, as the owner of the tables, beside servers that run, and tells how it gets on. It can
   * be ended at any time, and run again: what is done stays done. Throws NoVectorExtension and VectorExtensionNeedsHelp.
   */
  async *enable(owner: Query): AsyncIterable<VectorProgress> {
    const schema = new VectorSchemaRepository(owner);
    const extension = await schema.make().catch((error: unknown) => {
      throw isDenied(error) ? new VectorExtensionNeedsHelp({ cause: error }) : error;
    });
    if (extension === null) throw new NoVectorExtension();
    for (const model of await schema.models()) {
      const told = async (step: VectorProgress['step']) => ({
        ...(await this.inTurn((copies) => copies.progress(model.id))),
        ...{ model: model.name, step },
      });
      await schema.part(model.id);
      yield await told('COPY');
      for (let after = await this.copy(model.id, NO_ID); after !== null; after = await this.copy(model.id, after))
        yield await told('COPY');
      yield await told('INDEX');
      await schema.index(model, extension);
      yield await told((await this.settle(model.id, () => true)) ? 'READY' : 'WAITS');
    }
  }

  /** Completes what an ended run has left, except for indexes. */
  async complete(goesOn: () => boolean): Promise<void> {
    for (const modelId of await this.inTurn((copies) => copies.incomplete())) await this.settle(modelId, goesOn);
  }

  /** Copies what is missing, and answers whether nothing is then. */
  private async settle(modelId: string, goesOn: () => boolean): Promise<boolean> {
    for (let after = await this.copy(modelId, NO_ID); after !== null; after = await this.copy(modelId, after))
      if (!goesOn()) return false;
    return this.inTurn((copies) => copies.settle(modelId));
  }

  /** Copies some embeddings after this chunk, and answers the last chunk; null where none was left. */
  private copy(modelId: string, after: string): Promise<string | null> {
    return this.inTurn((copies) => copies.copy(modelId, after, COPIED_AT_A_TIME));
  }

  private inTurn<T>(work: (copies: VectorCopyRepository) => Promise<T>): Promise<T> {
    return this.db.as(SYSTEM, (tx: Tx) => work(new VectorCopyRepository(tx)));
  }
}
