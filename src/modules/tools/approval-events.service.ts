import type { Actor } from '../../platform/actor.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import type { ApprovalStatus } from './approval.entity.js';

const KINDS = {
  'approval.requested': 'REQUESTED',
  'approval.revised': 'REVISED',
  'approval.voted': 'VOTED',
  'approval.decided': 'DECIDED',
} as const;

/** What happened to an approval, as a subscriber hears it. */
export interface ApprovalNews {
  readonly approvalId: string;
  readonly kind: (typeof KINDS)[keyof typeof KINDS];
  readonly status: ApprovalStatus;
  /** RFC 3339. */
  readonly at: string;
}

const isKind = (type: string): type is keyof typeof KINDS => Object.hasOwn(KINDS, type);

/** News of approvals, for those who asked and those who could decide. */
export class ApprovalEventService {
  constructor(private readonly hub: Hub) {}

  /** What happens from now on. A key, which decides nothing, hears of what it asked for. */
  listen<R>(actor: Actor, map: (news: ApprovalNews) => R): AsyncIterableIterator<R> {
    const isFor = ({ payload }: PublishedEvent) =>
      actor.isInteractive ||
      (payload['requesterId'] === actor.id &&
        (actor.chatSessionId === null || payload['sessionId'] === actor.chatSessionId));
    return this.hub.events(actor.id, (event) => {
      const { type, aggregateId: approvalId, payload, at } = event;
      if (!isKind(type) || !isFor(event)) return Promise.resolve(undefined);
      return Promise.resolve(map({ approvalId, kind: KINDS[type], status: payload['status'] as ApprovalStatus, at }));
    });
  }
}
