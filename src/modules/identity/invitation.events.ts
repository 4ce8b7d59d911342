import type { AuditEntry, DomainEvent } from '../../platform/events/event.js';
import type { Subject } from './user.events.js';

/** An invitation was made, by a user or, for the first administrator, by the system. */
export const invitationCreated = (
  id: string,
  createdBy: string | null,
  details: { roles: readonly string[]; groups: readonly string[] },
): DomainEvent => ({
  type: 'invitation.created',
  aggregateId: id,
  payload: { invitationId: id },
  recipients: createdBy ? [createdBy] : [],
  audit: { action: 'INVITATION_CREATED', resourceType: 'INVITATION', resourceId: id, details },
});

/** An invitation became an account. */
export const invitationAccepted = (id: string, createdBy: string | null, subject: Subject): DomainEvent => ({
  type: 'invitation.accepted',
  aggregateId: id,
  payload: { invitationId: id, userId: subject.userId },
  recipients: createdBy ? [createdBy, subject.userId] : [subject.userId],
  audit: { action: 'INVITATION_ACCEPTED', resourceType: 'INVITATION', resourceId: id, subject },
});

const changed = (id: string, verb: string, people: readonly (string | null)[], audit: AuditEntry): DomainEvent => ({
  type: `invitation.${verb}`,
  aggregateId: id,
  payload: { invitationId: id },
  recipients: people.filter((person) => person !== null),
  audit: { resourceType: 'INVITATION', resourceId: id, ...audit },
});

/** An invitation was withdrawn. */
export const invitationRevoked = (id: string, by: string, createdBy: string | null): DomainEvent =>
  changed(id, 'revoked', [by, createdBy], { action: 'INVITATION_REVOKED' });

/** An invitation was given a new token, and whoever did it vouches for it from now on. */
export const invitationReissued = (id: string, by: string, createdBy: string | null): DomainEvent =>
  changed(id, 'reissued', [by, createdBy], { action: 'INVITATION_REISSUED', details: { previouslyBy: createdBy } });
