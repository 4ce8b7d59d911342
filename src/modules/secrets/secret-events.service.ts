import type { Actor } from '../../platform/actor.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import type { SecretService } from './secret.service.js';

/** What happened, as a subscriber hears it: ids, numbers and instants. */
export type SecretNews = { readonly secretId: string; readonly at: string } & (
  | { readonly __typename: 'SecretShared' | 'SecretUnshared'; readonly granteeId: string }
  | { readonly __typename: 'SecretRotated'; readonly version: number }
  | { readonly __typename: 'SecretRevealed'; readonly userId: string; readonly version: number }
  | { readonly __typename: 'SecretDeleted' }
);

/** News of secrets, for those they concern. */
export class SecretEventService {
  constructor(
    private readonly hub: Hub,
    private readonly secrets: SecretService,
  ) {}

  /**
   * What happens to the actor's secrets and to those shared with the actor, from now on. What leads to the secret is
   * delivered only while the actor still sees it; removals need no second look.
   */
  listen<R>(actor: Actor, map: (news: SecretNews) => R): AsyncIterableIterator<R> {
    return this.hub.events(actor.id, async (event) => {
      const news = newsOf(event);
      if (!news) return undefined;
      const isRemoval = news.__typename === 'SecretUnshared' || news.__typename === 'SecretDeleted';
      if (!isRemoval && !(await this.sees(actor, news.secretId))) return undefined;
      return map(news);
    });
  }

  private async sees(actor: Actor, secretId: string): Promise<boolean> {
    const [standing] = await this.secrets.standings(actor, [secretId]);
    return (standing ?? null) !== null;
  }
}

function newsOf({ type, aggregateId: secretId, payload, at }: PublishedEvent): SecretNews | null {
  const [granteeId, userId, version] = [String(payload.granteeId), String(payload.userId), Number(payload.version)];
  switch (type) {
    case 'secret.shared':
      return { __typename: 'SecretShared', secretId, at, granteeId };
    case 'secret.unshared':
      return { __typename: 'SecretUnshared', secretId, at, granteeId };
    case 'secret.rotated':
      return { __typename: 'SecretRotated', secretId, at, version };
    case 'secret.revealed':
      return { __typename: 'SecretRevealed', secretId, at, userId, version };
    case 'secret.deleted':
      return { __typename: 'SecretDeleted', secretId, at };
    default:
      return null;
  }
}
