import { mergeResolvers } from '@graphql-tools/merge';
import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { AiProviders } from '../../platform/ai/providers.js';
import type { Hub } from '../../platform/events/hub.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import type { Logger } from '../../platform/log.js';
import type { ObjectStore } from '../../platform/objectstore/objectstore.js';
import { ChunkEntity } from './chunk.entity.js';
import { chunkShape } from './chunk.shape.js';
import { CleanupService } from './cleanup.service.js';
import { DocumentEventService } from './document-events.service.js';
import { DocumentEntity } from './document.entity.js';
import { documentJobs } from './document.jobs.js';
import { documentResolvers, quotaResolvers, uploadResolvers } from './document.resolvers.js';
import { type DocumentRule, documentRules } from './document.rules.js';
import { DocumentService } from './document.service.js';
import { DocumentTextService } from './document-text.service.js';
import { documentShape } from './document.shape.js';
import { ChunkEmbeddingEntity } from './embeddings/chunk-embedding.entity.js';
import { ChunkRefusalEntity } from './embeddings/chunk-refusal.entity.js';
import { EmbeddingModelEntity } from './embeddings/embedding-model.entity.js';
import { embeddingModelResolvers } from './embeddings/embedding-model.resolvers.js';
import { embeddingModelShape } from './embeddings/embedding-model.shape.js';
import { embeddingJobs } from './embeddings/embedding.jobs.js';
import { type EmbeddingServices, embeddingServices } from './embeddings/index.js';
import { QuotaEntity } from './quota.entity.js';
import { QuotaService } from './quota.service.js';
import { processingJobs } from './processing/processing.jobs.js';
import { ProcessingService } from './processing/processing.service.js';
import { reprocessingResolvers } from './processing/reprocessing.resolvers.js';
import { ReprocessingService } from './processing/reprocessing.service.js';
import { StoredObjectEntity } from './stored-object.entity.js';
import { type AttachTopics, UploadService } from './upload.service.js';

export { chunkShape } from './chunk.shape.js';
export { type ClassifiedDocument, ClassifiedRepository } from './classified.repository.js';
export { documentClassificationRequested, documentClassified, documentProgressed } from './document.events.js';
export { DocumentService, lockChangeable } from './document.service.js';
export type { TextPart, TextRange } from './document-text.service.js';
export { type DocumentExtension, documentShape, extendDocuments } from './document.shape.js';
export { type IndexedChunk, type IndexedDocument, IndexedRepository } from './processing/indexed.repository.js';
export { EmbeddingUnavailable } from './embeddings/embedder.js';
export type { EmbeddedQuery, QueryEmbeddingService } from './embeddings/query.service.js';
export type { NearChunk, NearestQuery, VectorIndex } from './embeddings/vector-index.js';
export { QuotaService } from './quota.service.js';
export type { AttachTopics, Upload } from './upload.service.js';

/** The entities of this module. */
export const DOCUMENTS_ENTITIES = [
  ...[DocumentEntity, ChunkEntity, StoredObjectEntity, QuotaEntity],
  ...[EmbeddingModelEntity, ChunkEmbeddingEntity, ChunkRefusalEntity],
] as const;

/** What the module works with. */
export interface DocumentsOptions {
  readonly db: Database;
  readonly hub: Hub;
  readonly store: ObjectStore;
  readonly log: Logger;
  /** The models that are configured. */
  readonly models: AiProviders;
  /** Bytes a document may have. */
  readonly maxUploadBytes: number;
  /** Bytes everybody may store who has no limit of their own. */
  readonly defaultQuotaBytes: number;
  readonly attachTopics: AttachTopics;
  /** How many documents one process reads at a time. */
  readonly processingConcurrency: number;
}

/** Files of people's, with the text that is read from them. */
export interface DocumentsModule extends GraphqlModule<DocumentRule> {
  readonly services: {
    readonly documents: DocumentService;
    readonly texts: DocumentTextService;
    readonly uploads: UploadService;
    readonly quotas: QuotaService;
    readonly documentEvents: DocumentEventService;
    readonly cleanup: CleanupService;
    readonly processing: ProcessingService;
    readonly reprocessing: ReprocessingService;
  } & EmbeddingServices;
  readonly jobs: readonly JobDefinition[];
}

/** Builds the module on what it works with. */
export function documentsModule(options: DocumentsOptions): DocumentsModule {
  const { db, hub, store, maxUploadBytes: maxBytes, defaultQuotaBytes: defaultQuota } = options;
  const documents = new DocumentService(db, store, defaultQuota);
  const texts = new DocumentTextService(db);
  const uploads = new UploadService({ db, store, maxBytes, defaultQuota, attachTopics: options.attachTopics });
  const quotas = new QuotaService(db, defaultQuota);
  const documentEvents = new DocumentEventService(hub);
  const cleanup = new CleanupService(db, store);
  const processing = new ProcessingService({ db, store });
  const reprocessing = new ReprocessingService(db);
  const embedding = embeddingServices(db, options.models, options.log);
  return {
    services: { documents, texts, uploads, quotas, documentEvents, cleanup, processing, reprocessing, ...embedding },
    resolvers: mergeResolvers([
      documentResolvers(documents, documentEvents, quotas),
      uploadResolvers(uploads, documents, quotas),
      quotaResolvers(quotas),
      reprocessingResolvers(reprocessing, documents),
      embeddingModelResolvers(embedding.models),
    ]),
    rules: documentRules,
    nodes: [documentShape, chunkShape, embeddingModelShape],
    jobs: [
      ...documentJobs(cleanup),
      ...processingJobs(processing, options.processingConcurrency),
      ...embeddingJobs(embedding.embeddings),
    ],
  };
}
