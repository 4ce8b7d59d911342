import type { Actor } from '../../platform/actor.js';
import type { ShareAccess } from './share.entity.js';

/** What somebody is to a secret, from most to least. */
export type Standing = 'OWNER' | 'MANAGER' | 'REVEALER' | 'USER';

/** What decides who somebody is to a secret. */
export interface Ownership {
  readonly ownerId: string;
  /** What the actor's own share allows; null where there is none, or none any more. */
  readonly access: ShareAccess | null;
}

/** What else decides whether a value may be revealed now. */
export interface RevealFacts extends Ownership {
  readonly isActive: boolean;
  readonly isExpired: boolean;
}

/** Why a value is not revealed to somebody who sees the secret. */
export type RevealRefusal = 'FORBIDDEN' | 'INACTIVE' | 'EXPIRED';

const BY_SHARE: Readonly<Record<ShareAccess, Standing>> = { MANAGE: 'MANAGER', REVEAL: 'REVEALER', USE: 'USER' };

/** The actor's standing towards a live secret; null means that to this actor there is no such secret. */
export function standing(actor: Actor, secret: Ownership): Standing | null {
  if (!actor.may('secrets.read')) return null;
  if (secret.ownerId === actor.userId) return 'OWNER';
  return secret.access && BY_SHARE[secret.access];
}

/** Whether the actor may make secrets. Making one means seeing it, too. */
export const canCreate = (actor: Actor): boolean => actor.may('secrets.create') && actor.may('secrets.read');

/** Whether the actor sees the description of the secret. */
export const canRead = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) !== null;

/** Whether this standing is enough to change the description or to rotate the value. */
export const manages = (standing: Standing | null): boolean => standing === 'OWNER' || standing === 'MANAGER';

/** Whether this standing is enough to see the value, given the permission. */
export const reveals = (standing: Standing | null): boolean => manages(standing) || standing === 'REVEALER';

/** Whether the actor may change the description. */
export const canUpdate = (actor: Actor, secret: Ownership): boolean => manages(standing(actor, secret));

/**
 * Whether the actor may change the name or the provider. They are unique among the owner's secrets, so that a refusal
 * would tell anybody else what those are called.
 */
export const canRename = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) === 'OWNER';

/** Whether the actor may have the value revealed without a fresh proof again. Whoever manages the secret may ask for one. */
export const canDropStepUp = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) === 'OWNER';

/** Whether the actor may give the secret a new value. */
export const canRotate = (actor: Actor, secret: Ownership): boolean => manages(standing(actor, secret));

/** Whether the actor may see the value, whatever state the secret is in. */
export const canReveal = (actor: Actor, secret: Ownership): boolean =>
  reveals(standing(actor, secret)) && actor.may('secrets.reveal');

/** Why the actor, who sees the secret, does not get its value now; null where nothing is in the way. */
export function revealRefusal(actor: Actor, secret: RevealFacts): RevealRefusal | null {
  if (!canReveal(actor, secret)) return 'FORBIDDEN';
  if (!secret.isActive) return 'INACTIVE';
  return secret.isExpired ? 'EXPIRED' : null;
}

/** What decides about a secret that may be deleted. */
export interface DeletedFacts {
  readonly ownerId: string;
  readonly isDeleted: boolean;
  /** Whether it was deleted at most thirty days ago. */
  readonly isRestorable: boolean;
}

/** Whether the actor may switch the secret off and on. What its owner has switched off, nobody else switches on. */
export const canSetActive = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) === 'OWNER';

/** Whether the actor may say when the secret wants a new value. */
export const canSchedule = (actor: Actor, secret: Ownership): boolean => manages(standing(actor, secret));

/** Whether the actor may bring the deleted secret back. */
export const canRestore = (actor: Actor, secret: DeletedFacts): boolean =>
  secret.isDeleted && secret.isRestorable && standing(actor, { ...secret, access: null }) === 'OWNER';

/** Whether the actor may erase all values of the secret, deleted or not. */
export const canDestroy = (actor: Actor, secret: Pick<DeletedFacts, 'ownerId'>): boolean =>
  standing(actor, { ...secret, access: null }) === 'OWNER';

/** Whether the actor may share the secret and change its shares. */
export const canShare = (actor: Actor, secret: Ownership): boolean =>
  standing(actor, secret) === 'OWNER' && actor.may('secrets.share');

/** Whether the actor may take shares back. It needs no permission to share: taking back only ever narrows. */
export const canUnshare = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) === 'OWNER';

/** Whether the actor may delete the secret. */
export const canDelete = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) === 'OWNER';

/** Whether the actor sees who did what with the secret. */
export const canReadAccessLog = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) === 'OWNER';

/** Whether the actor sees who has access to the secret. */
export const canReadAccess = (actor: Actor, secret: Ownership): boolean => standing(actor, secret) === 'OWNER';

/** Whether the actor sees this share: the owner sees all of them, a grantee the own one. */
export const canReadShare = (actor: Actor, share: { readonly ownerId: string; readonly granteeId: string }): boolean =>
  actor.may('secrets.read') && (share.ownerId === actor.userId || share.granteeId === actor.userId);
