import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database } from '../../../platform/database/database.js';
import type { Logger } from '../../../platform/log.js';
import { EmbeddingModelService } from './embedding-model.service.js';
import { EmbeddingService } from './embedding.service.js';
import { ExactVectorIndex } from './exact.service.js';
import { IndexedVectorIndex } from './indexed.service.js';
import { QueryEmbeddingService } from './query.service.js';
import type { VectorIndex } from './vector-index.js';
import { VectorSetupService } from './vector-setup.service.js';

/** What embeds documents and questions, and finds what is near. */
export interface EmbeddingServices {
  readonly models: EmbeddingModelService;
  readonly embeddings: EmbeddingService;
  readonly queryEmbeddings: QueryEmbeddingService;
  readonly vectors: VectorIndex;
  readonly vectorSetup: VectorSetupService;
}

/** Builds them on what they work with. */
export function embeddingServices(db: Database, ai: AiProviders, log: Logger): EmbeddingServices {
  const vectorSetup = new VectorSetupService(db);
  const embeddings = new EmbeddingService({ db, ai, log, vectorSetup });
  return {
    models: new EmbeddingModelService({ db, ai, embeddings }),
    embeddings,
    queryEmbeddings: new QueryEmbeddingService(db, ai),
    vectors: new IndexedVectorIndex(db, new ExactVectorIndex(db, log)),
    vectorSetup,
  };
}
