import type { Actor } from '../../platform/actor.js';
import type { ShareAccess } from './share.entity.js';

/** What somebody is to a secret. A custodian manages one of the house's, which nobody reveals or shares. */
export type Standing = 'OWNER' | 'CUSTODIAN' | 'MANAGER' | 'REVEALER' | 'USER';

/** What somebody is in a workspace. */
export type WorkspaceRole = 'OWNER' | 'ADMIN' | 'MEMBER';

/** What decides who somebody is to a secret. It belongs to a user, to a workspace, or to neither: to the house. */
export interface Ownership {
  readonly ownerId: string | null;
  readonly workspaceId: string | null;
  /** What the actor is in the workspace; null where there is none, or the actor is not in it (any more). */
  readonly workspaceRole: WorkspaceRole | null;
  /** The most that shares with the actor and with groups of the actor allow; null where there is none (any more). */
  readonly access: ShareAccess | null;
  /** The chat session it is bound to; null for none. */
  readonly chatSessionId: string | null;
  /** Whether that chat session is active and not deleted. */
  readonly isChatOpen: boolean;
  /** A permission that every way to the secret asks for besides; null for none. */
  readonly requiredPermission: string | null;
}

/** What else decides whether a value may be revealed now. */
export interface RevealFacts extends Ownership {
  readonly isActive: boolean;
  readonly isExpired: boolean;
}

/** Why a value is not revealed to somebody who sees the secret. */
export type RevealRefusal = 'FORBIDDEN' | 'CHAT_CLOSED' | 'INACTIVE' | 'EXPIRED';

const BY_SHARE: Readonly<Record<ShareAccess, Standing>> = { MANAGE: 'MANAGER', REVEAL: 'REVEALER', USE: 'USER' };

/** Whether the secret is the house's own, and nobody's. */
export const isSystem = (secret: Pick<Ownership, 'ownerId' | 'workspaceId'>): boolean =>
  secret.ownerId === null && secret.workspaceId === null;

/** The actor's standing towards a live secret; null means that to this actor there is no such secret. */
export function standing(actor: Actor, secret: Ownership): Standing | null {
  if (!isOpenTo(actor, secret)) return null;
  if (isSystem(secret)) return actor.may('secrets.system') ? 'CUSTODIAN' : null;
  if (!actor.may('secrets.read')) return null;
  if (isOwn(actor, secret)) return 'OWNER';
  if (secret.workspaceId !== null && secret.workspaceRole === null) return null;
  return secret.access && BY_SHARE[secret.access];
}

/** An agent is let to what is bound to its own chat session, while that is open. A further permission only narrows. */
function isOpenTo(actor: Actor, secret: Ownership): boolean {
  if (secret.requiredPermission !== null && !actor.may(secret.requiredPermission)) return false;
  if (secret.chatSessionId === null || actor.keyId === null) return true;
  return secret.isChatOpen && secret.chatSessionId === actor.chatSessionId;
}

const isOwn = (actor: Actor, { ownerId, workspaceRole }: Ownership): boolean =>
  ownerId === null ? workspaceRole === 'OWNER' || workspaceRole === 'ADMIN' : ownerId === actor.userId;

/** The same, but none for an agent without a scope to change things: an API key that only reads, changes nothing. */
function standingToChange(actor: Actor, secret: Ownership): Standing | null {
  const is = standing(actor, secret);
  return is === 'CUSTODIAN' || actor.keyId === null || actor.may('secrets.create') ? is : null;
}

/** What a new secret is to belong to, and be bound to. */
export interface Destination {
  readonly scope: 'USER' | 'SESSION' | 'WORKSPACE' | 'SYSTEM';
  /** What the actor is in the workspace it is to belong to; null where it is to belong to none. */
  readonly workspaceRole: WorkspaceRole | null;
  /** Whether the chat session it is to be bound to is open to the actor. */
  readonly isChatOpen: boolean;
}

/** Whether the actor may make secrets there. Making one means seeing it, too. */
export function canCreate(actor: Actor, { scope, workspaceRole, isChatOpen }: Destination): boolean {
  if (scope === 'SYSTEM') return actor.may('secrets.system');
  if (!actor.may('secrets.create') || !actor.may('secrets.read')) return false;
  if (scope === 'WORKSPACE') return workspaceRole === 'OWNER' || workspaceRole === 'ADMIN';
  return scope === 'USER' || isChatOpen;
}

/** Whether the actor sees the description of the secret. */
export const canRead = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) !== null;

/** Whether this standing is enough to decide about the secret: as its owner, or as one who keeps it for the house. */
export const decides = (standing: Standing | null): boolean => standing === 'OWNER' || standing === 'CUSTODIAN';

/** Whether this standing is enough to change the description or to rotate the value. */
export const manages = (standing: Standing | null): boolean => decides(standing) || standing === 'MANAGER';

