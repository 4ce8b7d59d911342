import type { Actor } from '../../platform/actor.js';
import type { PublishedEvent } from '../../platform/events/event.js';
import type { Hub } from '../../platform/events/hub.js';
import type { WorkspaceService } from './workspace.service.js';

/** Events of the workspace as a whole. */
const PLAIN = {
  'workspace.created': 'WorkspaceCreated',
  'workspace.updated': 'WorkspaceUpdated',
  'workspace.deleted': 'WorkspaceDeleted',
  'workspace.restored': 'WorkspaceRestored',
  'workspace.destroyed': 'WorkspaceDestroyed',
} as const;

/** Events of one member. */
const OF_MEMBER = {
  'workspace.memberAdded': 'WorkspaceMemberAdded',
  'workspace.memberUpdated': 'WorkspaceMemberUpdated',
  // Whose role changed, and that somebody was erased, is all there is to hear.
  'workspace.inherited': 'WorkspaceMemberUpdated',
  'workspace.memberRemoved': 'WorkspaceMemberRemoved',
} as const;

/** After these there may be nothing to see. */
const REMOVALS: ReadonlySet<string> = new Set(['WorkspaceDeleted', 'WorkspaceDestroyed', 'WorkspaceMemberRemoved']);

/** What happened, as a subscriber hears it: ids and instants. */
export type WorkspaceNews = { readonly workspaceId: string; readonly at: string } & (
  | { readonly __typename: (typeof PLAIN)[keyof typeof PLAIN] }
  | { readonly __typename: (typeof OF_MEMBER)[keyof typeof OF_MEMBER]; readonly userId: string }
);

/** News of workspaces, for those who belong to them. */
export class WorkspaceEventService {
  constructor(
    private readonly hub: Hub,
    private readonly workspaces: WorkspaceService,
  ) {}

  /**
   * What happens to the actor's workspaces, from now on. What leads to a workspace is delivered only while the actor
   * still belongs to it; removals need no second look.
   */
  listen<R>(actor: Actor, map: (news: WorkspaceNews) => R): AsyncIterableIterator<R> {
    return this.hub.events(actor.id, async (event) => {
      const news = newsOf(event);
      if (!news) return undefined;
      if (!REMOVALS.has(news.__typename) && !(await this.belongs(actor, news.workspaceId))) return undefined;
      return map(news);
    });
  }

  private async belongs(actor: Actor, workspaceId: string): Promise<boolean> {
    const facts = await this.workspaces.facts(actor, workspaceId);
    return facts !== null && !facts.isDeleted;
  }
}

function newsOf({ type, aggregateId: workspaceId, payload, at }: PublishedEvent): WorkspaceNews | null {
  if (isOneOf(PLAIN, type)) return { __typename: PLAIN[type], workspaceId, at };
  if (isOneOf(OF_MEMBER, type))
    return { __typename: OF_MEMBER[type], workspaceId, userId: String(payload['userId']), at };
  return null;
}

const isOneOf = <T extends object>(names: T, type: string): type is keyof T & string => Object.hasOwn(names, type);
