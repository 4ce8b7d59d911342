import type { Actor } from '../../platform/actor.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import { type LinkNews, linkNewsOf } from './link.news.js';
import type { SecretService } from './secret.service.js';

/** Events that say nothing but that it happened. */
const PLAIN = {
  'secret.created': 'SecretCreated',
  'secret.updated': 'SecretUpdated',
  'secret.activated': 'SecretActivated',
  'secret.deactivated': 'SecretDeactivated',
  'secret.promoted': 'SecretPromoted',
  'secret.restored': 'SecretRestored',
  'secret.deleted': 'SecretDeleted',
  'secret.destroyed': 'SecretDestroyed',
} as const;

/** Events that tell of the end of a secret. */
const ENDS = { 'secret.expiring': 'SecretExpiring', 'secret.expired': 'SecretExpiryReached' } as const;

/** After these there may be nothing to see. */
const REMOVALS: ReadonlySet<string> = new Set(['SecretUnshared', 'SecretDeleted', 'SecretDestroyed']);

/** What happened, as a subscriber hears it: ids, numbers and instants. */
export type SecretNews = LinkNews | SecretOwnNews;

type SecretOwnNews = { readonly secretId: string; readonly at: string } & (
  | {
      readonly __typename: 'SecretShared' | 'SecretUnshared';
      readonly granteeId: string;
      readonly groupId: string | null;
    }
  | { readonly __typename: 'SecretGroupAccessGained'; readonly groupId: string; readonly userId: string }
  | { readonly __typename: 'SecretGroupAccessRestored'; readonly groupId: string }
  | { readonly __typename: 'SecretRotated'; readonly version: number; readonly rolledBackTo: number | null }
  | { readonly __typename: 'SecretRevealed'; readonly userId: string; readonly version: number }
  | { readonly __typename: 'SecretRotationDue'; readonly dueAt: string }
  | { readonly __typename: (typeof ENDS)[keyof typeof ENDS]; readonly expiresAt: string }
  | { readonly __typename: (typeof PLAIN)[keyof typeof PLAIN] }
);

/** News of secrets, for those they concern. */
export class SecretEventService {
  constructor(
    private readonly hub: Hub,
    private readonly secrets: SecretService,
  ) {}

  /**
   * What happens to the secrets that the actor sees, from now on. What leads to the secret is
   * delivered only while the actor still sees it; removals need no second look.
   */
  listen<R>(actor: Actor, map: (news: SecretNews) => R): AsyncIterableIterator<R> {
    return this.hub.events(actor.id, async (event) => {
      const news = newsOf(event) ?? linkNewsOf(event);
      if (!news) return undefined;
      if (!REMOVALS.has(news.__typename) && !(await this.sees(actor, news.secretId))) return undefined;
      return map(news);
    });
  }

  private async sees(actor: Actor, secretId: string): Promise<boolean> {
    const [standing] = await this.secrets.standings(actor, [secretId]);
    return (standing ?? null) !== null;
  }
}

function newsOf({ type, aggregateId: secretId, payload, at }: PublishedEvent): SecretOwnNews | null {
  const [userId, version] = [String(payload.userId), Number(payload.version)];
  const groupId = textOrNull(payload.groupId);
  const granteeId = groupId ?? String(payload.granteeId);
  if (isPlain(type)) return { __typename: PLAIN[type], secretId, at };
  switch (type) {
    case 'secret.shared':
      return { __typename: 'SecretShared', secretId, at, granteeId, groupId };
    case 'secret.groupAccessGained':
      return { __typename: 'SecretGroupAccessGained', secretId, at, groupId: String(groupId), userId };
    case 'secret.groupAccessRestored':
      return { __typename: 'SecretGroupAccessRestored', secretId, at, groupId: String(groupId) };
    case 'secret.unshared':
      return { __typename: 'SecretUnshared', secretId, at, granteeId, groupId };
    case 'secret.rotated':
      return { __typename: 'SecretRotated', secretId, at, version, rolledBackTo: numberOrNull(payload.rolledBackTo) };
    case 'secret.rotationDue':
      return { __typename: 'SecretRotationDue', secretId, at, dueAt: String(payload.dueAt) };
    case 'secret.expiring':
    case 'secret.expired':
      return { __typename: ENDS[type], secretId, at, expiresAt: String(payload.expiresAt) };
    case 'secret.revealed':
      return { __typename: 'SecretRevealed', secretId, at, userId, version };
    default:
      return null;
  }
}

const isPlain = (type: string): type is keyof typeof PLAIN => Object.hasOwn(PLAIN, type);
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null);
