import type { Actor } from '../../platform/actor.js';
import type { Database } from '../../platform/database/database.js';
import { readById, readOne, readPage } from '../../platform/database/reads.js';
import type { Row, Selection } from '../../platform/database/select.js';
import type { Shape } from '../../platform/database/shape.js';
import type { Hub } from '../../platform/events/hub.js';
import { Forbidden, NotFound } from '../../platform/problem.js';
import { isUuid } from '../../platform/uuid.js';
import { notificationChanged, notificationsRead } from './notification.events.js';
import { isTold } from './notification.policy.js';
import { NotificationRepository, UNREAD } from './notification.repository.js';
import { type NotificationFilter, matching } from './notification.shape.js';

/** What a person was told: reading, marking and deleting it, and hearing of it. */
export class NotificationService {
  constructor(
    private readonly db: Database,
    private readonly hub: Hub,
    private readonly shape: Shape,
  ) {}

  /** One of the actor's own; null for a foreign and for a missing one. */
  find(actor: Actor, id: string, selection: Selection): Promise<Row | null> {
    return readById(this.db, actor, this.shape, selection, id);
  }

  /** A page of the actor's own, newest first. Throws InvalidInput. */
  page(actor: Actor, filter: NotificationFilter, selection: Selection): Promise<Row> {
    return readPage(this.db, actor, this.shape, selection, matching(filter));
  }

  /** How many of the actor's own are unread. */
  async unread(actor: Actor): Promise<number> {
    return (await this.db.read<number>(actor, UNREAD)) ?? 0;
  }

  /** Marks one as read, which is no error where it was; answers its id. Throws NotFound and Forbidden. */
  async markRead(actor: Actor, id: string): Promise<string> {
    requirePerson(actor);
    if (!isUuid(id)) throw new NotFound('Notification');
    return this.db.as(actor, async (tx) => {
      const notifications = new NotificationRepository(tx);
      if (await notifications.markRead(id)) await tx.emit(notificationChanged(id, 'read', actor.id));
      else if (!(await notifications.exists(id))) throw new NotFound('Notification');
      return id;
    });
  }

  /** Marks every one as read that is no younger than `until`, RFC 3339, all where it is null. Answers how many. */
  async markAllRead(actor: Actor, until: string | null): Promise<number> {
    requirePerson(actor);
    return this.db.as(actor, async (tx) => {
      const count = await new NotificationRepository(tx).markAllRead(until);
      if (count > 0) await tx.emit(notificationsRead(actor.id, count));
      return count;
    });
  }

  /** Deletes one for ever, and answers its id. Throws NotFound and Forbidden. */
  async delete(actor: Actor, id: string): Promise<string> {
    requirePerson(actor);
    if (!isUuid(id)) throw new NotFound('Notification');
    return this.db.as(actor, async (tx) => {
      if (!(await new NotificationRepository(tx).delete(id))) throw new NotFound('Notification');
      await tx.emit(notificationChanged(id, 'deleted', actor.id));
      return id;
    });
  }

  /** What the actor is told from now on, each read as the actor at that time. */
  listen<R>(actor: Actor, selection: Selection, map: (notification: Row) => R): AsyncIterableIterator<R> {
    return this.hub.events(actor.id, async ({ type, payload }) => {
      if (type !== 'notification.created') return undefined;
      const row = await readOne(
        this.db,
        actor,
        this.shape,
        selection,
        (n, bind) =>
          `${n}.recipient_id = (select app_user()) and ${n}.event_id = ${bind(() => payload['eventId'], 'uuid')}
             and ${n}.kind = ${bind(() => payload['kind'], 'text')}`,
      );
      return row ? map(row) : undefined;
    });
  }
}

/** A person's own: a key that acts for the person does not read them. */
function requirePerson(actor: Actor): void {
  if (!isTold(actor)) throw new Forbidden('Notifications are for people who are signed in.');
}
