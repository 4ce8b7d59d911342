import type { ChatCompletionRequest } from '@copilotkit/aimock';
import { loadConfig } from '../../../src/config.js';
import { documentIndexed } from '../../../src/modules/documents/document.events.js';
import { ClassificationService } from '../../../src/modules/topics/classification/classification.service.js';
import { Actor } from '../../../src/platform/actor.js';
import { aiProviders } from '../../../src/platform/ai/providers.js';
import type { TestDatabase } from '../../support/database.js';
import { SILENT } from '../../support/log.js';

/** What finds topics, with these variables. */
export function classificationOf(db: TestDatabase, env: Readonly<Record<string, string>>): ClassificationService {
  const { ai } = loadConfig({ NODE_ENV: 'test', ...env });
  return new ClassificationService({ db: db.database, ai: aiProviders(ai), config: ai, log: SILENT });
}

/** A document whose text is read, as its processing leaves it. Answers its id. */
export async function readyDocument(db: TestDatabase, ownerId: string, title: string, chunks = ['Words.']) {
  const { rows } = await db.owner.query<{ id: string }>(
    `insert into documents (owner_id, title, filename, declared_type, size_bytes, upload_expires_at, status, object_key,
       processed_at, chunk_count)
     values ($1, $2, 'file.txt', 'text/plain', 1, now(), 'READY', gen_random_uuid()::text, now(), $3) returning id`,
    [ownerId, title, chunks.length],
  );
  const [{ id } = { id: '' }] = rows;
  for (const [index, content] of chunks.entries())
    await db.owner.query(
      `insert into document_chunks (document_id, owner_id, index, content, start_offset, end_offset, token_count,
         char_count, lexemes) values ($1, $2, $3, $4, 0, 1, 1000, 1, '')`,
      [id, ownerId, index, content],
    );
  return id;
}

/** Says that the document was indexed, as its processing does. */
export const indexed = (db: TestDatabase, documentId: string, ownerId: string) =>
  db.database.as(Actor.system('test'), (tx) => tx.emit(documentIndexed({ documentId, ownerId }, 0)));

/** How the search for topics stands. */
export async function standOf(db: TestDatabase, id: string) {
  const { rows } = await db.owner.query<{
    status: string;
    error: string | null;
    attempts: number;
    minutes: number | null;
  }>(
    `select d.classification_status as status, c.error, c.attempts,
            round(extract(epoch from c.retry_at - c.updated_at) / 60)::int as minutes
       from documents d left join document_classifications c on c.document_id = d.id where d.id = $1`,
    [id],
  );
  return rows[0];
}

/** The topics of a document, by name. */
export async function linksOf(db: TestDatabase, id: string) {
  const { rows } = await db.owner.query<{ name: string; source: string; system: boolean; confidence: number }>(
    `select t.name, l.source, t.owner_id is null as system, l.confidence
       from document_topics l join topics t on t.id = l.topic_id where l.document_id = $1 order by t.name`,
    [id],
  );
  return rows;
}

/** Makes a topic past the API, of the system where there is no owner. Answers its id. */
export async function topic(db: TestDatabase, name: string, ownerId: string | null = null): Promise<string> {
  const { rows } = await db.owner.query<{ id: string }>(
    'insert into topics (owner_id, name) values ($1, $2) returning id',
    [ownerId, name],
  );
  return rows[0]?.id ?? '';
}

/** Puts the next attempt forward to now. */
export const makeDue = (db: TestDatabase, id: string) =>
  db.owner.query(`update document_classifications set retry_at = now() where document_id = $1`, [id]);

/** An answer with these topics, as a model gives it. */
export const answer = (...names: readonly (string | [name: string, confidence: number])[]) => ({
  content: JSON.stringify({
    topics: names.map((each) => {
      const [name, confidence] = typeof each === 'string' ? [each, 0.75] : each;
      return { name, description: '', confidence };
    }),
  }),
});

/** What was said in a request by this role. */
export const saidBy = (role: string, request: ChatCompletionRequest | null | undefined): string =>
  (request?.messages ?? [])
    .filter((message) => message.role === role)
    .map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)))
    .join('\n');
