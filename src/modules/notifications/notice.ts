import type { EventPayload, PublishedEvent } from '../../platform/events/event.js';

/** What a notification can be about: the name of a GraphQL type with an id of its own. */
export type AboutType = 'Secret' | 'User' | 'Group' | 'Workspace' | 'Invitation' | 'Session' | 'ToolApproval';

/** What words are made of: names as the reader sees them now, null where the reader sees none. */
export interface Told {
  /** Who did it. */
  readonly actor: string | null;
  readonly user: string | null;
  readonly group: string | null;
  readonly secret: string | null;
  readonly workspace: string | null;
  /** The tool that somebody has to agree to. */
  readonly tool: string | null;
  /** The ids, numbers and instants of the event. */
  readonly payload: EventPayload;
}

/** The words of a notification, in English. */
export interface Words {
  readonly subject: string;
  readonly body: string;
}

/** What is told of one type of event. */
export interface Notice {
  /** The type of the event. */
  readonly on: string;
  /** As the enum `NotificationKind` of the schema names it. */
  readonly kind: string;
  /** Who is told. Whoever did it is left out afterwards, unless `self`. */
  readonly who: (event: PublishedEvent) => readonly string[];
  /** Told also to whoever did it: somebody else may have done it in the person's name. */
  readonly self?: true;
  /** Whoever did it is not named: the one who is told must not learn it. */
  readonly anonymous?: true;
  /** Which of these events it is told of; all of them unless said. */
  readonly when?: (event: PublishedEvent) => boolean;
  /** Told only where the session of the event came from a device that was not seen before. */
  readonly newDevice?: true;
  /** What it is about, and where the event keeps its id. */
  readonly about?: readonly [type: AboutType, key: string];
  /** Where a client shows what it is about, where `about` does not say. */
  readonly link?: string;
  readonly words: (told: Told) => Words;
}

/** Where the ids of events lie whose names words are made of. The first that is there counts. */
export const NAMED: readonly [
  name: Exclude<keyof Told, 'payload' | 'actor'>,
  type: AboutType,
  keys: readonly string[],
][] = [
  ['user', 'User', ['userId', 'granteeId']],
  ['group', 'Group', ['groupId']],
  ['secret', 'Secret', ['secretId']],
  ['workspace', 'Workspace', ['workspaceId']],
  ['tool', 'ToolApproval', ['approvalId']],
];

const PATHS: Readonly<Record<AboutType, string>> = {
  Secret: '/secrets',
  User: '/users',
  Group: '/groups',
  Workspace: '/workspaces',
  Invitation: '/invitations',
  Session: '/account/sessions',
  ToolApproval: '/approvals',
};

/** Where a client shows what the notification is about: a path; null where there is nothing to show. */
export function linkOf({ about, link }: Notice, payload: EventPayload): string | null {
  if (!about) return link ?? null;
  const [type, key] = about;
  return typeof payload[key] === 'string' ? `${PATHS[type]}/${payload[key]}` : PATHS[type];
}
