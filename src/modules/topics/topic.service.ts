import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { readById, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import { Conflict, Forbidden, NotFound } from '../../platform/problem.js';
import { requireDescription, requireName, requireRightsNow } from '../identity/index.js';
import { topicCreated, topicDeleted, topicUpdated } from './topic.events.js';
import { MAX_OWN, canChange } from './topic.policy.js';
import { type TopicDescription, type TopicRecord, TopicRepository, nameTaken } from './topic.repository.js';
import { type TopicFilter, matching, topicShape } from './topic.shape.js';

/** What is filled in for a new topic. */
export interface NewTopic {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** What changes; absent and null stay. */
export interface TopicChange {
  readonly topicId: string;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** Whether a mutation is about the actor's own topics or about those of the system. */
type Namespace = 'OWN' | 'SYSTEM';
const NEEDED: Readonly<Record<Namespace, readonly string[]>> = {
  OWN: ['documents.read', 'topics.write'],
  SYSTEM: ['topics.system'],
};

/** Topics: reading, making, changing and deleting them, those of the system and those of one's own. */
export class TopicService {
  constructor(private readonly db: Database) {}

  /** What the selection asks of one topic; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, topicShape, selection, id);
  }

  /** A page of the topics the actor sees, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: TopicFilter | null | undefined, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, topicShape, selection, matching(filter ?? {}));
  }

  /** Makes a topic and answers its id. Throws Forbidden, InvalidInput, and Conflict where the name is taken or there are too many. */
  create(actor: Actor, namespace: Namespace, form: NewTopic): Promise<string> {
    const wanted = { name: requireName(form.name), description: requireDescription(form.description ?? '') };
    return this.db.as(actor, async (tx) => {
      await requireRightsNow(tx, ...NEEDED[namespace]);
      const topics = new TopicRepository(tx);
      if (namespace === 'OWN') await requireFree(topics, wanted.name);
      if (namespace === 'OWN' && (await topics.ownCount()) >= MAX_OWN)
        throw new Conflict(`You have ${MAX_OWN} topics. Delete some.`);
      const ownerId = namespace === 'OWN' ? actor.id : null;
      const topicId = await topics.insert(ownerId, wanted);
      await tx.emit(topicCreated({ topicId, ownerId }, wanted.name));
      return topicId;
    });
  }

  /** Changes a topic and answers its id; without a change nothing is written. Throws NotFound, Forbidden, InvalidInput and Conflict. */
  update(actor: Actor, namespace: Namespace, { topicId, ...change }: TopicChange): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const before = await lockIn(tx, namespace, topicId);
      const after = {
        name: change.name == null ? before.name : requireName(change.name),
        description: change.description == null ? before.description : requireDescription(change.description),
      };
      const changes = changesOf(before, after);
      if (Object.keys(changes).length === 0) return before.id;
      const topics = new TopicRepository(tx);
      // Who had the name before the system did keeps it.
      if (namespace === 'OWN' && 'name' in changes) await requireFree(topics, after.name);
      if (!(await topics.update(before.id, after))) throw new NotFound('Topic');
      await tx.emit(topicUpdated({ topicId: before.id, ownerId: before.ownerId }, changes));
      return before.id;
    });
  }

  /** Deletes a topic, which documents only lose, and answers its id. Throws NotFound and Forbidden. */
  delete(actor: Actor, namespace: Namespace, topicId: string): Promise<string> {
    return this.db.as(actor, async (tx) => {
      const { id, ownerId, name } = await lockIn(tx, namespace, topicId);
      if (!(await new TopicRepository(tx).delete(id))) throw new NotFound('Topic');
      await tx.emit(topicDeleted({ topicId: id, ownerId }, name));
      return id;
    });
  }
}

async function requireFree(topics: TopicRepository, name: string): Promise<void> {
  if (await topics.isSystemName(name)) throw nameTaken();
}

/**
 * The topic, locked. Throws NotFound where the actor sees none, or asks for a topic of their own among those of the
 * system, and Forbidden where the actor may not change it, or asks for one of the system among their own.
 */
async function lockIn(tx: Tx, namespace: Namespace, id: string): Promise<TopicRecord> {
  await requireRightsNow(tx, ...NEEDED[namespace]);
  const topics = new TopicRepository(tx);
  const topic = (await topics.lock(id)) ?? (await topics.find(id));
  if (!topic || (namespace === 'SYSTEM' && topic.ownerId !== null)) throw new NotFound('Topic');
  if (!canChange(tx.actor, topic) || (namespace === 'OWN' && topic.ownerId === null))
    throw new Forbidden('This is a topic of the system.');
  return topic;
}

function changesOf(before: TopicDescription, after: TopicDescription) {
  const fields = (['name', 'description'] as const).filter((field) => before[field] !== after[field]);
  return Object.fromEntries(fields.map((field) => [field, { before: before[field], after: after[field] }]));
}
