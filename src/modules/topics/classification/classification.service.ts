import { Actor } from '../../../platform/actor.js';
import { type AiChoice, type AiConfig, resolveChoice } from '../../../platform/ai/choice.js';
import type { AiProviders } from '../../../platform/ai/providers.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import type { Logger } from '../../../platform/log.js';
import { Conflict } from '../../../platform/problem.js';
import {
  type ClassifiedDocument,
  ClassifiedRepository,
  documentClassificationRequested,
  documentClassified,
  documentProgressed,
  lockChangeable,
} from '../../documents/index.js';
import { isActiveUser, nameKey, userAi } from '../../identity/index.js';
import { MAX_OF_DOCUMENT } from '../tagging.service.js';
import { classificationStarted, topicCreated } from '../topic.events.js';
import { type Attempt, ClassificationRepository } from './classification.repository.js';
import { FoundTopicRepository } from './found-topics.repository.js';
import { askForTopics } from './model.js';
import { type Prompt, promptOf } from './prompt.js';
import { type Answer, type FoundTopic, type KnownTopic, type NewTopic, selectTopics } from './selection.js';

/** How much of a document a model is sent, in tokens of o200k_base. */
const MAX_INPUT_TOKENS = 3_000;
/** What the owner reads where no attempt lived to say why it did not work. */
const DIED = 'Looking for topics was broken off time and again. Try it again later.';
const SYSTEM = Actor.system('classification');

/** What the service works with. */
export interface ClassificationOptions {
  readonly db: Database;
  readonly ai: AiProviders;
  readonly config: Pick<AiConfig, 'defaultChoice' | 'systemPrompt'>;
  readonly log: Logger;
}

/** Everything an attempt knew when it began. */
interface Task {
  readonly document: ClassifiedDocument;
  readonly attempt: Attempt;
  readonly choice: AiChoice;
  readonly prompt: Prompt;
  readonly known: readonly KnownTopic[];
  /** What the document carried. */
  readonly carried: readonly string[];
}

/** Which topics documents are about, by a model: the owner's, else the default. Apart from their processing, and retried apart. */
export class ClassificationService {
  constructor(private readonly options: ClassificationOptions) {}

  /** Has topics found for a document of the actor's once more. Answers its id. Throws NotFound, Forbidden and Conflict. */
  request(actor: Actor, documentId: string): Promise<string> {
    return this.options.db.as(actor, async (tx) => {
      const { id } = await lockChangeable(tx, documentId);
      const documents = new ClassifiedRepository(tx);
      const document = await documents.lock(id);
      if (!document) throw new Conflict('The text of this document is not read yet.', 'documentId');
      await documents.settle(id, 'PENDING');
      await tx.emit(documentClassificationRequested({ documentId: id, ownerId: actor.id }, document.run));
      return id;
    });
  }

  /** Finds topics for what this run of the processing made; nothing where that is over, or topics were found for it. */
  async classify(documentId: string, run: number): Promise<void> {
    const task = await this.options.db.as(SYSTEM, async (tx) => {
      const document = await new ClassifiedRepository(tx).lock(documentId);
      if (document?.run !== run || document.classificationStatus !== 'PENDING') return null;
      const attempt = await new ClassificationRepository(tx).begin(document.id, document.ownerId);
      return this.prepare(tx, document, attempt);
    });
    if (task) await this.run(task);
  }

  /**
   * Tries again what is due, one after the other, until one does not work: then its provider is hardly back, and the clock
   * comes again. Answers how many worked.
   */
  async retry(): Promise<number> {
    for (let worked = 0; ; worked++) {
      const task = await this.nextDue();
      if (!task || !(await this.run(task))) return worked;
    }
  }

  private async nextDue(): Promise<Task | null> {
    for (;;) {
      const found = await this.options.db.as(SYSTEM, async (tx) => {
        const classifications = new ClassificationRepository(tx);
        const documentId = await classifications.due();
        if (documentId === null) return { task: null, isLast: true };
        // The document first, as everybody else locks them.
        const document = await new ClassifiedRepository(tx).lock(documentId);
        if (!document) await classifications.drop(documentId);
        const attempt = document && (await classifications.beginAgain(documentId));
        if (document && !attempt && (await classifications.exhaust(documentId, DIED)))
          await settle(tx, document, 'FAILED');
        return { task: attempt && (await this.prepare(tx, document, attempt)), isLast: false };
      });
      if (found.task || found.isLast) return found.task;
    }
  }

