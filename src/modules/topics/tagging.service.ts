import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { Conflict, InvalidInput, NotFound, raise } from '../../platform/problem.js';
import { lockChangeable } from '../documents/index.js';
import { DocumentTopicRepository } from './document-topic.repository.js';
import { documentTagged, documentUntagged } from './topic.events.js';
import { TopicRepository } from './topic.repository.js';

/** How many topics a document carries at most. */
export const MAX_OF_DOCUMENT = 50;

/** Which document, which topic. */
export interface DocumentAndTopic {
  readonly documentId: string;
  readonly topicId: string;
}

/** What owners say of their documents: giving topics and taking them. */
export class TaggingService {
  constructor(private readonly db: Database) {}

  /** Gives a document a topic, which may be there, and answers the document's id. Throws NotFound, Forbidden and Conflict. */
  tag(actor: Actor, { documentId, topicId }: DocumentAndTopic): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id } = await lockChangeable(tx, documentId);
      const topic = (await new TopicRepository(tx).find(topicId)) ?? raise(new NotFound('Topic'));
      const links = new DocumentTopicRepository(tx);
      if (!(await links.tag(id, topic.id))) return id;
      if ((await links.count(id)) > MAX_OF_DOCUMENT)
        throw new Conflict(`A document carries at most ${MAX_OF_DOCUMENT} topics.`, 'topicId');
      await tx.emit(documentTagged({ documentId: id, ownerId: actor.id, topicId: topic.id }));
      return id;
    });
  }

  /** Takes a topic from a document, which need not carry it, and answers the document's id. Throws NotFound and Forbidden. */
  untag(actor: Actor, { documentId, topicId }: DocumentAndTopic): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id } = await lockChangeable(tx, documentId);
      const topic = (await new TopicRepository(tx).find(topicId)) ?? raise(new NotFound('Topic'));
      if (await new DocumentTopicRepository(tx).untag(id, topic.id))
        await tx.emit(documentUntagged({ documentId: id, ownerId: actor.id, topicId: topic.id }));
      return id;
    });
  }
}

/** Gives a document of the actor's, which was just announced, these topics. Throws NotFound and InvalidInput. */
export async function attachTopics(tx: Tx, documentId: string, topicIds: readonly string[]): Promise<void> {
  if (topicIds.length > MAX_OF_DOCUMENT)
    throw new InvalidInput(`A document carries at most ${MAX_OF_DOCUMENT} topics.`, 'topicIds');
  for (const topicId of new Set(topicIds)) {
    const topic = (await new TopicRepository(tx).find(topicId)) ?? raise(new NotFound('Topic'));
    if (await new DocumentTopicRepository(tx).tag(documentId, topic.id))
      await tx.emit(documentTagged({ documentId, ownerId: tx.actor.id, topicId: topic.id }));
  }
}
