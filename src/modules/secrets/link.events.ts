import type { AuditEntry, DomainEvent, EventPayload } from '../../platform/events/event.js';

/** The link an event is about. */
export interface AboutLink {
  readonly id: string;
  readonly secretId: string;
  readonly ownerId: string;
  readonly createdBy: string;
}

/** An event of a link, for the owner of its secret and whoever made it. */
const told = (
  link: AboutLink,
  verb: string,
  action: string,
  more: { readonly payload?: EventPayload; readonly audit?: Partial<AuditEntry> } = {},
): DomainEvent => ({
  type: `secretLink.${verb}`,
  aggregateId: link.secretId,
  payload: { secretId: link.secretId, linkId: link.id, ...more.payload },
  recipients: [link.ownerId, link.createdBy],
  audit: {
    ...{ action, resourceType: 'Secret', resourceId: link.secretId, sensitive: true },
    ...more.audit,
    details: { linkId: link.id, ...more.audit?.details },
  },
});

/** A link was made, for whoever has it or for `userId` alone, until `expiresAt`. */
export const linkCreated = (link: AboutLink, userId: string | null, expiresAt: string): DomainEvent =>
  told(link, 'created', 'SECRET_LINK_CREATED', { payload: { userId }, audit: { details: { userId, expiresAt } } });

/** The value is about to be answered to `userId`, who opened the link. */
export const linkOpened = (link: AboutLink, userId: string, version: number): DomainEvent =>
  told(link, 'opened', 'CREDENTIAL_ACCESSED', { payload: { userId, version }, audit: { details: { version } } });

/** Somebody tried a link that had been opened before, for the `count`-th time. */
export const linkReopened = (link: AboutLink, userId: string, count: number): DomainEvent =>
  told(link, 'reopened', 'SECRET_LINK_REOPENED', {
    payload: { userId, count },
    audit: { details: { count }, success: false, errorMessage: 'The link was opened before.' },
  });

/** A link was taken back. */
export const linkRevoked = (link: AboutLink): DomainEvent => told(link, 'revoked', 'SECRET_LINK_REVOKED');

/** The time of a link passed before anybody opened it. */
export const linkExpired = (link: AboutLink): DomainEvent => told(link, 'expired', 'SECRET_LINK_EXPIRED');
