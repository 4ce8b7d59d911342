import type { AiProvider } from '../../../platform/ai/choice.js';
import type { Tx } from '../../../platform/database/database.js';
import { missing } from './embedding.repository.js';

/** A model, as those who work with it know it. */
export interface EmbeddingModel {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly provider: AiProvider;
  /** What the provider calls it. */
  readonly modelId: string;
  readonly dimension: number;
  readonly maxTokens: number;
  readonly costPer1kTokens: number;
  readonly isActive: boolean;
  readonly isDefault: boolean;
  /** Whether it is to become the default. */
  readonly isWanted: boolean;
  /** Who wants that; null where nobody does, or the environment. */
  readonly wantedBy: string | null;
  /** Whether there may be embeddings of it. */
  readonly isUsed: boolean;
  /** Whether its provider failed so lately that it is not asked again yet. */
  readonly isResting: boolean;
}

/** A model to be. */
export type NewEmbeddingModel = Pick<
  EmbeddingModel,
  'name' | 'displayName' | 'provider' | 'modelId' | 'dimension' | 'maxTokens' | 'costPer1kTokens'
>;

/** What can be changed of one. */
export type EmbeddingModelSettings = Pick<
  EmbeddingModel,
  'displayName' | 'dimension' | 'maxTokens' | 'costPer1kTokens' | 'isActive'
>;

/** What one call of a provider took. */
export interface Usage {
  readonly tokens: number;
  readonly milliseconds: number;
}

const COLUMNS = `id, name, display_name as "displayName", provider, model_id as "modelId", dimension,
  max_tokens as "maxTokens", cost_per_1k_tokens::float8 as "costPer1kTokens", is_active as "isActive",
  is_default as "isDefault", switch_requested_at is not null as "isWanted", switch_requested_by as "wantedBy",
  first_used_at is not null as "isUsed", coalesce(retry_at > now(), false) as "isResting"`;
/** How much the latest call counts in the average. */
const WEIGHT = 0.2;
/** Where only an operator can help, it is tried again after so many seconds. */
const REFUSED_REST = 3_600;

/** The models that embed, in one transaction of one actor. */
export class EmbeddingModelRepository {
  constructor(private readonly tx: Tx) {}

  /** All of them; nobody else changes any model until the transaction ends, in whichever order they are asked for. */
  async lockAll(): Promise<EmbeddingModel[]> {
    return this.tx.query<EmbeddingModel>(`select ${COLUMNS} from embedding_models order by id for no key update`);
  }

  /** The model that search uses; null where there is none. */
  async current(): Promise<EmbeddingModel | null> {
    const [row] = await this.tx.query<EmbeddingModel>(`select ${COLUMNS} from embedding_models where is_default`);
    return row ?? null;
  }

  /** The default and the one that is to become it: what new chunks are embedded with. The default comes first. */
  inUse(): Promise<EmbeddingModel[]> {
    return this.tx.query<EmbeddingModel>(
      `select ${COLUMNS} from embedding_models
        where is_default or switch_requested_at is not null order by is_default desc`,
    );
  }

  /** Answers the id, null where there is a model of this name. */
  async insert(model: NewEmbeddingModel): Promise<string | null> {
    const { name, displayName, provider, modelId, dimension, maxTokens, costPer1kTokens } = model;
    const [row] = await this.tx.query<{ id: string }>(
      `insert into embedding_models (name, display_name, provider, model_id, dimension, max_tokens, cost_per_1k_tokens)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing returning id`,
      [name, displayName, provider, modelId, dimension, maxTokens, costPer1kTokens],
    );
    return row?.id ?? null;
  }

  /** Answers whether it was done; another dimension cannot be had where there are embeddings. Its provider may be asked again. */
  async update(id: string, settings: EmbeddingModelSettings): Promise<boolean> {
    const { displayName, dimension, maxTokens, costPer1kTokens, isActive } = settings;
    const rows = await this.tx.query(
      `update embedding_models set display_name = $2, dimension = $3, max_tokens = $4, cost_per_1k_tokens = $5,
              is_active = $6, failures = 0, retry_at = null, updated_at = now()
        where id = $1 and (dimension = $3 or first_used_at is null) returning id`,
      [id, displayName, dimension, maxTokens, costPer1kTokens, isActive],
    );
    return rows.length > 0;
  }

