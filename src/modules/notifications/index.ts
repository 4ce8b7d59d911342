import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { Shape } from '../../platform/database/shape.js';
import type { Hub } from '../../platform/events/hub.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import { type NoticePorts, NoticeService } from './notice.service.js';
import { NotificationEntity } from './notification.entity.js';
import { notificationJobs } from './notification.jobs.js';
import { notificationResolvers } from './notification.resolvers.js';
import { NotificationService } from './notification.service.js';
import { notificationShape } from './notification.shape.js';

/** The entities of this module. */
export const NOTIFICATIONS_ENTITIES = [NotificationEntity] as const;

/** What the module works with. */
export interface NotificationsOptions extends NoticePorts {
  readonly db: Database;
  readonly hub: Hub;
  /** The shapes of what notifications can be about; others among them do not matter. */
  readonly shapes: readonly Shape[];
}

/** What people are told of what others did. */
export interface NotificationsModule extends GraphqlModule<never> {
  readonly services: { readonly notifications: NotificationService; readonly notices: NoticeService };
  readonly jobs: readonly JobDefinition[];
}

/** Builds the module on what it works with. */
export function notificationsModule({ db, hub, shapes, ...ports }: NotificationsOptions): NotificationsModule {
  const shape = notificationShape(shapes);
  const notifications = new NotificationService(db, hub, shape);
  const notices = new NoticeService(db, ports);
  return {
    services: { notifications, notices },
    resolvers: notificationResolvers(notifications),
    rules: {},
    nodes: [shape],
    jobs: notificationJobs(notices),
  };
}
