import type { AuditEntry, DomainEvent } from '../../../platform/events/event.js';

interface About {
  readonly id: string;
  readonly name: string;
}

const event = (
  type: string,
  { id, name }: About,
  by: string | null,
  audit: Pick<AuditEntry, 'action' | 'details' | 'changes'>,
): DomainEvent => ({
  type,
  aggregateId: id,
  payload: { modelId: id },
  recipients: by === null ? [] : [by],
  audit: {
    ...{ resourceType: 'EmbeddingModel', resourceId: id, ...audit },
    details: { name, ...audit.details },
  },
});

/** There is a model more. */
export const embeddingModelCreated = (
  model: About & { readonly provider: string; readonly modelId: string; readonly dimension: number },
  by: string | null,
): DomainEvent => {
  const { provider, modelId, dimension } = model;
  return event('embeddingModel.created', model, by, {
    action: 'EMBEDDING_MODEL_CREATED',
    details: { provider, modelId, dimension },
  });
};

/** Something was changed of a model. */
export const embeddingModelUpdated = (
  model: About,
  by: string | null,
  changes: NonNullable<AuditEntry['changes']>,
): DomainEvent => event('embeddingModel.updated', model, by, { action: 'EMBEDDING_MODEL_UPDATED', changes });

/** A model is to become the default, and has to embed everything before. */
export const embeddingModelWanted = (model: About, by: string | null): DomainEvent =>
  event('embeddingModel.wanted', model, by, { action: 'EMBEDDING_MODEL_WANTED' });

/** The present default is to stay it. */
export const embeddingModelKept = (model: About, by: string | null): DomainEvent =>
  event('embeddingModel.kept', model, by, { action: 'EMBEDDING_MODEL_KEPT' });

/** From now on search uses this model. */
export const embeddingModelSwitched = (to: About, from: About | null, by: string | null): DomainEvent =>
  event('embeddingModel.switched', to, by, {
    action: 'EMBEDDING_MODEL_SWITCHED',
    changes: { default: { before: from?.name ?? null, after: to.name } },
  });
