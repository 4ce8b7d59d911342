import { mergeResolvers } from '@graphql-tools/merge';
import type { GraphqlModule } from '../../graphql/module.js';
import type { Database } from '../../platform/database/database.js';
import type { Hub } from '../../platform/events/hub.js';
import type { JobDefinition } from '../../platform/jobs/job.js';
import { WorkspaceMemberEntity, type WorkspaceRole } from './member.entity.js';
import { memberResolvers } from './member.resolvers.js';
import { MemberService } from './member.service.js';
import { WorkspaceEndService } from './workspace-end.service.js';
import { workspaceEventResolvers } from './workspace-events.resolvers.js';
import { WorkspaceEventService } from './workspace-events.service.js';
import { WorkspaceEntity } from './workspace.entity.js';
import { workspaceJobs } from './workspace.jobs.js';
import { workspaceResolvers } from './workspace.resolvers.js';
import { type WorkspaceRule, workspaceRules } from './workspace.rules.js';
import { WorkspaceService } from './workspace.service.js';
import { memberShape, workspaceShape } from './workspace.shape.js';

export { memberShape, workspaceShape };
export type { WorkspaceRole };

/** The entities of this module. */
export const WORKSPACES_ENTITIES = [WorkspaceEntity, WorkspaceMemberEntity] as const;

/** What the module works with. */
export interface WorkspacesOptions {
  readonly db: Database;
  readonly hub: Hub;
}

/** What can be done with workspaces. */
export interface WorkspacesServices {
  readonly workspaces: WorkspaceService;
  readonly members: MemberService;
  readonly workspaceEvents: WorkspaceEventService;
  readonly workspaceEnds: WorkspaceEndService;
}

/** What people own together, and who they are. */
export interface WorkspacesModule extends GraphqlModule<WorkspaceRule> {
  readonly services: WorkspacesServices;
  readonly jobs: readonly JobDefinition[];
}

/** Builds the module on what it works with. */
export function workspacesModule({ db, hub }: WorkspacesOptions): WorkspacesModule {
  const workspaces = new WorkspaceService(db);
  const members = new MemberService(db);
  const workspaceEvents = new WorkspaceEventService(hub, workspaces);
  const workspaceEnds = new WorkspaceEndService(db);
  return {
    services: { workspaces, members, workspaceEvents, workspaceEnds },
    resolvers: mergeResolvers([
      workspaceResolvers(workspaces),
      memberResolvers(members, workspaces),
      workspaceEventResolvers(workspaceEvents, workspaces),
    ]),
    rules: workspaceRules((actor, workspaceId) => workspaces.facts(actor, workspaceId)),
    nodes: [workspaceShape],
    jobs: workspaceJobs(workspaceEnds),
  };
}
