import { mergeResolvers } from '@graphql-tools/merge';
import type { GraphqlModule } from '../../graphql/module.js';
import type { AiConfig } from '../../platform/ai/choice.js';
import type { AiProviders } from '../../platform/ai/providers.js';
import type { Database } from '../../platform/database/database.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import type { Logger } from '../../platform/log.js';
import { type DocumentService, extendDocuments } from '../documents/index.js';
import { ClassificationEntity } from './classification/classification.entity.js';
import { classificationJobs } from './classification/classification.jobs.js';
import { classificationResolvers } from './classification/classification.resolvers.js';
import { ClassificationService } from './classification/classification.service.js';
import { DocumentTopicEntity } from './document-topic.entity.js';
import { documentExtension } from './document-topic.shape.js';
import { TaggingService } from './tagging.service.js';
import { TopicEntity } from './topic.entity.js';
import { systemTopicResolvers, taggingResolvers, topicResolvers } from './topic.resolvers.js';
import { type TopicRule, topicRules } from './topic.rules.js';
import { TopicService } from './topic.service.js';
import { topicShape } from './topic.shape.js';

export { attachTopics } from './tagging.service.js';

/** The entities of this module. */
export const TOPICS_ENTITIES = [TopicEntity, DocumentTopicEntity, ClassificationEntity] as const;

/** What the module works with. */
export interface TopicsOptions {
  readonly db: Database;
  readonly documents: Pick<DocumentService, 'find'>;
  readonly ai: AiProviders;
  readonly config: Pick<AiConfig, 'defaultChoice' | 'systemPrompt'>;
  readonly log: Logger;
}

/** What documents are about: topics of the system and of people's own. */
export interface TopicsModule extends GraphqlModule<TopicRule> {
  readonly services: {
    readonly topics: TopicService;
    readonly tagging: TaggingService;
    readonly classification: ClassificationService;
  };
  readonly jobs: readonly JobDefinition[];
}

/** Builds the module on what it works with, and has documents tell their topics. */
export function topicsModule({ db, documents, ...options }: TopicsOptions): TopicsModule {
  extendDocuments(documentExtension);
  const topics = new TopicService(db);
  const tagging = new TaggingService(db);
  const classification = new ClassificationService({ db, ...options });
  return {
    services: { topics, tagging, classification },
    resolvers: mergeResolvers([
      topicResolvers(topics),
      systemTopicResolvers(topics),
      taggingResolvers(tagging, documents),
      classificationResolvers(classification, documents),
    ]),
    rules: topicRules,
    nodes: [topicShape],
    jobs: classificationJobs(classification),
  };
}
