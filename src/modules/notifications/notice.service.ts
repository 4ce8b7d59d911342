import { Actor } from '../../platform/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { EventPayload, PublishedEvent } from '../../platform/events/event.js';
import { isUuid } from '../../platform/uuid.js';
import { NOTICES } from './catalogue.js';
import type { Notice } from './notice.js';
import { notificationCreated } from './notification.events.js';
import { NotificationRepository } from './notification.repository.js';

/** What telling people asks of others, in the transaction that tells. */
export interface NoticePorts {
  /** Whether a session came from a device that its user was not seen with before. */
  isNewDevice(tx: Tx, sessionId: string): Promise<boolean>;
  /** For how many days a notification is kept after it was read. */
  retentionDays(tx: Tx): Promise<number>;
}

/** How many notifications one transaction deletes. */
const BATCH = 2_000;

/** Tells people what happened, and forgets it again. */
export class NoticeService {
  constructor(
    private readonly db: Database,
    private readonly ports: NoticePorts,
  ) {}

  /** Tells everybody whom an event concerns, once however often it is called. */
  async tell(event: PublishedEvent): Promise<void> {
    const notices = NOTICES.filter(({ on, when }) => on === event.type && (when?.(event) ?? true));
    if (notices.length === 0) return;
    await this.db.as(Actor.system('notifications'), async (tx) => {
      for (const notice of notices) await this.tellOf(tx, notice, event);
    });
  }

  /** Deletes what was read long ago. */
  async prune(): Promise<void> {
    const some = (tx: Tx) =>
      this.ports.retentionDays(tx).then((days) => new NotificationRepository(tx).prune(days, BATCH));
    while ((await this.db.as(Actor.system('notifications.prune'), some)) === BATCH);
  }

  private async tellOf(tx: Tx, notice: Notice, event: PublishedEvent): Promise<void> {
    const recipients = audience(notice, event);
    if (recipients.length === 0) return;
    const payload = sound(event.payload);
    if (notice.newDevice) {
      const session = payload['sessionId'];
      if (typeof session !== 'string' || !(await this.ports.isNewDevice(tx, session))) return;
    }
    const [type, key] = notice.about ?? [];
    const id = key === undefined ? null : payload[key];
    const told = await new NotificationRepository(tx).insert({
      ...{ eventId: event.eventId, kind: notice.kind, payload, recipients, at: event.at },
      actorId: notice.anonymous ? null : event.actorId,
      about: type && typeof id === 'string' ? { type, id } : null,
    });
    if (told.length > 0) await tx.emit(notificationCreated(event.eventId, notice.kind, told));
  }
}

/** Who is told, each once: not whoever did it, unless somebody else may have done it in the same name. */
export function audience({ who, self }: Notice, event: PublishedEvent): readonly string[] {
  return [...new Set(who(event))].filter((id) => isUuid(id) && (self === true || id !== event.actorId));
}

/** The payload without what calls itself an id and is none: reading would fail on it, and with it a whole page. */
const sound = (payload: EventPayload): EventPayload =>
  Object.fromEntries(Object.entries(payload).filter(([key, value]) => !key.endsWith('Id') || isUuid(value)));
