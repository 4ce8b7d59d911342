import type { PublishedEvent } from '../../platform/events/event.js';
import { APPROVALS } from './approval-notices.js';
import type { Notice, Told } from './notice.js';

const all = ({ recipients }: PublishedEvent): readonly string[] => recipients;
/** The person whose id the event keeps under a key; everybody who hears of it where it keeps none. */
const named =
  (key: string) =>
  (event: PublishedEvent): readonly string[] => {
    const id = event.payload[key];
    return typeof id === 'string' ? [id] : event.recipients;
  };

const somebody = (name: string | null) => name ?? 'Somebody';
const secret = ({ secret: name }: Told) => (name === null ? 'a secret' : `the secret “${name}”`);
const workspace = ({ workspace: name }: Told) => (name === null ? 'a workspace' : `the workspace “${name}”`);
const group = ({ group: name }: Told) => (name === null ? 'a group' : `the group “${name}”`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const day = (instant: unknown) => (typeof instant === 'string' ? ` on ${instant.slice(0, 10)}` : '');

const SECRET = ['Secret', 'secretId'] as const;
const WORKSPACE = ['Workspace', 'workspaceId'] as const;
const SECURITY = '/account/security';
const NOT_YOU = 'If that was not you, change your password and end all other sessions.';

/** What is told of secrets. */
const SECRETS: readonly Notice[] = [
  {
    ...{ on: 'secret.shared', kind: 'SECRET_SHARED', about: SECRET, who: named('granteeId') },
    words: (t) => ({
      subject: `${somebody(t.actor)} shared ${secret(t)} with you`,
      body: `You have access to ${secret(t)} from now on.`,
    }),
  },
  {
    ...{ on: 'secret.unshared', kind: 'SECRET_UNSHARED', about: SECRET, who: named('granteeId') },
    words: (t) => ({
      subject: `${capital(secret(t))} is no longer shared with you`,
      body: `Your access to ${secret(t)} was taken back or has come to its end.`,
    }),
  },
  {
    ...{ on: 'secret.revealed', kind: 'SECRET_REVEALED', about: SECRET, who: all },
    words: (t) => ({
      subject: `${somebody(t.actor)} revealed ${secret(t)}`,
      body: `${somebody(t.actor)} has seen the value of ${secret(t)}. Its access log says from where.`,
    }),
  },
  {
    ...{ on: 'secret.rotated', kind: 'SECRET_ROTATED', about: SECRET, who: all },
    words: (t) => ({
      subject: `${capital(secret(t))} has a new value`,
      body: `${somebody(t.actor)} gave ${secret(t)} another value. What you have of the old one may no longer work.`,
    }),
  },
  {
    ...{ on: 'secret.rotationDue', kind: 'SECRET_ROTATION_DUE', about: SECRET, who: all },
    words: (t) => ({
      subject: `${capital(secret(t))} wants a new value`,
      body: `By its schedule ${secret(t)} was to be rotated${day(t.payload['dueAt'])}.`,
    }),
  },
  {
    ...{ on: 'secret.deleted', kind: 'SECRET_DELETED', about: SECRET, who: all },
    words: (t) => ({
      subject: `${capital(secret(t))} was deleted`,
      body: `${somebody(t.actor)} deleted ${secret(t)}. It can be restored for thirty days.`,
    }),
  },
  {
    ...{ on: 'secret.expiring', kind: 'SECRET_EXPIRING', about: SECRET, who: all },
    words: (t) => ({
      subject: `${capital(secret(t))} expires soon`,
      body: `${capital(secret(t))} expires${day(t.payload['expiresAt']) || ' soon'}, and then can be neither used nor revealed.`,
    }),
  },
  {
    ...{ on: 'secret.expired', kind: 'SECRET_EXPIRED', about: SECRET, who: all },
    words: (t) => ({
      subject: `${capital(secret(t))} has expired`,
      body: `${capital(secret(t))} can be neither used nor revealed until it is given another end.`,
    }),
  },
  {
    ...{ on: 'secret.groupAccessGained', kind: 'SECRET_GROUP_ACCESS_GAINED', about: SECRET, who: all },
    words: (t) => ({
      subject: `${somebody(t.user)} gained access to ${secret(t)}`,
      body: `${somebody(t.user)} joined ${group(t)}, with which ${secret(t)} is shared.`,
    }),
  },
  {
    ...{ on: 'secret.groupAccessRestored', kind: 'SECRET_GROUP_ACCESS_RESTORED', about: SECRET, who: all },
    words: (t) => ({
      subject: `The members of ${group(t)} have access to ${secret(t)} again`,
      body: `${somebody(t.actor)} brought back ${group(t)}, which had been deleted, and with which ${secret(t)} is shared.`,
    }),
  },
  {
    ...{ on: 'secretLink.opened', kind: 'SECRET_LINK_OPENED', about: SECRET, who: all },
    words: (t) => ({
      subject: `A one-time link to ${secret(t)} was opened`,
      body: `${somebody(t.user ?? t.actor)} opened a one-time link to ${secret(t)}, which shows nothing from now on.`,
    }),
  },
  {
    ...{ on: 'secretLink.reopened', kind: 'SECRET_LINK_REOPENED', about: SECRET, who: all },
    words: (t) => ({
      subject: `A used link to ${secret(t)} was opened again`,
      body: `${somebody(t.user)} opened a one-time link to ${secret(t)} a second time and saw nothing. Whoever it was meant for may not be who saw the value: consider rotating it.`,
    }),
  },
];

/** What is told of the own account. */
const ACCOUNT: readonly Notice[] = [
  {
    ...{ on: 'user.rightsChanged', kind: 'RIGHTS_CHANGED', link: '/account', who: all },
    words: (t) => ({
      subject: 'What you may do has changed',
      body: `${somebody(t.actor)} changed your roles or what they allow.`,
    }),
  },
  {
    ...{ on: 'user.aiSet', kind: 'AI_MODEL_SET', link: '/account', who: all },
    words: (t) => ({
      subject: 'Another model works for you',
      body: `${somebody(t.actor)} decided which provider and model are sent what your documents and chats say. Your account shows which.`,
    }),
  },
  {
    ...{ on: 'user.passwordChanged', kind: 'PASSWORD_CHANGED', link: SECURITY, who: all, self: true },
    words: () => ({ subject: 'Your password was changed', body: `Your other sessions have ended. ${NOT_YOU}` }),
  },
  {
    ...{ on: 'passwordReset.created', kind: 'PASSWORD_RESET_CREATED', link: SECURITY, who: all, self: true },
    words: (t) => ({
      subject: 'A link to reset your password was made',
      body: `${somebody(t.actor)} made a one-time link with which your password can be changed. If you did not ask for it, tell your administrators.`,
    }),
  },
  {
    ...{ on: 'user.passwordReset', kind: 'PASSWORD_RESET', link: SECURITY, who: all, self: true },
    words: () => ({
      subject: 'Your password was reset',
      body: `A one-time link was used to change your password, and all your sessions have ended. If that was not you, tell your administrators.`,
    }),
  },
  {
    ...{ on: 'user.mfaEnabled', kind: 'MFA_ENABLED', link: SECURITY, who: all, self: true },
    words: () => ({
      subject: 'Signing in now needs a code',
      body: `An authenticator app was put in force for your account. ${NOT_YOU}`,
    }),
  },
  {
    ...{ on: 'user.mfaDisabled', kind: 'MFA_DISABLED', link: SECURITY, who: all, self: true },
    words: () => ({
      subject: 'Signing in no longer needs a code',
      body: `The authenticator app of your account was taken out of use. ${NOT_YOU}`,
    }),
  },
  {
    ...{ on: 'user.backupCodeUsed', kind: 'BACKUP_CODE_USED', link: SECURITY, who: all, self: true },
    words: () => ({ subject: 'A backup code was used', body: `It is worth nothing from now on. ${NOT_YOU}` }),
  },
  {
    ...{
      on: 'user.signedIn',
      kind: 'NEW_DEVICE',
      about: ['Session', 'sessionId'],
      who: all,
      self: true,
      newDevice: true,
    },
    words: () => ({
      subject: 'You signed in from a new device',
      body: `A session was begun from an address and with a program that were not seen together before. ${NOT_YOU}`,
    }),
  },
  {
    ...{ on: 'session.revoked', kind: 'REFRESH_TOKEN_REUSED', about: ['Session', 'sessionId'], who: all, self: true },
    when: ({ payload }) => payload['isReuse'] === true,
    words: () => ({
      subject: 'A session of yours was ended',
      body: 'Its refresh token was used a second time, so that somebody may have a copy of it. Sign in again on that device.',
    }),
  },
  {
    ...{ on: 'apiKey.created', kind: 'API_KEY_CREATED', link: '/account/keys', who: all, self: true },
    words: (t) => ({
      subject: 'An API key was made',
      body: `${somebody(t.actor)} made an API key that can act for you, or for a workspace of yours. If you know nothing of it, revoke it.`,
    }),
  },
  {
    ...{ on: 'apiKey.expired', kind: 'API_KEY_EXPIRED', link: '/account/keys', who: all, self: true },
    words: () => ({
      subject: 'An API key has expired',
      body: 'What works with it does no longer. Rotate it, or make another one.',
    }),
  },
];

/** What is told of people. */
const PEOPLE: readonly Notice[] = [
  {
    ...{ on: 'invitation.accepted', kind: 'INVITATION_ACCEPTED', about: ['Invitation', 'invitationId'] },
    who: ({ recipients, payload }) => recipients.filter((id) => id !== payload['userId']),
    words: (t) => ({
      subject: `${somebody(t.user)} accepted your invitation`,
      body: `${somebody(t.user)} has an account now.`,
    }),
  },
  {
    ...{ on: 'workspace.memberAdded', kind: 'WORKSPACE_MEMBER_ADDED', about: WORKSPACE, who: named('userId') },
    words: (t) => ({
      subject: `You belong to ${workspace(t)}`,
      body: `${somebody(t.actor)} added you to ${workspace(t)}.`,
    }),
  },
  {
    ...{ on: 'workspace.memberRemoved', kind: 'WORKSPACE_MEMBER_REMOVED', about: WORKSPACE, who: named('userId') },
    words: (t) => ({
      subject: `You no longer belong to ${workspace(t)}`,
      body: `${somebody(t.actor)} removed you from ${workspace(t)}, and your access to what it owns has ended.`,
    }),
  },
];

/** Everything that people are told of. A new line needs its kind in the enum `NotificationKind`, and nothing else. */
export const NOTICES: readonly Notice[] = [...SECRETS, ...ACCOUNT, ...PEOPLE, ...APPROVALS];

const byKind = new Map(NOTICES.map((notice) => [notice.kind, notice]));

/** The notice of a kind; null for one that a newer server has told of. */
export const noticeOf = (kind: string): Notice | null => byKind.get(kind) ?? null;
