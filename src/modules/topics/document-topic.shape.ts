import { type Shape, instant } from '../../platform/database/shape.js';
import type { DocumentExtension } from '../documents/index.js';
import { byName, topicShape } from './topic.shape.js';

/** How a `DocumentTopic` is read. */
export const documentTopicShape: Shape = {
  type: 'DocumentTopic',
  table: 'document_topics',
  columns: { source: 'source', confidence: 'confidence', createdAt: instant('created_at') },
  one: { topic: { shape: () => topicShape, on: (topic, link) => `${topic}.id = ${link}.topic_id` } },
};

/** What topics add to documents and to the conditions of their lists. */
export const documentExtension: DocumentExtension = {
  columns: {
    classificationError: {
      sql: (document) =>
        `(select c.error from document_classifications c
           where c.document_id = ${document}.id and ${document}.classification_status = 'FAILED')`,
    },
  },
  many: {
    topics: {
      shape: () => topicShape,
      on: (topic, document) =>
        `${topic}.id = any (array(select l.topic_id from document_topics l where l.document_id = ${document}.id))`,
      order: byName,
    },
    topicLinks: {
      shape: () => documentTopicShape,
      on: (link, document) => `${link}.document_id = ${document}.id`,
      order: (link) => `${link}.created_at, ${link}.topic_id`,
    },
  },
  conditions: {
    topicId: [
      'uuid',
      (document, topic) =>
        `${document}.id = any (array(select l.document_id from document_topics l where l.topic_id = ${topic}))`,
    ],
  },
};
