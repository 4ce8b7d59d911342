import { type Bind, type Shape, instant } from '../../platform/database/shape.js';
import { InvalidInput } from '../../platform/problem.js';
import { nameKey, userShape } from '../identity/index.js';

/** The most characters that are searched for. */
const MAX_SEARCH = 256;

/** How a `WorkspaceMember` is read. */
export const memberShape: Shape = {
  type: 'WorkspaceMember',
  table: 'workspace_members',
  key: ['joined_at', 'user_id'],
  columns: { userId: 'user_id', role: 'role', joinedAt: instant('joined_at') },
  one: {
    user: {
      shape: () => userShape,
      on: (user, member) => `${user}.id = ${member}.user_id and ${user}.is_active`,
    },
  },
};

/** How a `Workspace` is read. */
export const workspaceShape: Shape = {
  type: 'Workspace',
  table: 'workspaces',
  live: (workspace) => `${workspace}.deleted_at is null`,
  columns: {
    id: 'id',
    name: 'name',
    slug: 'slug',
    role: {
      sql: (workspace) =>
        `(select m.role from workspace_members m
           where m.workspace_id = ${workspace}.id and m.user_id = (select app_user()))`,
    },
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    deletedAt: instant('deleted_at'),
  },
  connection: {
    members: {
      shape: () => memberShape,
      on: (member, workspace) => `${member}.workspace_id = ${workspace}.id`,
      filter: (member, bind) => {
        const like = bind((args) => containing(args['search'], 'search'), 'text');
        return [
          `(${like} is null or ${member}.user_id in (
             select u.id from users u where u.is_active and lower(normalize(u.display_name, NFKC)) like ${like}))`,
        ];
      },
    },
  },
};

/** How a deleted workspace is read that the actor, its owner, can still bring back: the last one deleted first. */
export const deletedWorkspaceShape: Shape = {
  ...workspaceShape,
  live: (workspace) => `${workspace}.deleted_at > now() - interval '30 days' and ${workspace}.destroyed_at is null`,
  key: ['deleted_at', 'id'],
};

/** What narrows a list of workspaces. */
export interface WorkspaceFilter {
  readonly search?: string | null;
}

/** The conditions of a filter that are there. Throws InvalidInput. */
export function matching(filter: WorkspaceFilter): (workspace: string, bind: Bind) => readonly string[] {
  const pattern = containing(filter.search, 'filter');
  if (pattern === null) return () => [];
  return (workspace, bind) => {
    const like = bind(() => pattern, 'text');
    return [`(lower(normalize(${workspace}.name, NFKC)) like ${like} or ${workspace}.slug like ${like})`];
  };
}

/** A LIKE pattern for what contains this text, its wildcards taken literally; null where nothing is asked for. */
function containing(search: unknown, field: string): string | null {
  const text = typeof search === 'string' ? nameKey(search.trim()) : '';
  if (text === '') return null;
  if (text.length > MAX_SEARCH || text.includes('\0'))
    throw new InvalidInput(`Search for at most ${MAX_SEARCH} characters, none of them NUL.`, field);
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