/** Whether this standing is enough to see the value, given the permission. */
export const reveals = (standing: Standing | null): boolean =>
  standing === 'OWNER' || standing === 'MANAGER' || standing === 'REVEALER';

/** Whether the actor may change the description. */
export const canUpdate = (actor: Actor, secret: Ownership): boolean => manages(standingToChange(actor, secret));

/**
 * Whether the actor may change what is its owner's to decide: the name and the provider, which are unique among the
 * owner's secrets, so that a refusal would tell anybody else what those are called; the tools it is for; the permission
 * it asks for.
 */
export const canRename = (actor: Actor, secret: Ownership): boolean => decides(standingToChange(actor, secret));

/** Whether the actor may do without the fresh proof that the secret asks for. Whoever manages it may only add it. */
export const canDropStepUp = (actor: Actor, secret: Ownership): boolean => decides(standingToChange(actor, secret));

/** Whether the actor may give the secret a new value. */
export const canRotate = (actor: Actor, secret: Ownership): boolean => manages(standingToChange(actor, secret));

/** Whether the actor may see the value, whatever state the secret is in. */
export const canReveal = (actor: Actor, secret: Ownership): boolean =>
  reveals(standing(actor, secret)) && actor.may('secrets.reveal');

/** Why the actor, who sees the secret, does not get its value now; null where nothing is in the way. */
export function revealRefusal(actor: Actor, secret: RevealFacts): RevealRefusal | null {
  if (!canReveal(actor, secret)) return 'FORBIDDEN';
  if (secret.chatSessionId !== null && !secret.isChatOpen) return 'CHAT_CLOSED';
  if (!secret.isActive) return 'INACTIVE';
  return secret.isExpired ? 'EXPIRED' : null;
}

/** What decides about a secret that may be deleted. Shares count for nothing then. */
export interface DeletedFacts extends Ownership {
  readonly isDeleted: boolean;
  /** Whether it was deleted at most thirty days ago. */
  readonly isRestorable: boolean;
}

/** Whether the actor may switch the secret off and on. What its owner has switched off, nobody else switches on. */
export const canSetActive = (actor: Actor, secret: Ownership): boolean => decides(standingToChange(actor, secret));

/** Whether the actor may say when the secret wants a new value. */
export const canSchedule = (actor: Actor, secret: Ownership): boolean => manages(standingToChange(actor, secret));

/** Whether the actor may bring the deleted secret back. */
export const canRestore = (actor: Actor, secret: DeletedFacts): boolean =>
  secret.isDeleted && secret.isRestorable && canDestroy(actor, secret);

/** Whether the actor may erase all values of the secret, deleted or not. */
export const canDestroy = (actor: Actor, secret: Ownership): boolean =>
  decides(standingToChange(actor, { ...secret, access: null }));

/** Whether the actor may loose the secret from its chat session: only its owner, signed in. */
export const canPromote = (actor: Actor, secret: Ownership): boolean =>
  actor.isInteractive && standing(actor, secret) === 'OWNER';

/** Whether secrets like this one are shared at all: not with one bound to a chat session, until it is promoted. */
export const isShareable = (secret: Ownership): boolean => secret.chatSessionId === null && !isSystem(secret);

/** Whether the actor may share the secret and change its shares. */
export const canShare = (actor: Actor, secret: Ownership): boolean =>
  standingToChange(actor, secret) === 'OWNER' && actor.may('secrets.share');

/** Whether the actor may take shares back. It needs no permission to share: taking back only ever narrows. */
export const canUnshare = (actor: Actor, secret: Ownership): boolean => standingToChange(actor, secret) === 'OWNER';

/** Whether the actor may delete the secret. */
export const canDelete = (actor: Actor, secret: Ownership): boolean => decides(standingToChange(actor, secret));

/** Whether the actor sees who did what with the secret. */
export const canReadAccessLog = (actor: Actor, secret: Ownership): boolean => decides(standing(actor, secret));

/** Whether the actor sees who has access to the secret. */
export const canReadAccess = (actor: Actor, secret: Ownership): boolean => decides(standing(actor, secret));

/** What decides who sees a share. */
export interface ShareFacts {
  readonly ownerId: string | null;
  readonly workspaceRole: WorkspaceRole | null;
  /** Whether the share is with the actor, or with a group that the actor is in. */
  readonly isGrantee: boolean;
}

/** Whether the actor sees this share: whoever decides about the secret all of them, a grantee the own ones. */
export const canReadShare = (actor: Actor, { ownerId, workspaceRole, isGrantee }: ShareFacts): boolean =>
  actor.may('secrets.read') &&
  (ownerId === null
    ? workspaceRole === 'OWNER' || workspaceRole === 'ADMIN' || (workspaceRole === 'MEMBER' && isGrantee)
    : ownerId === actor.userId || isGrantee);
