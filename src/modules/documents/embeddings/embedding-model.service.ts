import { Actor } from '../../../platform/actor.js';
import type { AiConfig } from '../../../platform/ai/choice.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { readById, readList } from '../../../platform/database/reads.js';
import type { Row, Selection } from '../../../platform/database/select.js';
import { Conflict, Forbidden, NotFound } from '../../../platform/problem.js';
import { isUuid } from '../../../platform/uuid.js';
import { requireRightsNow } from '../../identity/index.js';
import {
  embeddingModelCreated,
  embeddingModelKept,
  embeddingModelUpdated,
  embeddingModelWanted,
} from './embedding-model.events.js';
import {
  type CreateEmbeddingModel,
  DEFAULT_MAX_TOKENS,
  type UpdateEmbeddingModel,
  changedModel,
  changesOf,
  newModel,
} from './embedding-model.input.js';
import { canManageModels } from './embedding-model.policy.js';
import { type EmbeddingModel, EmbeddingModelRepository } from './embedding-model.repository.js';
import { embeddingModelOrder, embeddingModelShape } from './embedding-model.shape.js';
import { EmbeddingRepository } from './embedding.repository.js';
import type { EmbeddingService } from './embedding.service.js';

const SYSTEM = Actor.system('embedding models of the configuration');

export interface EmbeddingModelOptions {
  readonly db: Database;
  readonly ai: AiProviders;
  readonly embeddings: EmbeddingService;
}

/** With which models documents are embedded. Everything here needs `models.manage`. */
export class EmbeddingModelService {
  constructor(private readonly options: EmbeddingModelOptions) {}

  /** All of them, as the actor sees them. */
  list(actor: Actor, selection: Selection): Promise<readonly Row[]> {
    return readList(this.options.db, actor, embeddingModelShape, selection, embeddingModelOrder);
  }

  /** One of them; null where there is none that the actor sees. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.options.db, actor, embeddingModelShape, selection, id);
  }

  /** Makes a model, which nothing is embedded with yet, and answers its id. Throws Forbidden, InvalidInput and Conflict. */
  create(actor: Actor, input: CreateEmbeddingModel): Promise<string> {
    requireManager(actor);
    const model = newModel(input);
    return this.options.db.as(actor, async (tx) => {
      await requireRightsNow(tx, 'models.manage');
      const id = await new EmbeddingModelRepository(tx).insert(model);
      if (id === null) throw new Conflict('There is a model of this name.', 'name');
      await tx.emit(embeddingModelCreated({ id, ...model, modelId: model.modelId }, actor.id));
      return id;
    });
  }

  /**
   * Changes what is present in the input, and answers the id; its provider may then be asked again at once. Throws
   * Forbidden, NotFound, InvalidInput, and Conflict for what is in use.
   */
  update(actor: Actor, input: UpdateEmbeddingModel): Promise<string> {
    requireManager(actor);
    return this.options.db.as(actor, async (tx) => {
      await requireRightsNow(tx, 'models.manage');
      const before = await lock(tx, input.modelId);
      const after = changedModel(before, input);
      if (!after.isActive && (before.isDefault || before.isWanted))
        throw new Conflict('This model is in use. Make another one the default first.', 'isActive');
      if (!(await new EmbeddingModelRepository(tx).update(before.id, after)))
        throw new Conflict(
          'There are embeddings of this model. Make another model for another dimension.',
          'dimension',
        );
      const changes = changesOf(before, after);
      if (Object.keys(changes).length > 0) await tx.emit(embeddingModelUpdated(before, actor.id, changes));
      return before.id;
    });
  }

  /**
   * Has a model become the default: at once where no chunk lacks an embedding of it, else when none does any more. The
   * present default calls that off. Answers the id. Throws Forbidden, NotFound and Conflict.
   */
  async setDefault(actor: Actor, modelId: string): Promise<string> {
    requireManager(actor);
    const { db, ai, embeddings } = this.options;
    const id = await db.as(actor, async (tx) => {
      await requireRightsNow(tx, 'models.manage');
      const model = await lock(tx, modelId);
      if (!model.isActive) throw new Conflict('This model is not active.', 'modelId');
      if (!ai.isConfigured(model.provider))
        throw new Conflict(`The provider ${model.provider} is not configured on this server.`, 'modelId');
      await want(tx, model);
      return model.id;
    });
    await embeddings.finishSwitch();
    return id;
  }

  /**
   * Makes the first model of what the configuration names, to become the default, and lets every model be asked again: what
   * was wrong may have been put right. Answers the name of the default where it is another one.
   */
  async seed(configured: AiConfig['embedding']): Promise<string | null> {
    const { db, embeddings } = this.options;
    const inForce = await db.as(SYSTEM, async (tx) => {
      const models = new EmbeddingModelRepository(tx);
      await models.wake();
      await new EmbeddingRepository(tx).forgetRefusals();
      if (!configured) return null;
      const [first] = await models.inUse();
      if (first && first.name !== configured.model) return first.name;
      const model = first ?? (await this.first(tx, configured));
      if (model && model.dimension !== configured.dimension)
        await models.update(model.id, { ...model, dimension: configured.dimension });
      if (model && !first) await want(tx, model);
      return null;
    });
    await embeddings.finishSwitch();
    return inForce;
  }

  /** The model that the configuration names; null where the name is taken by another one. */
  private async first(tx: Tx, { provider, model: modelId, dimension }: NonNullable<AiConfig['embedding']>) {
    const models = new EmbeddingModelRepository(tx);
    const model = { provider, modelId, dimension, name: modelId, displayName: modelId };
    const id = await models.insert({ ...model, maxTokens: DEFAULT_MAX_TOKENS, costPer1kTokens: 0 });
    if (id !== null) await tx.emit(embeddingModelCreated({ ...model, id }, null));
    const named = (await models.lockAll()).find(({ name }) => name === modelId);
    return named?.isActive && named.provider === provider ? named : null;
  }
}

function requireManager(actor: Actor): void {
  if (!canManageModels(actor)) throw new Forbidden('This needs the permission models.manage.');
}

/** The model, with all others: what becomes of one of them depends on the rest. Throws NotFound. */
async function lock(tx: Tx, id: string): Promise<EmbeddingModel> {
  const model =
    isUuid(id) && (await new EmbeddingModelRepository(tx).lockAll()).find((each) => each.id === id.toLowerCase());
  if (!model) throw new NotFound('EmbeddingModel');
  return model;
}

/** Wants it as the default, or no other one where it is that. */
async function want(tx: Tx, model: EmbeddingModel): Promise<void> {
  const models = new EmbeddingModelRepository(tx);
  const wanted = (await models.inUse()).find(({ isDefault }) => !isDefault);
  if (model.isDefault ? !wanted : model.isWanted) return;
  await models.want(model.isDefault ? null : model.id);
  const by = tx.actor.userId;
  await tx.emit(model.isDefault ? embeddingModelKept(model, by) : embeddingModelWanted(model, by));
}
