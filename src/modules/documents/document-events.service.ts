import type { Actor } from '../../platform/actor.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import type { ClassificationStatus, DocumentStatus } from './document.entity.js';
import type { DocumentStep } from './document.events.js';

/** What happened, as a subscriber hears it: ids, numbers and instants. */
export type DocumentNews = { readonly documentId: string; readonly at: string } & (
  | { readonly __typename: 'DocumentStatusChanged'; readonly status: DocumentStatus }
  | {
      readonly __typename: 'DocumentProgress';
      readonly step: DocumentStep;
      readonly done: number;
      readonly total: number;
    }
  | { readonly __typename: 'DocumentClassified'; readonly classificationStatus: ClassificationStatus }
  | { readonly __typename: 'DocumentDeleted' }
);

/** News of documents, for their owners. */
export class DocumentEventService {
  constructor(private readonly hub: Hub) {}

  /** What happens to the actor's documents from now on; of one of them where an id is given. */
  listen<R>(actor: Actor, documentId: string | null, map: (news: DocumentNews) => R): AsyncIterableIterator<R> {
    const wanted = documentId?.toLowerCase() ?? null;
    return this.hub.events(actor.id, async (event) => {
      const news = newsOf(event);
      return news && (wanted === null || wanted === news.documentId) ? map(news) : undefined;
    });
  }
}

function newsOf({ type, aggregateId: documentId, payload, at }: PublishedEvent): DocumentNews | null {
  switch (type) {
    case 'document.uploaded':
    case 'document.reprocessRequested':
    case 'document.statusChanged':
      return { __typename: 'DocumentStatusChanged', documentId, at, status: payload.status as DocumentStatus };
    case 'document.progressed':
      return {
        __typename: 'DocumentProgress',
        ...{ documentId, at, step: payload.step as DocumentStep },
        ...{ done: Number(payload.done), total: Number(payload.total) },
      };
    case 'document.classified': {
      const classificationStatus = payload.status as ClassificationStatus;
      return { __typename: 'DocumentClassified', documentId, at, classificationStatus };
    }
    case 'document.deleted':
      return { __typename: 'DocumentDeleted', documentId, at };
    default:
      return null;
  }
}
