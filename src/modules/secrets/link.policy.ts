import type { Actor } from '../../platform/actor.js';
import { type Ownership, canReveal, canShare, isShareable } from './secret.policy.js';

/** What decides whether a link opens, to whoever has its token. */
export interface LinkFacts {
  /** Who alone may open it; null for anybody who is signed in. */
  readonly userId: string | null;
  readonly isOpened: boolean;
  /** A permission that every way to the secret asks for; null for none. */
  readonly requiredPermission: string | null;
  /** Whether it was taken back, or whoever made it may no longer reveal the secret or hand it on. */
  readonly isRevoked: boolean;
  /** Whether its time has passed. */
  readonly isPast: boolean;
  /** Whether the secret is deleted. */
  readonly isDeleted: boolean;
  /** Whether the secret is switched on. */
  readonly isActive: boolean;
  /** Whether the secret has expired. */
  readonly isExpired: boolean;
}

/** Why a link does not open. */
export type LinkRefusal = 'SPENT' | 'FORBIDDEN' | 'REVOKED' | 'PAST' | 'GONE' | 'INACTIVE' | 'EXPIRED';

/**
 * Whether the actor may make links to the secret and take them back: whoever could see the value and share it. A
 * workspace's secrets open to nobody outside, and so have no links.
 */
export const canLink = (actor: Actor, secret: Ownership): boolean =>
  secret.ownerId !== null &&
  isShareable(secret) &&
  actor.isInteractive &&
  canShare(actor, secret) &&
  canReveal(actor, secret);

/** Whether the actor may open links at all. It takes no permission but the one its secret asks for: whoever owns the value hands it over. */
export const canOpen = (actor: Actor): boolean => actor.isInteractive;

/** Whether the actor sees the links to a secret, and may take them back: that only ever narrows. */
export const canReadLinks = (actor: Actor, link: { readonly ownerId: string }): boolean =>
  actor.may('secrets.read') && link.ownerId === actor.userId;

/** Why the link does not open to the actor, who has its token; null where nothing is in the way. */
export function linkRefusal(actor: Actor, link: LinkFacts): LinkRefusal | null {
  if (!canOpen(actor)) return 'FORBIDDEN';
  // First of all: that it was used already is what its owner wants to hear of, whoever asks.
  if (link.isOpened) return 'SPENT';
  if (link.userId !== null && link.userId !== actor.userId) return 'FORBIDDEN';
  if (link.requiredPermission !== null && !actor.may(link.requiredPermission)) return 'FORBIDDEN';
  if (link.isRevoked) return 'REVOKED';
  if (link.isPast) return 'PAST';
  if (link.isDeleted) return 'GONE';
  if (!link.isActive) return 'INACTIVE';
  return link.isExpired ? 'EXPIRED' : null;
}