  /** What an attempt needs to know; null where the owner's account is not in use. */
  private async prepare(tx: Tx, document: ClassifiedDocument, attempt: Attempt): Promise<Task | null> {
    const { ai, config } = this.options;
    const { id, ownerId, title } = document;
    if (!(await isActiveUser(tx, ownerId))) {
      await new ClassificationRepository(tx).drop(id);
      return null;
    }
    const choice = resolveChoice(await userAi(tx, ownerId), config);
    const topics = new FoundTopicRepository(tx);
    const [known, carried] = [await topics.known(ownerId), await topics.carried(id)];
    const text = await new ClassifiedRepository(tx).beginning(id, MAX_INPUT_TOKENS);
    await tx.emit(documentProgressed({ documentId: id, ownerId }, 'CLASSIFY', 0, 1));
    // Written before anything leaves; where nothing is configured nothing will.
    if (ai.isConfigured(choice.provider)) await tx.audit(classificationStarted(id, { ...choice }));
    const prompt = promptOf({ title, text }, known, config.systemPrompt);
    return { document, attempt, choice, prompt, known, carried };
  }

  /** Asks the model, and keeps what came of it. Answers whether it worked. */
  private async run(task: Task): Promise<boolean> {
    const asked = await askForTopics(this.options, task.choice, task.prompt);
    await this.options.db.as(SYSTEM, (tx) =>
      'answer' in asked ? this.succeed(tx, task, asked.answer) : this.fail(tx, task, asked.reason),
    );
    return 'answer' in asked;
  }

  private async succeed(tx: Tx, task: Task, answer: Answer): Promise<void> {
    const { document, attempt } = task;
    if (!(await isCurrent(tx, task)) || !(await new ClassificationRepository(tx).done(attempt))) return;
    const topics = new FoundTopicRepository(tx);
    const { found, fresh } = selectTopics(answer, task.known);
    // What its owner took away while the model thought stays away, and what the owner gave takes room.
    const now = new Set(await topics.carried(document.id));
    const removed = new Set(task.carried.filter((id) => !now.has(id)));
    const byHand = new Set(await topics.byHand(document.id));
    const room = Math.max(MAX_OF_DOCUMENT - byHand.size, 0);
    const isWanted = ({ id }: FoundTopic) => !removed.has(id) && !byHand.has(id);
    const known = found.filter(isWanted).slice(0, room);
    const made = await make(tx, document.ownerId, fresh.slice(0, room - known.length));
    const given = new Map([...made.filter(isWanted), ...known].map((topic) => [topic.id, topic]));
    await topics.replace(document.id, document.ownerId, [...given.values()]);
    await settle(tx, document, 'DONE');
  }

  private async fail(tx: Tx, task: Task, reason: string): Promise<void> {
    if (!(await isCurrent(tx, task)) || !(await new ClassificationRepository(tx).failed(task.attempt, reason))) return;
    await settle(tx, task.document, 'FAILED');
  }
}

/** Whether the document is what it was when the attempt began, which it stays until the transaction ends, and its owner active. */
async function isCurrent(tx: Tx, { document: { id, ownerId, run } }: Task): Promise<boolean> {
  const document = await new ClassifiedRepository(tx).lock(id);
  return document?.run === run && (await isActiveUser(tx, ownerId));
}

async function settle(tx: Tx, { id, ownerId }: ClassifiedDocument, status: 'DONE' | 'FAILED'): Promise<void> {
  const about = { documentId: id, ownerId };
  await new ClassifiedRepository(tx).settle(id, status);
  await tx.emit(documentProgressed(about, 'CLASSIFY', 1, 1));
  await tx.emit(documentClassified(about, status));
}

const byKey = (a: NewTopic, b: NewTopic) => (nameKey(a.name) < nameKey(b.name) ? -1 : 1);

/** Makes topics of the owner's own, as many as there is room for. Answers those that there are then. */
async function make(tx: Tx, ownerId: string, fresh: readonly NewTopic[]): Promise<readonly FoundTopic[]> {
  const topics = new FoundTopicRepository(tx);
  const room = fresh.length > 0 ? await topics.room(ownerId) : 0;
  const made: FoundTopic[] = [];
  // In one order, so that two documents that make the same ones do not wait for each other.
  for (const topic of fresh.slice(0, room).sort(byKey)) {
    const ensured = await topics.ensure(ownerId, topic);
    if (!ensured) continue;
    if (ensured.isNew) await tx.emit(topicCreated({ topicId: ensured.id, ownerId }, topic.name));
    made.push({ id: ensured.id, confidence: topic.confidence });
  }
  return made;
}
