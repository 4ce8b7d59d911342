import type { PublishedEvent } from '../../platform/events/event.js';

/** News of one-time links, as a subscriber hears them. */
export type LinkNews = { readonly secretId: string; readonly linkId: string; readonly at: string } & (
  | { readonly __typename: 'SecretLinkCreated' | 'SecretLinkRevoked' | 'SecretLinkExpired' }
  | { readonly __typename: 'SecretLinkOpened' | 'SecretLinkReopened'; readonly userId: string }
);

/** What an event says of a one-time link; null where it is about something else. */
export function linkNewsOf({ type, aggregateId: secretId, payload, at }: PublishedEvent): LinkNews | null {
  const about = { secretId, linkId: String(payload.linkId), at };
  switch (type) {
    case 'secretLink.created':
      return { __typename: 'SecretLinkCreated', ...about };
    case 'secretLink.opened':
      return { __typename: 'SecretLinkOpened', ...about, userId: String(payload.userId) };
    case 'secretLink.reopened':
      return { __typename: 'SecretLinkReopened', ...about, userId: String(payload.userId) };
    case 'secretLink.revoked':
      return { __typename: 'SecretLinkRevoked', ...about };
    case 'secretLink.expired':
      return { __typename: 'SecretLinkExpired', ...about };
    default:
      return null;
  }
}
