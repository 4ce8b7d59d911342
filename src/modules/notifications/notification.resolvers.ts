import type { Resolvers } from '../../generated/graphql.js';
import { NotFound, raise } from '../../platform/problem.js';
import type { NotificationService } from './notification.service.js';
import { pathOf, wordsOf } from './words.js';

/** What a person was told. */
export const notificationResolvers = (notifications: NotificationService): Resolvers => ({
  Query: {
    notifications: (_root, { filter }, { actor }, info) => notifications.page(actor, filter ?? {}, info),
    unreadNotificationCount: (_root, _args, { actor }) => notifications.unread(actor),
  },
  Mutation: {
    markNotificationRead: async (_root, { input }, { actor }) => ({
      __typename: 'MarkNotificationReadSuccess',
      notificationId: await notifications.markRead(actor, input.id),
    }),
    markAllNotificationsRead: async (_root, { input }, { actor }) => ({
      __typename: 'MarkAllNotificationsReadSuccess',
      count: await notifications.markAllRead(actor, input.until ?? null),
    }),
    deleteNotification: async (_root, { input }, { actor }) => ({
      __typename: 'DeleteNotificationSuccess',
      notificationId: await notifications.delete(actor, input.id),
    }),
  },
  MarkNotificationReadSuccess: {
    notification: async ({ notificationId }, _args, { actor }, info) =>
      (await notifications.find(actor, notificationId, info)) ?? raise(new NotFound('Notification')),
  },
  Subscription: {
    // Without `resolve`: the rule guards `subscribe`.
    notificationReceived: {
      subscribe: (_root, _args, { actor }, info) =>
        notifications.listen(actor, info, (notificationReceived) => ({ notificationReceived })),
    },
  },
  Notification: {
    subject: (row) => wordsOf(row).subject,
    body: (row) => wordsOf(row).body,
    link: pathOf,
  },
});