  /** As the system: lets every model be asked again. */
  async wake(): Promise<void> {
    await this.tx.query(
      'update embedding_models set failures = 0, retry_at = null where failures > 0 or retry_at is not null',
    );
  }

  /** Wants the model as the default, or none where it is null. */
  async want(id: string | null): Promise<void> {
    await this.tx.query(
      `update embedding_models set switch_requested_at = null, switch_requested_by = null, updated_at = now()
        where switch_requested_at is not null and id is distinct from $1::uuid`,
      [id],
    );
    await this.tx.query(
      `update embedding_models set switch_requested_at = now(), switch_requested_by = $2, failures = 0, retry_at = null,
              updated_at = now()
        where id = $1 and is_active and not is_default and switch_requested_at is null`,
      [id, this.tx.actor.userId],
    );
  }

  /**
   * As the system: makes the wanted model the default where it has embedded every chunk that it takes. Answers it and the one
   * before; null where it is not to be done (yet).
   */
  async switch(): Promise<{ readonly to: EmbeddingModel; readonly from: EmbeddingModel | null } | null> {
    const models = await this.lockAll();
    const to = models.find(({ isWanted }) => isWanted);
    if (!to || (await this.hasGaps(to.id))) return null;
    const from = models.find(({ isDefault }) => isDefault) ?? null;
    await this.tx.query(`update embedding_models set is_default = false, updated_at = now() where is_default`);
    await this.tx.query(
      `update embedding_models set is_default = true, switch_requested_at = null, switch_requested_by = null,
              updated_at = now() where id = $1`,
      [to.id],
    );
    return { to, from };
  }

  private async hasGaps(id: string): Promise<boolean> {
    const [row] = await this.tx.query<{ lacks: boolean }>(
      `select exists (select from document_chunks c where ${missing('$1')}) as lacks`,
      [id],
    );
    return row?.lacks ?? false;
  }

  /** As the system: counts a call that worked. */
  async used(id: string, { tokens, milliseconds }: Usage): Promise<void> {
    await this.tx.query(
      `update embedding_models set used_tokens = used_tokens + $2, used_cost = used_cost + cost_per_1k_tokens * $2 / 1000,
              avg_latency_ms = coalesce(avg_latency_ms * (1 - ${WEIGHT}) + $3 * ${WEIGHT}, $3),
              failures = 0, last_error = null, last_error_at = null, retry_at = null
        where id = $1`,
      [id, Math.round(tokens), milliseconds],
    );
  }

  /**
   * As the system: keeps why the model gave nothing. It is asked again after half a minute, then after longer and longer, at
   * most ten minutes; after an hour where the same call would only fail again.
   */
  async failed(id: string, reason: string, isPassing: boolean): Promise<void> {
    await this.tx.query(
      `update embedding_models set failures = failures + 1, last_error = left($2, 1024), last_error_at = now(),
              retry_at = now() + make_interval(secs => case when $3 then least(30 * 2 ^ least(failures, 10), 600)
                                                            else ${REFUSED_REST} end)
        where id = $1`,
      [id, reason, isPassing],
    );
  }

  /** As the system: keeps what did not work where everything else did. */
  async note(id: string, reason: string): Promise<void> {
    await this.tx.query(
      `update embedding_models set last_error = left($2, 1024), last_error_at = now() where id = $1`,
      [id, reason],
    );
  }

  /** As the system: keeps how many chunks there are, and how many of them each model in use has embedded. */
  async count(): Promise<void> {
    await this.tx.query(
      `update embedding_models m set embedded_chunks = n.embedded, total_chunks = n.total
         from (select k.id, (select count(*) from chunk_embeddings e where e.model_id = k.id) as embedded,
                      (select count(*) from document_chunks) as total
                 from embedding_models k) n
        where n.id = m.id and (m.embedded_chunks, m.total_chunks) is distinct from (n.embedded, n.total)`,
    );
  }
}
