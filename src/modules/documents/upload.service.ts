import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import {
  ObjectChanged,
  ObjectMissing,
  type ObjectStat,
  type ObjectStore,
  ObjectStoreUnavailable,
} from '../../platform/objectstore/objectstore.js';
import { Forbidden, NotFound, RateLimited, raise } from '../../platform/problem.js';
import { documentAnnounced, documentDeleted, documentUploaded } from './document.events.js';
import { type UploadInput, announcementOf } from './document.input.js';
import { canChange, canUpload } from './document.policy.js';
import { QuotaExceeded, StorageUnavailable, UploadMissing } from './document.problems.js';
import { type DocumentRecord, DocumentRepository } from './document.repository.js';
import { QuotaRepository } from './quota.repository.js';
import { COPY_SETTLES_IN, PUT_SETTLES_IN, StoredObjectRepository } from './stored-object.repository.js';

/** How long bytes can be put to an upload's URL, in seconds. */
const UPLOAD_SECONDS = 900;
/** Awaited uploads cost storage that no quota counts: so many anybody may have at a time. */
const MAX_AWAITED = 500;
/** How often a copy is begun anew because the upload changed under it. */
const COPY_ATTEMPTS = 3;

/** What a client needs to put the bytes. */
export interface Upload {
  readonly documentId: string;
  readonly uploadUrl: string;
  readonly uploadMethod: string;
  readonly uploadHeaders: Record<string, unknown>;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/**
 * Gives a document of the actor's, which was just announced, topics that the actor sees. Throws NotFound and
 * InvalidInput.
 */
export type AttachTopics = (tx: Tx, documentId: string, topicIds: readonly string[]) => Promise<void>;

export interface UploadOptions {
  readonly db: Database;
  readonly store: ObjectStore;
  /** Bytes a document may have. */
  readonly maxBytes: number;
  /** Bytes everybody may store who has no limit of their own. */
  readonly defaultQuota: number;
  readonly attachTopics: AttachTopics;
}

/** How bytes become a document's without passing through here: announced, put to the object store, confirmed. */
export class UploadService {
  constructor(private readonly options: UploadOptions) {}

  /** Announces a file, and answers where its bytes go. Throws Forbidden, InvalidInput, RateLimited, and NotFound for a topic. */
  async request(actor: Actor, input: UploadInput): Promise<Upload> {
    if (!canUpload(actor)) throw new Forbidden('This needs the permissions documents.read and documents.write.');
    const { db, store, maxBytes } = this.options;
    const announcement = announcementOf(input, maxBytes);
    const key = `staging/${actor.id}/${randomUUID()}`;
    const { id, expiresAt } = await db.as(actor, async (tx) => {
      const documents = new DocumentRepository(tx);
      // Whoever asks for many at once is counted once after the other.
      await new QuotaRepository(tx, this.options.defaultQuota).lock();
      if ((await documents.awaited()) >= MAX_AWAITED)
        throw new RateLimited(`You have ${MAX_AWAITED} uploads that are not confirmed. Confirm or delete some.`, 60);
      const announced = await documents.announce(announcement, UPLOAD_SECONDS);
      await new StoredObjectRepository(tx).insert(key, announced.id, 'STAGED', UPLOAD_SECONDS + PUT_SETTLES_IN);
      const about = { documentId: announced.id, ownerId: actor.id };
      await tx.emit(documentAnnounced(about, String(announcement.size)));
      await this.options.attachTopics(tx, announced.id, input.topicIds ?? []);
      return announced;
    });
    const { size, declaredType: contentType } = announcement;
    const { url, method, headers } = store.presignPut(key, { size, contentType, expiresIn: UPLOAD_SECONDS });
    return { documentId: id, uploadUrl: url, uploadMethod: method, uploadHeaders: { ...headers }, expiresAt };
  }

  /**
   * Makes what was put the document's, counts it, and has it processed. Answers the id, also where that was done before.
   * Throws NotFound, Forbidden, UploadMissing, QuotaExceeded and StorageUnavailable; the document is gone after
   * QuotaExceeded, and as it was after the others.
   */
  async confirm(actor: Actor, documentId: string): Promise<string> {
    const begun = await this.options.db.as(actor, (tx) => begin(tx, documentId));
    if (!begun.copyKey) return begun.id;
    const stat = await this.copy(actor, begun.stagingKey, begun.copyKey);
    if (!stat) return this.afterMissing(actor, begun.id);
    const refusal = await this.options.db.as(actor, (tx) => this.settle(tx, begun.id, begun.copyKey, stat.size));
    if (refusal) throw refusal;
    return begun.id;
  }

