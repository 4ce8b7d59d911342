import { AI_PROVIDERS, type AiProvider } from '../../../platform/ai/choice.js';
import { optionalLine, requiredLine } from '../../../platform/input.js';
import { InvalidInput } from '../../../platform/problem.js';
import type { EmbeddingModel, EmbeddingModelSettings, NewEmbeddingModel } from './embedding-model.repository.js';

/** What a client says of a model to be. */
export interface CreateEmbeddingModel {
  readonly name: string;
  readonly displayName?: string | null | undefined;
  readonly provider: string;
  readonly modelId: string;
  readonly dimension?: number | null | undefined;
  readonly maxTokens?: number | null | undefined;
  readonly costPer1kTokens?: number | null | undefined;
}

/** What a client changes of one; absent and null stay as they are. */
export interface UpdateEmbeddingModel {
  readonly modelId: string;
  readonly displayName?: string | null | undefined;
  readonly dimension?: number | null | undefined;
  readonly maxTokens?: number | null | undefined;
  readonly costPer1kTokens?: number | null | undefined;
  readonly isActive?: boolean | null | undefined;
}

/** How many numbers an embedding may have; beyond that no index could be made of them. */
export const MAX_DIMENSION = 4_000;
const DEFAULT_DIMENSION = 1_536;
/** As most models of today take, or more. */
export const DEFAULT_MAX_TOKENS = 8_191;
const MAX_COST = 1_000;
const MODEL_ID = /^[^\s\p{C}]{1,200}$/u;

/** A model to be. Throws InvalidInput. */
export function newModel(input: CreateEmbeddingModel): NewEmbeddingModel {
  const name = requiredLine(input.name, 'name', 128);
  if (!MODEL_ID.test(input.modelId))
    throw new InvalidInput('The name of a model has 1 to 200 characters, and no spaces.', 'modelId');
  return {
    ...{ name, displayName: optionalLine(input.displayName, 'displayName', 128) ?? name },
    ...{ provider: providerOf(input.provider), modelId: input.modelId },
    dimension: within(input.dimension ?? DEFAULT_DIMENSION, 'dimension', 1, MAX_DIMENSION),
    maxTokens: within(input.maxTokens ?? DEFAULT_MAX_TOKENS, 'maxTokens', 1, 1_000_000),
    costPer1kTokens: within(input.costPer1kTokens ?? 0, 'costPer1kTokens', 0, MAX_COST),
  };
}

/** What the model is like afterwards. Throws InvalidInput. */
export function changedModel(before: EmbeddingModel, input: UpdateEmbeddingModel): EmbeddingModelSettings {
  return {
    displayName: optionalLine(input.displayName, 'displayName', 128) ?? before.displayName,
    dimension: within(input.dimension ?? before.dimension, 'dimension', 1, MAX_DIMENSION),
    maxTokens: within(input.maxTokens ?? before.maxTokens, 'maxTokens', 1, 1_000_000),
    costPer1kTokens: within(input.costPer1kTokens ?? before.costPer1kTokens, 'costPer1kTokens', 0, MAX_COST),
    isActive: input.isActive ?? before.isActive,
  };
}

const FIELDS = ['displayName', 'dimension', 'maxTokens', 'costPer1kTokens', 'isActive'] as const;

/** Which fields differ; empty where none does. */
export function changesOf(before: EmbeddingModelSettings, after: EmbeddingModelSettings) {
  const changed = FIELDS.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, { before: before[field], after: after[field] }]));
}

function within(value: number, field: string, least: number, most: number): number {
  if (value < least || value > most) throw new InvalidInput(`${least} to ${most} is wanted.`, field);
  return value;
}

function providerOf(name: string): AiProvider {
  const provider = AI_PROVIDERS.find((each) => each === name);
  if (!provider) throw new InvalidInput(`One of ${AI_PROVIDERS.join(', ')} is wanted.`, 'provider');
  return provider;
}