  /** Copies what was put to a key for which no URL was ever signed. Null where there is nothing. */
  private async copy(actor: Actor, from: string, to: string): Promise<ObjectStat | null> {
    try {
      return await this.copyUnchanged(from, to);
    } catch (error) {
      if (error instanceof ObjectStoreUnavailable) throw new StorageUnavailable();
      const isChanged = error instanceof ObjectChanged;
      if (!isChanged && !(error instanceof ObjectMissing)) throw error;
      await this.options.db.as(actor, (tx) => new StoredObjectRepository(tx).doom(to));
      if (isChanged)
        throw new UploadMissing('Its bytes are being put again and again. Confirm once they stay the same.');
      return null;
    }
  }

  private async copyUnchanged(from: string, to: string): Promise<ObjectStat> {
    const { store } = this.options;
    for (let attempt = 1; ; attempt++) {
      const stat = await store.stat(from);
      try {
        await store.copy(from, to, stat.etag);
        return stat;
      } catch (error) {
        // Somebody puts other bytes this very moment.
        if (!(error instanceof ObjectChanged) || attempt === COPY_ATTEMPTS) throw error;
      }
    }
  }

  /** What was put is gone: because another call confirmed it meanwhile, or because nobody put anything. */
  private async afterMissing(actor: Actor, id: string): Promise<string> {
    const document = await this.options.db.as(actor, (tx) => new DocumentRepository(tx).find(id));
    if (!document) throw new NotFound('Document');
    if (document.status === 'PENDING') throw new UploadMissing();
    return id;
  }

  /** Everything a confirmation changes, at once; a problem is answered where what was changed is to be kept. */
  private async settle(tx: Tx, id: string, key: string, size: number): Promise<QuotaExceeded | null> {
    const documents = new DocumentRepository(tx);
    const objects = new StoredObjectRepository(tx);
    const about = { documentId: id, ownerId: tx.actor.id };
    if (!(await documents.confirm(id, key, size))) {
      await objects.doom(key);
      const found = (await documents.find(id)) ?? raise(new NotFound('Document'));
      // It still waits, so nobody was faster: the actor may not change it any more.
      if (found.status === 'PENDING') throw new Forbidden();
      return null;
    }
    const quotas = new QuotaRepository(tx, this.options.defaultQuota);
    if (!(await quotas.take(size))) {
      const { used, limit } = await quotas.mine();
      await documents.delete(id);
      await tx.emit(documentDeleted(about, 'QUOTA_EXCEEDED'));
      return new QuotaExceeded({ used, limit, rejected: String(size) });
    }
    if (!(await objects.settle(key, id))) throw new StorageUnavailable();
    await tx.emit(documentUploaded(about, String(size)));
    return null;
  }
}

type Begun =
  | { readonly id: string; readonly copyKey: null }
  | { readonly id: string; readonly copyKey: string; readonly stagingKey: string };

/** Writes down the key that the copy will have, before there can be a copy. */
async function begin(tx: Tx, documentId: string): Promise<Begun> {
  const document = (await new DocumentRepository(tx).find(documentId)) ?? raise(new NotFound('Document'));
  if (!canChange(tx.actor, document)) throw new Forbidden();
  const { id, status, stagingKey } = document;
  if (status !== 'PENDING' || stagingKey === null) return { id, copyKey: null };
  const copyKey = finalKey(document);
  await new StoredObjectRepository(tx).insert(copyKey, id, 'COPYING', COPY_SETTLES_IN);
  return { id, copyKey, stagingKey };
}

/** Fresh for each attempt: the copy of one that gave up may still be made. */
function finalKey({ ownerId, id, filename }: DocumentRecord): string {
  const extension = extname(filename).toLowerCase();
  return `${ownerId}/${id}/${randomUUID()}${/^\.[a-z0-9]{1,16}$/.test(extension) ? extension : ''}`;
}
